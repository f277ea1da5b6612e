"""The visible lines of a page in document order, as a reader sees them."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.lexicons import load_table

_DISPLAY = {row["name"]: row["display"] for row in load_table("html_elements", "mul")}


def visible_lines(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Each line with the element that opened it; block elements and <br> end a line, inline ones do not."""
    parts: list[str] = []
    opener = tree
    for kind, value, element in _pieces(tree):
        if kind == "text":
            parts.append(value)
            continue
        line = " ".join("".join(parts).split())
        if line:
            yield line, opener
        parts, opener = [], element
    line = " ".join("".join(parts).split())
    if line:
        yield line, opener


def _pieces(tree: HtmlElement) -> Iterator[tuple[str, str, HtmlElement]]:
    """Text and breaks in document order, without recursion: hostile pages are deep."""
    stack: list[tuple[HtmlElement, bool]] = [(tree, True)]
    while stack:
        element, is_entering = stack.pop()
        display = _DISPLAY.get(element.tag, "block")
        if display == "block":
            yield "break", "", element
        if not is_entering or display == "none":
            yield "text", element.tail or "", element
            continue
        yield "text", element.text or "", element
        stack.append((element, False))
        stack.extend((child, True) for child in reversed(element))
