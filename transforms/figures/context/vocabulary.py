"""Word lists of the context rules as compiled patterns, each built once."""

import re
from collections.abc import Iterable
from functools import cache

from transforms.figures.context.phrases import Phrases
from transforms.lexicons import load_table, load_words


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first; a blank stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def any_word(name: str) -> re.Pattern[str]:
    """Any entry of the word list ``name`` as a whole word, in any case; for short stretches of text."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(load_words(name))})(?![\w-])", re.IGNORECASE)


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of the word list ``name``."""
    return frozenset(load_words(name))


@cache
def phrase_table(name: str, key: str, label: str) -> Phrases:
    """The CSV table ``name`` as phrases (column ``key``) with labels (column ``label``)."""
    return Phrases((row[key], row[label]) for row in load_table(name))
