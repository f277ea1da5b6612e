"""How many different people the single victims of an article are: by name, or by what sets them apart."""

import re

from transforms.figures.model import Mention

_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
_SINGLE = ("single", "named", "pronoun")


def distinct_people(live: list[int], mentions: list[Mention]) -> list[int]:
    """One figure for each person told apart: the more of distinct names and of distinct genders."""
    singles = [i for i in live if mentions[i].group_kind in _SINGLE and mentions[i].value_best == 1]
    by_name = _by_name([i for i in singles if mentions[i].group_kind == "named"], mentions)
    by_gender = _first_of_each([i for i in singles if mentions[i].gender], mentions)
    return by_name if len(by_name) >= len(by_gender) else by_gender


def _by_name(named: list[int], mentions: list[Mention]) -> list[int]:
    """Names that share a word are one person ("John Roy", "Mr Roy")."""
    seen: set[str] = set()
    first: list[int] = []
    for i in named:
        words = set(_NAME_WORD.findall((mentions[i].victim or "").casefold()))
        if words and not words & seen:
            first.append(i)
        seen |= words
    return first


def _first_of_each(gendered: list[int], mentions: list[Mention]) -> list[int]:
    first: dict[str | None, int] = {}
    for i in gendered:
        first.setdefault(mentions[i].gender, i)
    return sorted(first.values())
