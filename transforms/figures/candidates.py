"""One linear scan for harm words, so that the grammar sees only sentences that can hold a figure."""

import re
from functools import cache

import polars as pl

from transforms.figures.glued import split_glued
from transforms.figures.vocabulary import function_words, triggers
from transforms.memo import Memo

#: Forms that say nothing without another trigger beside them.
_ASIDE = frozenset(("forced_aside", "arrival"))
_SAME_LENGTH = {0x130: "I"}  # the only letter whose lower case is longer
_WORD, _LETTERS = re.compile(r"[a-z][a-z-]+"), re.compile(r"[A-Za-z]+")


@cache
def candidate_words() -> frozenset[str]:
    """Words of which every trigger phrase holds one: a trigger itself, else its longest that is no function word."""
    single = {phrase for phrase, trigger in triggers().items() if " " not in phrase and trigger.form not in _ASIDE}
    phrases = [phrase.split() for phrase in triggers() if " " in phrase]
    return frozenset(single | {max(words, key=_telling) for words in phrases if not single.intersection(words)})


def _telling(word: str) -> tuple[bool, int]:
    return word not in function_words(), len(word)


def is_candidate(sentence: str) -> bool:
    """Whether a candidate word stands in ``sentence``."""
    return any(map(_CANDIDATES.__getitem__, sentence.split()))


def _holds_candidate(piece: str) -> bool:
    words = (part for word in _LETTERS.findall(piece) for part in split_glued(word))
    return _is_told(piece) or any(map(_is_told, words))


def _is_told(text: str) -> bool:
    return not candidate_words().isdisjoint(_WORD.findall(text.translate(_SAME_LENGTH).lower()))


#: Pieces of text between white space: a third of the CPU of looking at every word of every sentence.
_CANDIDATES = Memo(_holds_candidate)


def with_triggers(articles: pl.DataFrame) -> pl.DataFrame:
    """The extracted articles in which any trigger word stands."""
    text = pl.concat_str(pl.col("headline").fill_null(""), pl.col("body").fill_null(""), separator="\n")
    found = text.str.contains_any(sorted(candidate_words()), ascii_case_insensitive=True)
    return articles.filter(pl.col("is_extracted") & found)
