"""UTF-8 that was once read as a one-byte encoding ("cafÃ©"), put right where that is certain."""

import re
from collections.abc import Iterator

from ftfy import fix_encoding
from ftfy.badness import is_bad

# A lead byte of UTF-8 and the byte after it, both read as Windows-1250..1257: without such a pair, no mojibake.
_LEAD_AND_TRAIL = re.compile(
    r"[\u00c2-\u00f4\u0102-\u0159\u0410-\u0444][\u0080-\u00bf\u0152-\u017e\u0192\u02c6-\u02dd\u0400-\u0491\u2010-\u2122]"
)

_AROUND = 16  # characters; what makes text bad for ftfy is shorter


def repair(text: str) -> str | None:
    """``text`` with its mojibake undone, None if there is none or the repair is not certain.

    Line by line, as one paragraph may be broken and the next not. Certain: ftfy's badness heuristic finds the
    line bad before and good after.
    """
    if not any(map(is_bad, _suspects(text))):
        return None
    lines = text.splitlines(keepends=True)
    repaired = "".join(map(_repair_line, lines))
    return repaired if repaired != text else None


def _suspects(text: str) -> Iterator[str]:
    """The surroundings of each lead that a trail follows, overlapping ones once.

    Only where two characters beyond ASCII stand in a row is looked at, and those places are found in the text with "?"
    for each such character: on pages that is several times faster than searching them for the pattern, or for badness.
    """
    packed = text.encode("ascii", "replace")
    at = packed.find(b"??")
    while at >= 0:
        is_suspect = _LEAD_AND_TRAIL.match(text, at) is not None
        if is_suspect:
            yield text[max(at - _AROUND, 0) : at + 4 * _AROUND]
        at = packed.find(b"??", at + (3 * _AROUND if is_suspect else 1))


def _repair_line(line: str) -> str:
    if line.isascii() or not is_bad(line):
        return line
    fixed = fix_encoding(line)
    return line if is_bad(fixed) else fixed
