"""Rules that take lines out of an extracted story, by the mark-up that each line has in the page."""

from collections.abc import Callable
from functools import cache
from itertools import accumulate, groupby

from transforms.lexicons import load_words
from transforms.structure.html_marked import MOSTLY, Marked, is_sentence
from transforms.structure.html_sections import apparatus

_REPEATED = 3  # equal lines in a row: the caption or button of a gallery
_MUCH = 0.25  # share of the extracted characters
_PARAGRAPH = 30  # words; what is longer is a first paragraph, even if it is set as a heading


def _titles(texts: list[str], page: Marked) -> set[int]:
    return {i for i, text in enumerate(texts) if page.key(text) in page.titles}


def _runs(texts: list[str], _: Marked) -> set[int]:
    """Lines that stand several times in a row."""
    sizes = [len(list(run)) for _, run in groupby(texts)]
    starts = list(accumulate(sizes, initial=0))[:-1]
    runs = [range(start, start + size) for start, size in zip(starts, sizes, strict=True) if size >= _REPEATED]
    return {i for run in runs for i in run}


def _links(texts: list[str], page: Marked) -> set[int]:
    """Lines that are a link, unless they may be a sentence of the story."""
    lines = [(i, text, page.line(text)) for i, text in enumerate(texts)]
    linked = [(i, text) for i, text, line in lines if line and line.link_share >= MOSTLY]
    teasers = {i for i, text in enumerate(texts) if page.is_teaser(text)}
    return teasers | {i for i, text in linked if not is_sentence(text)}


def _marked(texts: list[str], page: Marked) -> set[int]:
    """Lines in elements of a class of ``mul/furniture_classes.txt``, unless that class holds much of the story."""
    marked = [page.words_of_mark_up(text) & _furniture_words() for text in texts]
    weights = dict.fromkeys(set().union(*marked), 0)
    for text, found in zip(texts, marked, strict=True):
        weights |= {word: weights[word] + len(text) for word in found}
    distinctive = {word for word, weight in weights.items() if weight <= _MUCH * sum(map(len, texts))}
    return {i for i, found in enumerate(marked) if found & distinctive}


def _outer_headings(texts: list[str], page: Marked) -> set[int]:
    """Headings before the first paragraph (standfirst, section) and lines after the last that announce nothing."""
    bodies = {i for i, text in enumerate(texts) if not page.is_heading(text) or len(text.split()) > _PARAGRAPH}
    if not bodies:
        return set()
    ends = [i for i, text in enumerate(texts) if (i in bodies or is_sentence(text)) and not text.endswith(":")]
    first, last = min(bodies), max(ends, default=max(bodies))
    return {i for i in range(len(texts)) if i < first or i > last}


@cache
def _furniture_words() -> frozenset[str]:
    return frozenset(load_words("furniture_classes", "mul"))


#: reason (as in ARTICLE_FURNITURE) -> the rule that finds the numbers of such lines; applied in this order
RULES: dict[str, Callable[[list[str], Marked], set[int]]] = {
    "headline: repeated in the text": _titles,
    "gallery: repeated in a row": _runs,
    "link: leads to another page": _links,
    "class: marked up as furniture": _marked,
    "apparatus: section that is not the story": apparatus,
    "heading: heads no text": _outer_headings,
}
