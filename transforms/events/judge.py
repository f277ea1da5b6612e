"""Whether two articles tell of one incident: rules over what they share, the surest first; words alone never do.

A pure function of the two articles, so that neither the order of arrival nor what else is there can change it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

import polars as pl

from transforms.events.model import LINKS

#: An article as `TRAITS` has it.
Traits = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles have in common."""

    persons: int  # independent persons; the age or identity of each is told by one of the two
    names: int  # independent pairs of words that may be persons
    likeness: float  # cosine of their names: one of thirty says little
    days_apart: int  # between the days of harm, or of publication where one tells none
    streets: int
    towns: int
    spots: int
    same_tolls: int  # categories in which both report the same number, which is not nought
    other_tolls: int  # categories in which they do not
    ages: int
    wording: float  # cosine of the telling words of their openings


_FAR = 9999
#: Measured on local news of shootings, where these rules are right in 97 to 100 of 100; and on Gaza reports, attack
#: summaries, ACLED notes and releases, in which each record is an incident of its own.
RULES: tuple[tuple[str, Callable[[Shared], bool]], ...] = (
    ("two persons", lambda s: s.persons >= 2 and s.likeness >= 0.15),
    ("person, day", lambda s: s.persons >= 1 and s.days_apart <= 1 and s.likeness >= 0.07),
    ("person, days", lambda s: s.persons >= 1 and s.days_apart <= 3 and s.likeness >= 0.15),
    ("person, toll", lambda s: s.persons >= 1 and s.likeness >= 0.25 and s.same_tolls > s.other_tolls == 0),
    ("person", lambda s: s.persons >= 1 and s.likeness >= 0.4),
    ("street, day", lambda s: s.streets >= 1 and s.days_apart <= 1),
    (
        "names, day",
        lambda s: (
            s.days_apart <= 1
            and s.same_tolls > s.other_tolls == 0
            and ((s.names >= 1 and s.likeness >= 0.25) or (s.names >= 2 and s.likeness >= 0.15))
        ),
    ),
    ("town, day, toll", lambda s: s.towns >= 1 and s.days_apart <= 1 and s.same_tolls > s.other_tolls == 0),
    ("spot, day, toll", lambda s: s.spots >= 1 and s.days_apart <= 1 and s.same_tolls > s.other_tolls == 0),
    (
        "age, wording, day, toll",
        lambda s: s.ages >= 1 and s.wording >= 0.2 and s.days_apart <= 1 and s.same_tolls > s.other_tolls == 0,
    ),
)


def judge(pairs: Iterable[tuple[str, str]], traits: Mapping[str, Traits]) -> pl.DataFrame:
    """LINKS of those of ``pairs`` (article ids) that a rule joins; ``traits`` by article_id."""
    ordered = ((min(pair), max(pair)) for pair in pairs)
    rows = [row for a, b in ordered if (row := _judged(a, b, traits)) is not None]
    return pl.DataFrame(rows, schema=LINKS, orient="row")


def _judged(a: str, b: str, traits: Mapping[str, Traits]) -> tuple[str, str, str, str] | None:
    one, other = traits[a], traits[b]
    shared = compare(one, other)
    for name, holds in RULES:
        if holds(shared):
            return a, b, name, _words(one, other)
    return None


def compare(one: Traits, other: Traits) -> Shared:
    """What the two have in common."""
    names = _common(one, other, "names")
    persons = {name for name in names if name in one["persons"] or name in other["persons"]}
    tolls = [(one[c], other[c]) for c in ("killed", "injured") if one[c] is not None and other[c] is not None]
    return Shared(
        persons=_independent(persons),
        names=_independent(names),
        likeness=_cosine(one, other, "names"),
        days_apart=days_apart(one, other),
        streets=len(_common(one, other, "streets")),
        towns=len(_common(one, other, "towns")),
        spots=len(_common(one, other, "spots")),
        same_tolls=sum(a == b > 0 for a, b in tolls),
        other_tolls=sum(a != b for a, b in tolls),
        ages=len(_common(one, other, "ages")),
        wording=_cosine(one, other, "lead"),
    )


def _common(one: Traits, other: Traits, name: str) -> set[Any]:
    return set(one[name]).intersection(other[name])


def _cosine(one: Traits, other: Traits, name: str) -> float:
    size = len(one[name]) * len(other[name])
    return len(_common(one, other, name)) / sqrt(size) if size else 0.0


def _independent(names: set[str]) -> int:
    """How many of them share no word: "black lives" and "lives matter" are one."""
    used: set[str] = set()
    count = 0
    for name in sorted(names):
        words = set(name.split())
        count += used.isdisjoint(words)
        used |= words
    return count


def days_apart(one: Traits, other: Traits) -> int:
    """Days between the nearest days of the two; far if one has none."""
    pairs = [(a, b) for a in when(one) for b in when(other)]
    return min((abs((a - b).days) for a, b in pairs), default=_FAR)


def when(article: Traits) -> list[date]:
    """The days of harm, else that of publication."""
    return list(article["days"]) or ([article["published_on"]] if article["published_on"] else [])


def _words(one: Traits, other: Traits) -> str:
    """The words that they share, for people to read."""
    named = {name for name in _common(one, other, "names") if name in one["persons"] or name in other["persons"]}
    words = [*sorted(named), *sorted(_common(one, other, "streets")), *sorted(_common(one, other, "spots"))]
    words += [f"{one[c]} {c}" for c in ("killed", "injured") if one[c] and one[c] == other[c]]
    return ", ".join(words[:8])
