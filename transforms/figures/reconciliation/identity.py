"""How many different people the single victims of an article are: by name, or by what sets them apart."""

import re

from transforms.figures.model import Mention
from transforms.figures.vocabulary import sides
from transforms.lexicons import word_set

_WORD, _CAPITALISED = re.compile(r"[^\W\d_]{3,}"), re.compile(r"\b[^\W\d_a-z][\w'’-]{2,}")
Name = tuple[str, ...]
_NAMED = ("named", "single")
_SINGLE = ("single", "named", "pronoun")


def distinct_people(live: list[int], mentions: list[Mention]) -> list[int]:
    """One figure for each person told apart: the more of distinct names and of distinct genders."""
    singles = [i for i in live if mentions[i].group_kind in _SINGLE and mentions[i].value_best == 1]
    by_name = _by_name([i for i in singles if mentions[i].group_kind == "named"], mentions)
    by_gender = _first_of_each([i for i in singles if mentions[i].gender], mentions)
    return by_name if len(by_name) >= len(by_gender) else by_gender


def _by_name(named: list[int], mentions: list[Mention]) -> list[int]:
    """Those who are not the same as one before."""
    people = [name for m in mentions if m.group_kind in _NAMED and len(name := _name(m)) > 1] if len(named) > 1 else []
    seen: list[Name] = []
    first: list[int] = []
    for i in named:
        name = _name(mentions[i])
        if name and not any(_is_same(name, other) for other in seen):
            first.append(i)
        seen += [name, *(full for full in people if len(name) == 1 and name[0] in full)]
    return first


def _is_same(one: Name, other: Name) -> bool:
    """ "John Roy" is Mr Roy and John Adam Roy, and is not Ada Roy."""
    shared = set(one) & set(other)
    return bool(shared) and (len(shared) > 1 or 1 in (len(one), len(other)))


def _name(mention: Mention) -> Name:
    """The capitalised words of a name, without titles and what its bearer is; in a text without capitals all words."""
    said = mention.victim or ""
    words = (word.casefold() for word in _CAPITALISED.findall(said) or _WORD.findall(said))
    return tuple(word for word in words if word not in sides() and word not in word_set("figure_titles"))


def _first_of_each(gendered: list[int], mentions: list[Mention]) -> list[int]:
    first: dict[str | None, int] = {}
    for i in gendered:
        first.setdefault(mentions[i].gender, i)
    return sorted(first.values())
