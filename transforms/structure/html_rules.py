"""Rules that take lines out of an extracted story, by the mark-up that each line has in the page."""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate, groupby, islice

from lxml.html import HtmlElement

from transforms.lexicons import load_words
from transforms.structure.html_lines import Line, letters

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE_END = re.compile(r"[.!?…。؟][\'\"”’»)\]]*$")
_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]|\d+")
_MOSTLY = 0.8  # share of link text from which a line is a link to somewhere else; measured, docs/decisions.md
_SENTENCE = 12  # words; a linked line of that many that ends like a sentence may be part of the story
_TEASER = 15  # letters of a linked title; shorter ones ("Opinion") begin sentences
_MUCH = 0.25  # share of the extracted characters
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_REPEATED = 3  # equal lines in a row: the caption or button of a gallery


class Marked:
    """The visible lines of a page by their letters, to look up how an extracted line was marked up."""

    def __init__(self, lines: list[Line], headline: str | None) -> None:
        """`headline`: as the page declares it."""
        self._lines = lines
        self._places = {line.key: i for i, line in reversed(list(enumerate(lines)))}
        self._linked = tuple(line.key for line in lines if len(line.key) >= _TEASER and line.link_share >= _MOSTLY)
        self.titles = {letters(headline or "")} | {line.key for line in lines if line.opener.tag == "h1"}

    def place(self, text: str) -> int:
        """The number of the line, 0 if extraction joined it from several."""
        return self._places.get(letters(text), 0)

    def line(self, text: str) -> Line | None:
        """The line of that text, None if extraction joined it from several."""
        place = self._places.get(letters(text))
        return None if place is None else self._lines[place]

    def is_heading(self, text: str) -> bool:
        """Whether the page marks the line up as a heading."""
        line = self.line(text)
        return line is not None and line.opener.tag in _HEADINGS

    def is_teaser(self, text: str) -> bool:
        """Whether extraction joined the line from a linked title and what stands under it."""
        return self.line(text) is None and letters(text).startswith(self._linked)

    def words_of_mark_up(self, text: str) -> frozenset[str]:
        """Words in the classes and ids of the element of the line and of the two around it."""
        line = self.line(text)
        return frozenset() if line is None else _class_words(line.opener)


def _titles(texts: list[str], page: Marked) -> set[int]:
    return {i for i, text in enumerate(texts) if letters(text) in page.titles}


def _runs(texts: list[str], _: Marked) -> set[int]:
    """Lines that stand several times in a row."""
    sizes = [len(list(run)) for _, run in groupby(texts)]
    starts = accumulate(sizes, initial=0)
    return {
        i for start, size in zip(starts, sizes, strict=False) if size >= _REPEATED for i in range(start, start + size)
    }


def _links(texts: list[str], page: Marked) -> set[int]:
    """Lines that are a link, unless they may be a sentence of the story."""
    lines = [(i, text, page.line(text)) for i, text in enumerate(texts)]
    linked = [(i, text) for i, text, line in lines if line and line.link_share >= _MOSTLY]
    teasers = {i for i, text in enumerate(texts) if page.is_teaser(text)}
    return teasers | {i for i, text in linked if not _is_sentence(text)}


def _marked(texts: list[str], page: Marked) -> set[int]:
    """Lines in elements of a class of ``mul/furniture_classes.txt``, unless that class holds much of the story."""
    marked = [page.words_of_mark_up(text) & _furniture_words() for text in texts]
    n_chars = sum(map(len, texts))
    weights = {
        word: sum(len(t) for t, found in zip(texts, marked, strict=True) if word in found)
        for word in set().union(*marked)
    }
    telling = {word for word, weight in weights.items() if weight <= _MUCH * n_chars}
    return {i for i, found in enumerate(marked) if found & telling}


def _apparatus(texts: list[str], page: Marked) -> set[int]:
    """Sections under a heading of ``mul/apparatus_headings.txt``, each to the next heading of another kind."""
    doomed, inside = set[int](), False
    for i, text in enumerate(texts):
        if page.is_heading(text):
            inside = _is_apparatus(text)
        if inside:
            doomed.add(i)
    return doomed if len(doomed) < len(texts) else set()


def _outer_headings(texts: list[str], page: Marked) -> set[int]:
    """Headings before the first paragraph (standfirst, section) and lines after the last that announce nothing."""
    bodies = {i for i, text in enumerate(texts) if not page.is_heading(text)}
    if not bodies:
        return set()
    ends = [i for i, text in enumerate(texts) if (i in bodies or _is_sentence(text)) and not text.endswith(":")]
    first, last = min(bodies), max(ends, default=max(bodies))
    return {i for i in range(len(texts)) if i < first or i > last}


def _is_sentence(text: str) -> bool:
    return len(text.split()) > _SENTENCE and _SENTENCE_END.search(text) is not None


@cache
def _furniture_words() -> frozenset[str]:
    return frozenset(load_words("furniture_classes", "mul"))


def _class_words(element: HtmlElement) -> frozenset[str]:
    around = [element, *islice(element.iterancestors(), 2)]
    names = " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in around)
    return frozenset(word.lower() for word in _CLASS_WORD.findall(names))


@cache
def _apparatus_words() -> frozenset[str]:
    return frozenset(letters(words) for words in load_words("apparatus_headings", "mul"))


def _is_apparatus(text: str) -> bool:
    return letters(_BRACKETED.sub("", text)) in _apparatus_words()


#: reason (as in ARTICLE_FURNITURE) -> the rule that finds the numbers of such lines; applied in this order
RULES: dict[str, Callable[[list[str], Marked], set[int]]] = {
    "headline: repeated in the text": _titles,
    "gallery: repeated in a row": _runs,
    "link: leads to another page": _links,
    "class: marked up as furniture": _marked,
    "apparatus: section that is not the story": _apparatus,
    "heading: heads no text": _outer_headings,
}
