"""Words that a search found, marked in a text."""

import re
import unicodedata
from collections.abc import Collection

from dashboard.markup import Span, marked

_WORD = re.compile(r"\w+")
_AROUND, _APART, _AT_MOST = 110, 220, 2  # code points beside a hit; how far apart two excerpts are; excerpts


def hit_spans(text: str, words: Collection[str]) -> list[Span]:
    """Where ``words`` (lower, without accents) stand in ``text``."""
    found = (match for match in _WORD.finditer(text) if _bare(match[0]) in words) if words else ()
    return [Span(match.start(), match.end(), "nl-hit") for match in found]


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def excerpts(text: str, words: Collection[str]) -> str:
    """HTML of the first stretches of ``text`` with hits in them, marked; of its beginning if there are none."""
    spans = hit_spans(text, words)
    chosen: list[Span] = []
    for span in spans:
        if not chosen or span.start - chosen[-1].start > _APART:
            chosen.append(span)
    parts = [_part(text, spans, span.start) for span in chosen[:_AT_MOST]] or [_part(text, [], 0)]
    return " ".join(parts).replace("… …", "…")


def _part(text: str, spans: list[Span], at: int) -> str:
    start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
    while start and not text[start - 1].isspace() and at - start < 2 * _AROUND:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - at < 2 * _AROUND:
        end += 1
    inside = [
        Span(span.start - start, span.end - start, span.css)
        for span in spans
        if start <= span.start and span.end <= end
    ]
    piece = marked(re.sub(r"\s", " ", text[start:end]), inside)
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"
