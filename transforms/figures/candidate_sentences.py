"""One linear scan for harm words, so that the grammar sees only sentences that can hold a figure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import polars as pl

from transforms.figures.model import Document
from transforms.figures.vocabulary import arrivals, flights, function_words, harm_triggers

_WORD, _LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)*"), re.compile(r"[A-Za-z]+")

FIELDS = ("headline", "body")
#: A sentence of a document: its field and its index in `Document.sentences`.
Place = tuple[str, int]


@cache
def _single_words() -> frozenset[str]:
    return frozenset(phrase for phrase in harm_triggers() if " " not in phrase)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Longest word that is no function word → the letters of the trigger phrases that hold it but no trigger word."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in harm_triggers():
        words = _WORD.findall(phrase)
        if len(words) > 1 and _single_words().isdisjoint(words):
            word = max(words, key=_rarity)
            found[word] = (*found.get(word, ()), "".join(_LETTERS.findall(phrase)))
    return found


def _rarity(word: str) -> tuple[bool, int]:
    return word not in function_words(), len(word)


@cache
def candidate_words() -> frozenset[str]:
    """Words of which every trigger phrase holds one."""
    return _single_words() | _phrases().keys()


def with_triggers(articles: pl.DataFrame) -> pl.DataFrame:
    """The extracted articles in which any trigger word or phrase stands, and few others: 5,600 of 19,400 by Reuters."""
    text = pl.concat_str(pl.col("headline").fill_null(""), pl.col("body").fill_null(""), separator="\n")
    return articles.filter(pl.col("is_extracted") & _may_hold_trigger(text))


def with_candidates(documents: Sequence[Document]) -> Iterator[tuple[Document, list[Place]]]:
    """Each document with its sentences in which a trigger word or phrase may stand.

    One scan looks at all of them: to look at the words of each cost as much as to tokenise those that pass. A word that
    only begins or ends like a trigger passes too.
    """
    places = [[(field, i) for field in FIELDS for i in range(len(each.sentences(field)))] for each in documents]
    texts = [_sentence(each, *place) for each, mine in zip(documents, places, strict=True) for place in mine]
    held = iter(
        pl.DataFrame([pl.Series("text", texts, pl.String)]).select(_may_hold_trigger(pl.col("text"))).to_series()
    )
    for document, mine in zip(documents, places, strict=True):
        yield document, [place for place in mine if next(held)]


def _sentence(document: Document, field: str, index: int) -> str:
    start, end = document.sentences(field)[index]
    return document.text(field)[start:end]


def _may_hold_trigger(text: pl.Expr) -> pl.Expr:
    """A trigger word anywhere, an arrival and what people flee, or the letters of a trigger phrase in a row."""
    word, part = _contains(text, _single_words()), _contains(text, _phrases())
    letters = pl.when(part & ~word).then(text).otherwise(pl.lit("")).str.replace_all("[^A-Za-z]+", "")
    flight = _contains(text, arrivals()) & _contains(text, flights())
    return word | flight | _contains(letters, {phrase for phrases in _phrases().values() for phrase in phrases})


def _contains(text: pl.Expr, words: Iterable[str]) -> pl.Expr:
    return text.str.contains_any(sorted(words), ascii_case_insensitive=True)
