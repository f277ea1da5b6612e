"""UTF-8 that was once read as a one-byte encoding ("cafÃ©"), put right where that is certain."""

import re

from ftfy import fix_encoding
from ftfy.badness import is_bad

# A lead byte of UTF-8 and the byte after it, both read as Windows-1250..1257: without such a pair, no mojibake.
_LEAD_AND_TRAIL = re.compile(
    r"[\u00c2-\u00f4\u0102-\u0159\u0410-\u0444][\u0080-\u00bf\u0152-\u017e\u0192\u02c6-\u02dd\u0400-\u0491\u2010-\u2122]"
)


def repair(text: str) -> str | None:
    """``text`` with its mojibake undone, None if there is none or the repair is not certain.

    Line by line, as one paragraph may be broken and the next not. Certain: ftfy's badness heuristic finds the
    line bad before and good after.
    """
    if not _has_pair(text) or not _LEAD_AND_TRAIL.search(text) or not is_bad(text):
        return None
    lines = text.splitlines(keepends=True)
    repaired = "".join(map(_repair_line, lines))
    return repaired if repaired != text else None


def _has_pair(text: str) -> bool:
    """Whether two characters beyond ASCII may stand in a row, as in mojibake; ten times faster than a pattern."""
    return b"??" in text.encode("ascii", "replace")


def _repair_line(line: str) -> str:
    if line.isascii() or not is_bad(line):
        return line
    fixed = fix_encoding(line)
    return line if is_bad(fixed) else fixed
