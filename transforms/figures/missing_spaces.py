"""Words that lost the white space between them ("wereforced", "fledRiverton"), as text taken from PDF pages has them.

Only what holds a word of the figures' vocabulary is taken apart, and only words that the vocabulary does not know.
"""

import re
from functools import cache

from transforms.figures.vocabulary import function_words, lexicon, triggers
from transforms.lexicons import load_words, word_set

_LOWER = re.compile(r"[a-z]{6,}")
_MIXED = re.compile(r"[a-z]{2,}(?:[A-Z][a-z]*)+")
#: "in" + "IDP" + "camps", "fled" + "Riverton": an acronym ends before a word of four letters or more.
_PARTS = re.compile(r"[a-z]+|[A-Z]{2,}(?=[a-z]{4})|[A-Z]+[a-z]*")
_SHORTEST = 2
_AUXILIARIES = frozenset(("have", "has", "had", "been", "being", "was", "were", "are", "who", "people"))


@cache
def _harm_words() -> frozenset[str]:
    """Words of harm, and of where people stay."""
    single = {phrase for phrase in triggers() if phrase.isalpha()}
    return frozenset(single | set(load_words("figure_stays")))


def split_at_missing_spaces(word: str) -> tuple[str, ...]:
    """The words of which ``word`` has run together; ``word`` itself if it is one."""
    if _LOWER.fullmatch(word) and word not in lexicon():
        return _lower(word)
    if _MIXED.fullmatch(word):
        return _mixed(word)
    return (word,)


def _lower(word: str) -> tuple[str, ...]:
    """A harm word behind its auxiliary, or a past participle before its preposition."""
    harm_words, neighbours = _harm_words(), word_set("figure_missing_spaces")
    for i in range(_SHORTEST, len(word) - _SHORTEST + 1):
        left, right = word[:i], word[i:]
        if (left in neighbours and right in harm_words) or (
            right in neighbours and left in harm_words and left.endswith("ed")
        ):
            return left, right
        if left in _AUXILIARIES and right in _AUXILIARIES:
            return left, right  # "havebeen"
    return (word,)


def _mixed(word: str) -> tuple[str, ...]:
    """A change to capitals within a word: "fledRiverton", not "iPhone" or "eBay"."""
    parts = tuple(_PARTS.findall(word))
    return parts if parts[0] in _harm_words() or parts[0] in function_words() else (word,)
