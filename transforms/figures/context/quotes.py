"""Where somebody's own words stand: quotation spans."""

import re

_PARAGRAPH_END = re.compile(r"\n[ \t\r\u00a0]*\n|(?<=[.!?”\"])[ \t\r]*\n|\Z")
_QUOTATION = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|(?:``|'').*?(?:''|\Z)", re.DOTALL)


def quotations(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the quotations in ``text``, quotation marks included, in order.

    A quotation that is not closed runs to the end of its paragraph: newspapers open every paragraph of a long quotation
    anew and close only the last.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _PARAGRAPH_END.finditer(text):
        spans.extend((start + m.start(), start + m.end()) for m in _QUOTATION.finditer(text[start : end.start()]))
        start = end.end()
    return spans
