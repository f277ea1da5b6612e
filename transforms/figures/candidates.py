"""One linear scan for harm words, so that the grammar sees only sentences that can hold a figure."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

import polars as pl

from transforms.figures.glued import split_glued
from transforms.figures.vocabulary import function_words, triggers
from transforms.memo import Memo

#: Forms that say nothing without another trigger beside them.
_ASIDE = frozenset(("forced_aside", "arrival", "lost_aside"))
_SAME_LENGTH = {0x130: "I"}  # the only letter whose lower case is longer
_WORD, _LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)*"), re.compile(r"[A-Za-z]+")


@cache
def _single_words() -> frozenset[str]:
    said = triggers().items()
    return frozenset(phrase for phrase, trigger in said if " " not in phrase and trigger.form not in _ASIDE)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Longest word that is no function word → the trigger phrases that hold it but no trigger word."""
    found: dict[str, tuple[str, ...]] = {}
    for words in map(_words, triggers()):
        if len(words) > 1 and _single_words().isdisjoint(words):
            word = max(words, key=_telling)
            found[word] = (*found.get(word, ()), " ".join(words))
    return found


def _telling(word: str) -> tuple[bool, int]:
    return word not in function_words(), len(word)


@cache
def candidate_words() -> frozenset[str]:
    """Words of which every trigger phrase holds one."""
    return _single_words() | _phrases().keys()


def is_candidate(sentence: str) -> bool:
    """Whether a trigger word or phrase stands in ``sentence``; punctuation is not looked at."""
    pieces = sentence.split()
    if _DULL.issuperset(pieces):
        return False  # two sentences of three
    found = set(map(_RANKS.__getitem__, pieces))
    return _WHOLE in found or (_PART in found and _holds_phrase(pieces))


_NOTHING, _PART, _WHOLE = range(3)  # of a trigger in a piece of text


def _rank(piece: str) -> int:
    words = _words(piece)
    if not _single_words().isdisjoint(words):
        return _WHOLE
    if not _phrases().keys().isdisjoint(words):
        return _PART
    if len(_DULL) >= _MOST:
        _DULL.clear()
    _DULL.add(piece)
    return _NOTHING


def _holds_phrase(pieces: list[str]) -> bool:
    words = list(chain.from_iterable(map(_PIECES.__getitem__, pieces)))
    text, telling = " ".join(words), _phrases().keys() & words
    return any(phrase in text for word in telling for phrase in _phrases()[word])


def _words(text: str) -> tuple[str, ...]:
    if text.isalpha() and text.isascii():  # most of them
        return tuple(map(str.lower, split_glued(text)))
    parted = _LETTERS.sub(lambda match: " ".join(split_glued(match[0])), text)
    return tuple(_WORD.findall(parted.translate(_SAME_LENGTH).lower()))


#: Pieces of text between white space: a third of the CPU of looking at every word of every sentence.
_PIECES, _RANKS = Memo(_words), Memo(_rank)
#: Pieces known to hold nothing of a trigger, at most so many; most sentences consist of them.
_DULL, _MOST = set[str](), 1 << 16


def with_triggers(articles: pl.DataFrame) -> pl.DataFrame:
    """The extracted articles in which any trigger word or phrase stands, and few others: 5,600 of 19,400 by Reuters."""
    text = pl.concat_str(pl.col("headline").fill_null(""), pl.col("body").fill_null(""), separator="\n")
    word, part = _contains(text, _single_words()), _contains(text, _phrases())
    letters = pl.when(part & ~word).then(text).otherwise(pl.lit("")).str.replace_all("[^A-Za-z]+", "")
    phrases = {"".join(_LETTERS.findall(phrase)) for phrases in _phrases().values() for phrase in phrases}
    return articles.filter(pl.col("is_extracted") & (word | _contains(letters, phrases)))


def _contains(text: pl.Expr, words: Iterable[str]) -> pl.Expr:
    return text.str.contains_any(sorted(words), ascii_case_insensitive=True)
