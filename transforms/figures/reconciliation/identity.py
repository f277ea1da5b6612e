"""How many different people the single victims of an article are: by name, or by what sets them apart."""

import re

from transforms.figures.model import Mention

_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
#: Two capitalised words and more at the end of a group: "18-year-old Ada Maria Lee".
_NAME = re.compile(r"(?:[A-Z][\w'’-]+\s+)+[A-Z][\w'’-]+$")
_SINGLE = ("single", "named", "pronoun")


def distinct_people(live: list[int], mentions: list[Mention]) -> list[int]:
    """One figure for each person told apart: the more of distinct names and of distinct genders."""
    singles = [i for i in live if mentions[i].group_kind in _SINGLE and mentions[i].value_best == 1]
    by_name = _by_name([i for i in singles if mentions[i].group_kind == "named"], mentions)
    by_gender = _first_of_each([i for i in singles if mentions[i].gender], mentions)
    return by_name if len(by_name) >= len(by_gender) else by_gender


def _by_name(named: list[int], mentions: list[Mention]) -> list[int]:
    """Names that share a word are one person ("John Roy", "Mr Roy"), as are Ada and Lee where an Ada Lee is told of."""
    people = _people(mentions) if len(named) > 1 else []
    seen: set[str] = set()
    first: list[int] = []
    for i in named:
        words = _words(mentions[i])
        if words and not words & seen:
            first.append(i)
        seen |= words.union(*(each for each in people if words & each))
    return first


def _people(mentions: list[Mention]) -> list[frozenset[str]]:
    """The words of every name of two words and more, whatever is told of who bears it."""
    named = (m for m in mentions if m.group_kind in ("named", "single"))
    names = (_NAME.search(m.victim or "") for m in named)
    return [frozenset(_NAME_WORD.findall(name[0].casefold())) for name in names if name is not None]


def _words(mention: Mention) -> set[str]:
    return set(_NAME_WORD.findall((mention.victim or "").casefold()))


def _first_of_each(gendered: list[int], mentions: list[Mention]) -> list[int]:
    first: dict[str | None, int] = {}
    for i in gendered:
        first.setdefault(mentions[i].gender, i)
    return sorted(first.values())
