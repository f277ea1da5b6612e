"""The visible lines of a page in document order, as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.lexicons import load_table

_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_SIGNS = re.compile(r"\W+")  # the underscore is among those of ASCII
_DISPLAY = {row["name"]: row["display"] for row in load_table("html_elements", "mul")}


@dataclass(slots=True)
class PageLine:
    """One line: its text, the block element that opened it, and how many of its code points are link text."""

    opener: HtmlElement
    text: str
    key: str  # its letters, see `letters`
    n_linked: int

    @property
    def link_share(self) -> float:
        """The share of its code points, white space apart, that is link text."""
        return self.n_linked / len(self.text.replace(" ", ""))


def letters(text: str) -> str:
    """Letters and digits alone, case-folded: titles and lines are typeset differently in head, body and extraction."""
    if text.isascii():  # nearly every line of most pages, and ten times as fast
        return text.encode("ascii").lower().translate(None, _ASCII_SIGNS).decode("ascii")
    folded = text.casefold().encode("utf-8", "surrogatepass").translate(None, _ASCII_SIGNS)
    return _SIGNS.sub("", folded.decode("utf-8", "surrogatepass"))


def visible_lines(tree: HtmlElement) -> Iterator[PageLine]:
    """Block elements and <br> end a line, inline elements do not; no recursion, for hostile pages are deep."""
    opener, parts, n_linked = tree, list[str](), 0
    stack: list[tuple[HtmlElement, bool, bool]] = [(tree, True, False)]
    while stack:
        element, is_entering, is_linked = stack.pop()
        tag = element.tag
        display = _DISPLAY.get(tag, "block")
        if display == "block":
            if line := _line(opener, parts, n_linked):
                yield line
            opener, parts, n_linked = element, [], 0
        if is_entering and display != "none":
            inside = is_linked or tag == "a"
            if tag == "time":  # pages set two side by side and hide one
                parts.append(" ")
            if running := element.text:
                parts.append(running)
                n_linked += _n_visible(running) if inside else 0
            if len(element):
                stack.append((element, False, is_linked))
                stack += [(child, True, inside) for child in reversed(element)]
                continue
            if display == "block":
                if line := _line(opener, parts, n_linked):
                    yield line
                parts, n_linked = [], 0
        if running := element.tail:
            parts.append(running)
            n_linked += _n_visible(running) if is_linked else 0
    if line := _line(opener, parts, n_linked):
        yield line


def _line(opener: HtmlElement, parts: list[str], n_linked: int) -> PageLine | None:
    """The line of these parts, None if nothing is visible in it."""
    text = " ".join("".join(parts).split()) if parts else ""
    return PageLine(opener, text, letters(text), n_linked) if text else None


def _n_visible(text: str) -> int:
    """Code points without white space."""
    return sum(map(len, text.split()))


def is_inline(tag: str) -> bool:
    """Whether elements of that name stand inside a line; False for a name that HTML does not know."""
    return _display(tag) == "inline"


def _display(tag: str) -> str:
    return _DISPLAY.get(tag, "block")
