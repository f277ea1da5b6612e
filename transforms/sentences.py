"""Sentence boundaries in news prose of any script, by one linear pass."""

import re
from functools import cache

from transforms.lexicons import word_set

#: One set of letters to begin with lets the engine leap from stop to stop: 3.5 times as fast as three alternatives.
#: Those behind the line break are the stops of scripts without capitals: nothing else is done with them.
_ENDS = "؟。！？｡．۔।॥։።፧။།"
_STOP = re.compile(
    rf"[.!?…\n{_ENDS}](?:"
    r"""(?<=[.!?…])[.!?…]*(?:["'”’“»«)\]]|[ \u00a0\u202f]»)*(?=\s+["'“‘„«»(\[¿¡]*([A-Z0-9]|[^\W_a-z]))"""
    r"|(?<=\n)[ \t]*\n\s*"
    rf"""|(?<=[{_ENDS}])[{_ENDS}]*["'”’»」』）)\]]*)"""
)
#: No prose goes on for so many characters without a stop: lists and tables are cut, rules for sentences stay cheap.
_MOST = 3000
_LAST_WORD = re.compile(r"([\w.'’]+)$")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open code-point spans of the sentences of ``text``, in order; white space between them is left out.

    What goes on for 3,000 characters without a stop is cut at white space.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if _is_small(match[1] or "") or (match.group() == "." and _is_abbreviated(text, match.start())):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _is_small(letter: str) -> bool:
    """Whether ``letter`` cannot open a sentence; Georgian ones can, as it is written without capitals."""
    return letter.islower() and not "ა" <= letter <= "ჿ"


@cache
def _longest() -> int:
    return max(map(len, word_set("abbreviations")))


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` ends an abbreviation or an initial."""
    word = _LAST_WORD.search(text, max(0, stop - _longest() - 1), stop)
    token = word.group(1).lower() if word else ""
    return token in word_set("abbreviations") or (len(token) == 1 and token.isalpha())


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = left + len(piece.strip())
    while right - left > _MOST:
        cut = _last_blank(text, left, left + _MOST)
        spans.append((left, left + len(text[left:cut].rstrip())))
        left = cut + len(text[cut:right]) - len(text[cut:right].lstrip())
    if left < right:
        spans.append((left, right))


def _last_blank(text: str, start: int, end: int) -> int:
    """The last white space in ``text[start:end]``; ``end`` if it has none."""
    found = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return found if found > start else end
