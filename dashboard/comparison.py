"""Two texts side by side, word by word."""

import difflib
import re

from dashboard.markup import plain

_LONGEST = 3000  # words and gaps; beyond that the comparison is by lines, as its cost grows with the square


def compared(first: str, second: str) -> tuple[str, str]:
    """HTML of both texts; what only one of them has is coloured, and words that both have are not."""
    a, b = _pieces(first, second)
    left: list[str] = []
    right: list[str] = []
    for tag, a0, a1, b0, b1 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        left.append(_coloured("".join(a[a0:a1]), "" if tag == "equal" else "nl-removed"))
        right.append(_coloured("".join(b[b0:b1]), "" if tag == "equal" else "nl-added"))
    return "".join(left), "".join(right)


def _pieces(first: str, second: str) -> tuple[list[str], list[str]]:
    a, b = (re.findall(r"\s+|\S+", text) for text in (first, second))
    if max(len(a), len(b)) > _LONGEST:
        return first.splitlines(keepends=True), second.splitlines(keepends=True)
    return a, b


def _coloured(text: str, css: str) -> str:
    return f'<span class="{css}">{plain(text)}</span>' if css and text else plain(text)
