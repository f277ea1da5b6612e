"""Where somebody's own words stand: quotation spans."""

import re
from collections.abc import Iterator

_LINE_END = re.compile(r"\n(?:[ \t\r\u00a0]*\n)?")
_BLANKS, _STOPS = " \t\r", '.!?”"'
_MARKS = ("“", '"', "``", "''")
_QUOTATION = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|(?:``|'').*?(?:''|\Z)", re.DOTALL)


def quotations(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the quotations in ``text``, quotation marks included, in order.

    A quotation that is not closed runs to the end of its paragraph: newspapers open every paragraph of a long quotation
    anew and close only the last.
    """
    if not any(mark in text for mark in _MARKS):
        return []
    return [match.span() for start, end in _paragraphs(text) for match in _QUOTATION.finditer(text, start, end)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans up to an empty line or a line end after a full stop; other line ends only wrap the text."""
    start = 0
    for line_end in _LINE_END.finditer(text):
        at, after = line_end.span()
        stop = at
        while stop > start and text[stop - 1] in _BLANKS:
            stop -= 1
        is_stopped = stop > start and text[stop - 1] in _STOPS
        if is_stopped or after - at > 1:
            yield start, stop if is_stopped else at
            start = after
    yield start, len(text)
