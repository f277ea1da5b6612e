"""How the lines of an extracted story are marked up in its page."""

import re
from itertools import islice

from lxml.html import HtmlElement

from transforms.structure.html_lines import PageLine, letters

MOSTLY = 0.8  # share of link text from which a line is a link to somewhere else; measured, docs/decisions.md
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE_END = re.compile(r"[.!?…。؟][\'\"”’»)\]]*$")
_SENTENCE = 12  # words; shorter lines that end like a sentence may be prompts ("Read more here.")
_TEASER = 15  # letters of a linked title; shorter ones ("Opinion") begin sentences
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Marked:
    """The visible lines of a page by their letters, to look up how an extracted line was marked up."""

    def __init__(self, lines: list[PageLine], headline: str | None) -> None:
        """`headline`: as the page declares it."""
        self._lines = lines
        self._keys = dict[str, str]()
        self._places = {line.key: i for i, line in reversed(list(enumerate(lines)))}
        self._linked = tuple(line.key for line in lines if len(line.key) >= _TEASER and line.link_share >= MOSTLY)
        self.titles = {letters(headline or "")} | {line.key for line in lines if line.opener.tag == "h1"}

    def key(self, text: str) -> str:
        """Its `letters`, which each rule asks for."""
        found = self._keys.get(text)
        if found is None:
            found = self._keys[text] = letters(text)
        return found

    def place(self, text: str) -> int:
        """The number of the line, 0 if extraction joined it from several."""
        return self._places.get(self.key(text), 0)

    def line(self, text: str) -> PageLine | None:
        """The line of that text, None if extraction joined it from several."""
        place = self._places.get(self.key(text))
        return None if place is None else self._lines[place]

    def element(self, text: str) -> HtmlElement | None:
        """The element that opens the line, None if extraction joined it from several."""
        line = self.line(text)
        return None if line is None else line.opener

    def is_heading(self, text: str) -> bool:
        """Whether the page marks the line up as a heading."""
        element = self.element(text)
        return element is not None and element.tag in _HEADINGS

    def is_teaser(self, text: str) -> bool:
        """Whether extraction joined the line from a linked title and what stands under it."""
        return self.line(text) is None and self.key(text).startswith(self._linked)

    def words_of_mark_up(self, text: str) -> frozenset[str]:
        """Words in the classes and ids of the element of the line and of the two around it."""
        element = self.element(text)
        return frozenset() if element is None else _class_words(element)


def is_sentence(text: str) -> bool:
    """Whether the line may be a sentence of the story by its length and its end."""
    return len(text.split()) > _SENTENCE and _SENTENCE_END.search(text) is not None


def _class_words(element: HtmlElement) -> frozenset[str]:
    around = [element, *islice(element.iterancestors(), 2)]
    names = " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in around)
    return frozenset(word.lower() for word in _CLASS_WORD.findall(names))
