"""Which column a field of a structured record belongs to, by the names that news sources publish.

``mul/field_names.csv`` holds them: a row a name, of one column the most trusted first, with whose schema it is. Names
are compared without capitals, spaces, hyphens and underscores ("publishedAt", "Published At", "published_at").
"""

import re
from functools import cache, lru_cache
from math import isnan

from transforms.lexicons import load_table, word_set

#: Fields that wrap those of the story: "fields.body" of a flattened answer is "body".
_WRAPPERS = frozenset(("fields", "_source", "attributes", "article", "item", "doc", "data", "story"))
#: Members of an object that hold its value: "source.name" of a flattened answer is "source".
_VALUES = frozenset(("name", "value", "rendered", "title", "$date", "$oid", "main", "original"))
_GAPS = re.compile(r"[\s_-]+")
SPEAKING = ("text", "html")  # columns: a record without both says nothing


@cache
def columns() -> dict[str, tuple[str, ...]]:
    """Column -> names it is understood under, the most trusted first."""
    table: dict[str, list[str]] = {}
    for row in load_table("field_names", "mul"):
        table.setdefault(row["column"], []).append(row["name"])
    return {column: tuple(names) for column, names in table.items()}


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    """Squeezed name -> column and rank in it."""
    ranks: dict[str, tuple[str, int]] = {}
    for column, names in columns().items():
        for rank, name in enumerate(names):
            ranks.setdefault(_squeezed(name), (column, rank))
    return ranks


@lru_cache(maxsize=8192)
def known(name: str) -> tuple[str, int] | None:
    """(column, rank) of a field called ``name``; None if it is none of ours."""
    found = _ranks().get(_squeezed(name))
    if found is not None or "." not in name:
        return found
    before, _, last = name.rpartition(".")
    if before.rpartition(".")[2] in _WRAPPERS:
        return _ranks().get(_squeezed(last))
    return known(before) if last in _VALUES else None


@lru_cache(maxsize=8192)
def speaks(name: str) -> bool:
    """Whether a field called ``name`` may hold the story."""
    found = known(name)
    return found is not None and found[0] in SPEAKING


def is_nothing(value: object) -> bool:
    """Whether ``value`` is empty, not a number, or a word that stands for nothing."""
    if isinstance(value, str):
        return not value or (len(value) < 60 and value.strip().lower() in _nothing())
    if isinstance(value, float):
        return isnan(value)
    return value is None or (not value and isinstance(value, list | dict))


@cache
def _nothing() -> frozenset[str]:
    return word_set("no_values", "mul") | {""}


def _squeezed(name: str) -> str:
    return name if name.isalpha() and name.islower() else _GAPS.sub("", name.lower())
