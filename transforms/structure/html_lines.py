"""The visible lines of a page in document order, as a reader sees them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from transforms.lexicons import load_table

_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_DISPLAY = {row["name"]: row["display"] for row in load_table("html_elements", "mul")}


@dataclass(slots=True)
class PageLine:
    """One line: its text, the block element that opened it, and how many of its code points are link text."""

    opener: HtmlElement
    text: str = ""
    key: str = ""  # its letters, see `letters`
    n_linked: int = 0
    _parts: list[str] = field(default_factory=list)

    def add(self, text: str | None, *, is_linked: bool) -> None:
        """Append running text."""
        if text:
            self._parts.append(text)
            self.n_linked += len("".join(text.split())) if is_linked else 0

    def close(self) -> bool:
        """Join the parts; False if nothing is visible in the line."""
        self.text = " ".join("".join(self._parts).split())
        self.key = letters(self.text)
        return bool(self.text)

    @property
    def link_share(self) -> float:
        """The share of its code points, white space apart, that is link text."""
        return self.n_linked / len(self.text.replace(" ", ""))


def letters(text: str) -> str:
    """Letters and digits alone, case-folded: titles and lines are typeset differently in head, body and extraction."""
    if text.isascii():  # nearly every line of most pages, and ten times as fast
        return text.encode("ascii").lower().translate(None, _ASCII_SIGNS).decode("ascii")
    return "".join(filter(str.isalnum, text.casefold()))


def visible_lines(tree: HtmlElement) -> Iterator[PageLine]:
    """Block elements and <br> end a line, inline elements do not; no recursion, for hostile pages are deep."""
    line = PageLine(tree)
    stack: list[tuple[HtmlElement, bool, bool]] = [(tree, True, False)]
    while stack:
        element, is_entering, is_linked = stack.pop()
        display = _display(element.tag)
        if display == "block":
            if line.close():
                yield line
            line = PageLine(element)
        if not is_entering or display == "none":
            line.add(element.tail, is_linked=is_linked)
            continue
        inside = is_linked or element.tag == "a"
        if element.tag == "time":  # pages set two side by side and hide one
            line.add(" ", is_linked=False)
        line.add(element.text, is_linked=inside)
        stack.append((element, False, is_linked))
        stack.extend((child, True, inside) for child in reversed(element))
    if line.close():
        yield line


def is_inline(tag: str) -> bool:
    """Whether elements of that name stand inside a line; False for a name that HTML does not know."""
    return _display(tag) == "inline"


def _display(tag: str) -> str:
    return _DISPLAY.get(tag, "block")
