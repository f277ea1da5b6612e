"""What a text tells of one person besides the harm: a name, a gender, an age; by these its people are told apart."""

import re
from functools import cache

from transforms.figures.chunk_rules import NOTATION
from transforms.figures.groups import Group
from transforms.figures.model import OLDEST, Name, Traits
from transforms.figures.numbers import token_value
from transforms.figures.tags import WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import sides
from transforms.lexicons import load_table, word_set

_ONE = frozenset(("single", "named", "pronoun", "counted"))
_AGE = WORDS.code("age")
#: "Lee, 43, of Arca", "Lee (43)", "the driver, 43-year-old Ada Lee".
_AGE_BEHIND = NOTATION.compile("""
open within=number close | comma said=age | comma alone=number right(comma|close|stop|of|and|preposition|relative|be)
""").regex
#: "Lee's son", "the Lees' son".
_OWNER = NOTATION.compile("name genitive|quote").regex
_TITLES = {"mr": "male", "mr.": "male", "mrs": "female", "mrs.": "female", "ms": "female", "ms.": "female"}
_LONGEST_YEAR = 110


def traits_of(tokens: Tokens, group: Group, gender: str | None) -> Traits | None:
    """What is told of the one person of ``group``; None if it is nobody or several."""
    if group.kind not in _ONE or group.value.best != 1 or group.value.high != 1:
        return None
    words = tokens.words[group.start : group.end]
    name, owner = _names(tokens, group)
    gender = gender or next((_TITLES[word] for word in words if word in _TITLES), None)
    return Traits(name, owner, gender, *_ages(tokens, group))


def _names(tokens: Tokens, group: Group) -> tuple[Name, Name]:
    """The name of the person, and that of someone whose son, wife or friend it is."""
    if group.kind == "pronoun":
        return (), ()
    owned = [match.start() for match in _OWNER.finditer(tokens.tags, group.start, group.end)]
    if owned:
        return (), _name(tokens, group.start, owned[-1] + 1)
    start = group.start if group.kind == "named" else group.head + 1
    return _name(tokens, start, group.end), ()


def _name(tokens: Tokens, start: int, end: int) -> Name:
    """The capitalised words of a name, without titles and what its bearer is; in a text without capitals all words."""
    said = [tokens.text(i, i + 1) for i in range(start, end) if tokens.tags[i] != _AGE]
    words = [word for word in said if word[0].isupper()] or [word for word in said if word.isalpha()]
    lower = (word.casefold() for word in words if len(word) > _INITIAL)
    return tuple(word for word in lower if word not in sides() and word not in word_set("figure_titles"))


#: Letters of an initial with its full stop.
_INITIAL = 2


def _ages(tokens: Tokens, group: Group) -> tuple[int, int]:
    """The least and the greatest age that the words allow."""
    at = tokens.tags.find(_AGE, group.start, group.end)
    if at < 0 and (match := _AGE_BEHIND.match(tokens.tags, group.end)) is not None:
        at = match.start(match.lastgroup or 0)
    years = None if at < 0 else _years(tokens.words[at])
    if years is not None:
        return years, years
    return _ages_of_nouns().get(tokens.words[group.head], (0, OLDEST))


def _years(word: str) -> int | None:
    """The age in whole years that words give: "35-year-old", "20-month-old", "43"."""
    said = word.replace("-", " ").split()
    number = token_value(said[0])
    if number is None or not number[1] <= _LONGEST_YEAR:
        return None
    return int(number[1]) // 12 if "month" in word else 0 if _YOUNGER.search(word) else int(number[1])


_YOUNGER = re.compile("week|day")


@cache
def _ages_of_nouns() -> dict[str, tuple[int, int]]:
    """Noun → the least and the greatest age of whom it tells."""
    return {row["noun"]: (int(row["youngest"] or 0), int(row["oldest"] or OLDEST)) for row in load_table("figure_ages")}
