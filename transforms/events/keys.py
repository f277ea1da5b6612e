"""Keys by which candidate pairs are found: equal keys of two articles are a look-up, whatever else is there."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b

import polars as pl

from transforms.events.judge import Traits, when
from transforms.events.model import KEYS
from transforms.events.texts import is_block

_DAY = timedelta(days=1)
_MONTH = 31  # days


def find_keys(traits: pl.DataFrame) -> pl.DataFrame:
    """KEYS of the articles of ``traits`` (TRAITS).

    A person is looked for among all names and a name among all persons, at any date; a block within a month or so; all
    else on the day, the day before and the day after.
    """
    rows = (
        (row["article_id"], key, role) for row in traits.iter_rows(named=True) for role, key in sorted(set(_keys(row)))
    )
    return pl.DataFrame(rows, schema=KEYS, orient="row")


def _keys(article: Traits) -> Iterator[tuple[str, int]]:
    for name in article["names"]:
        yield "post", _hash("name", name)
        yield "ask", _hash("person", name)
    for person in article["persons"]:
        yield "post", _hash("person", person)
        yield "ask", _hash("name", person)
    values, blocks = list(_of_a_day(article)), [street for street in article["streets"] if is_block(street)]
    for day in when(article):
        for kind, value in values:
            yield "post", _on(kind, value, day)
            yield from (("ask", _on(kind, value, near)) for near in (day - _DAY, day, day + _DAY))
        month = day.toordinal() // _MONTH
        for block in blocks:
            yield "post", _hash("block", block, month)
            yield from (("ask", _hash("block", block, near)) for near in (month - 1, month, month + 1))


def _of_a_day(article: Traits) -> Iterator[tuple[str, object]]:
    """What two articles of a day must share to be compared."""
    for kind in ("streets", "spots", "sites", "towns", "names"):
        yield from ((kind, value) for value in article[kind])
    for category in ("killed", "injured"):
        if toll := article[category]:
            yield from (("age", (age, category, toll)) for age in article["ages"])
            yield from (("place", (place, category, toll)) for place in article["places"])


def _on(kind: str, value: object, day: date) -> int:
    return _hash(kind, value, day.isoformat())


def _hash(*parts: object) -> int:
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), "big", signed=True)
