"""Tables used for layout, as pages did until about 2005 and newsletters still do: their cells are blocks, not data."""

from lxml.html import HtmlElement

_LONG = 60  # words; a cell of data is shorter
_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")


def unfold_layout(tree: HtmlElement) -> None:
    """Turn layout tables into <div>s, in place, so that extraction sees paragraphs instead of rows."""
    for table in list(tree.iter("table")):
        if _is_layout(table):
            for part in list(table.iter(*_PARTS)):
                part.tag = "div"


def _is_layout(table: HtmlElement) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return True
    return any(len(cell.text_content().split()) >= _LONG for cell in table.iter("td"))
