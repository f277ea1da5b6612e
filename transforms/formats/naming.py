"""Which column a field of a structured record belongs to, by the names that news sources publish.

``mul/field_names.csv`` holds them: a row a name, of one column the most trusted first, with whose schema it is. Names
are compared without capitals, spaces, hyphens and underscores ("publishedAt", "Published At", "published_at").
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from math import isnan
from operator import itemgetter
from sys import intern
from typing import Any, NamedTuple

from transforms.lexicons import load_table, word_set

#: Fields that wrap those of the story: "fields.body" of a flattened answer is "body".
_WRAPPERS = frozenset(("fields", "_source", "attributes", "article", "item", "doc", "data", "story"))
#: Members of an object that hold its value: "source.name" of a flattened answer is "source".
_VALUES = frozenset(("name", "value", "rendered", "title", "$date", "$oid", "main", "original"))
_GAPS = re.compile(r"[\s_-]+")
#: Records with more fields are few and large: an object keyed by the ids of its articles.
_MOST_NAMES = 200
SPEAKING = ("text", "html")  # columns: a record without both says nothing
COLUMNS = ("external_id", "url", "title", "text", "published", "language", "outlet", "author")  # but html


@cache
def columns() -> dict[str, tuple[str, ...]]:
    """Column -> names it is understood under, the most trusted first.

    Columns are interned: as names of arguments Python finds them by what they are before it compares their letters.
    """
    table: dict[str, list[str]] = {}
    for row in load_table("field_names", "mul"):
        table.setdefault(intern(row["column"]), []).append(row["name"])
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


class NamedField(NamedTuple):
    """What a field's name says: its column, and how far down it is in the list of names for it; 0: the most trusted."""

    column: str
    rank: int
    name: str


class Shape(NamedTuple):
    """What the names of a record's fields say; asked once for the many records of a file that have the same."""

    fields: tuple[NamedField | None, ...]  # of each field in order, None: it stays as it is
    is_spelled: bool  # one of them is the name of a text as its source spells it; else names are read in lower case
    speaks: bool  # one of them may hold the story
    plain: "Plain | None"


class Plain(NamedTuple):
    """How a record is taken apart that has one field a column, as most have; each function takes the fields' values."""

    held: Callable[[tuple[Any, ...]], tuple[Any, ...]]  # of the columns that it has
    row: Callable[[tuple[Any, ...]], tuple[Any, ...]]  # of all `COLUMNS`, of one that it has not the last value
    others: tuple[str, ...]  # names of the fields that are of no column
    kept: Callable[[tuple[Any, ...]], tuple[Any, ...]]  # of these


def shape_of(names: tuple[object, ...]) -> Shape:
    """The shape of a record with fields of these names."""
    return _remembered(names) if len(names) <= _MOST_NAMES else _shape(names)


def _shape(names: tuple[object, ...]) -> Shape:
    fields = tuple(_named_field(name) if type(name) is str else None for name in names)
    return Shape(
        fields, not _spelled().isdisjoint(names), any(speaks(str(name)) for name in names), _plain(names, fields)
    )


def _plain(names: tuple[object, ...], fields: tuple[NamedField | None, ...]) -> Plain | None:
    """None if two fields are of the same column, or it has no text as its source spells it."""
    places = {field.column: at for at, field in enumerate(fields) if field is not None}
    outside = [at for at, field in enumerate(fields) if field is None]
    if len(places) + len(outside) < len(names) or "text" not in places or _spelled().isdisjoint(names):
        return None
    if not all(type(name) is str for name in names):
        return None
    row = [places.get(column, len(names)) for column in COLUMNS]
    return Plain(_getter([*places.values()]), _getter(row), tuple(str(names[at]) for at in outside), _getter(outside))


def _getter(places: list[int]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What takes the values at ``places`` out of a tuple."""
    return itemgetter(*places) if len(places) > 1 else lambda values: tuple(values[at] for at in places)


_remembered = lru_cache(maxsize=256)(_shape)


def _named_field(name: str) -> NamedField | None:
    """A summary is of no column: whether it is the text depends on the other fields."""
    found = known(name)
    return NamedField(*found, name) if found and found[0] != "excerpt" else None


@cache
def _spelled() -> frozenset[str]:
    return frozenset(name for column in SPEAKING for name in columns()[column])


def in_shape(fields: dict[str, Any]) -> dict[str, Any]:
    """``fields``, called as ours where they are those of a source that calls its text by too general a name.

    A "message" or a "name" is a story's in one source and anything in others, so ``mul/field_shapes.csv`` holds what
    the fields of that source are, fields by those that stand beside it.
    """
    if len(fields) > _MOST_NAMES:
        return fields
    renamed = _in_shape(tuple(map(str, fields)))
    return {renamed.get(name, name): value for name, value in fields.items()} if renamed else fields


@lru_cache(maxsize=512)
def _in_shape(names: tuple[str, ...]) -> dict[str, str]:
    """Name of a field -> what it is called in `columns`; empty for most."""
    squeezed = {_squeezed(name): name for name in names}
    return {
        squeezed[field]: column
        for marks, field, column in _field_shapes()
        if marks <= squeezed.keys() and field in squeezed and column not in squeezed
    }


@cache
def _field_shapes() -> list[tuple[frozenset[str], str, str]]:
    return [
        (frozenset(map(_squeezed, row["marks"].split())), _squeezed(row["field"]), row["column"])
        for row in load_table("field_shapes", "mul")
    ]


def is_nothing(value: object) -> bool:
    """Whether ``value`` is empty, not a number, or a word that stands for nothing."""
    if isinstance(value, str):
        return not value or (len(value) < 60 and value.strip().lower() in _nothing())
    if isinstance(value, float):
        return isnan(value)
    return value is None or (not value and isinstance(value, list | dict))


@cache
def first_of_nothing() -> frozenset[str]:
    """First characters of texts that may stand for nothing, "" and spaces among them: a test before `is_nothing`."""
    initials = {word[:1] for word in _nothing()}
    return frozenset(sign for sign in map(chr, range(0x3001)) if sign.isspace() or sign.lower() in initials) | {""}


@cache
def _nothing() -> frozenset[str]:
    return word_set("no_values", "mul") | {""}


def _squeezed(name: str) -> str:
    return name if name.isalpha() and name.islower() else _GAPS.sub("", name.lower())
