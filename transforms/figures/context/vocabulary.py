"""Word lists of the context rules as compiled patterns, each built once."""

import re
from collections.abc import Iterable
from functools import cache

from transforms.lexicons import load_words


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first; a blank stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def any_word(name: str) -> re.Pattern[str]:
    """Any entry of the word list ``name`` as a whole word, in any case."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(load_words(name))})(?![\w-])", re.IGNORECASE)


def plain(phrase: str) -> str:
    """``phrase`` as the tables have it: lower case, single blanks."""
    return " ".join(phrase.lower().split())


_NUMBER = (
    r"(?:\d[\d,.]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|\w+teen|couple|few|several|dozens?)"
)


def phrase_pattern(phrase: str) -> str:
    """A table phrase as a regular expression: ``#`` is a number, ``*`` any one word."""
    pattern = re.escape(phrase).replace(r"\#", _NUMBER).replace(r"\*", r"[\w-]+").replace(r"\ ", r"\s+")
    return rf"(?<![\w-]){pattern}(?!\w)"
