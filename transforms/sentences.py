"""Sentence boundaries in news prose, by one linear pass."""

import re

_ABBREVIATIONS = (
    "mr mrs ms dr st gen col lt sgt capt maj cmdr adm rev hon gov sen rep pres prof jr sr inc ltd co corp no nos vs "
    "dept est approx jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.n u.k p.m a.m "
    "etc e.g i.e sec det insp supt ave blvd rd mt ft km bros gov't"
).split()
_STOP = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9])|\n[ \t]*\n\s*|[؟。！？]+""")
_LAST_WORD = re.compile(r"([\w.'’]+)$")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open code-point spans of the sentences of ``text``, in order; white space between them is left out."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if match.group().startswith(".") and len(match.group()) == 1:
            word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
            token = word.group(1).lower() if word else ""
            if token in _ABBREVIATIONS or (len(token) == 1 and token.isalpha()):
                continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        spans.append((left, right))
