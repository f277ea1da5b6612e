"""Keys by which candidate pairs are found: equal keys of two articles are a look-up, whatever else is there."""

from collections.abc import Iterator
from hashlib import blake2b

import polars as pl

from transforms.events.judge import Traits, when
from transforms.events.model import KEYS
from transforms.events.texts import is_block

_MONTH = 31  # days
_GOLDEN, _64_BITS, _HALF = 0x9E3779B97F4A7C15, (1 << 64) - 1, 1 << 63


def find_keys(traits: pl.DataFrame) -> pl.DataFrame:
    """KEYS of the articles of ``traits`` (TRAITS).

    A person is looked for among all names and a name among all persons, at any date; a block within a month or so; all
    else on the day, the day before and the day after.
    """
    article_ids: list[str] = []
    keys: list[int] = []
    roles: list[str] = []
    for article in traits.iter_rows(named=True):
        post, ask = _keys(article)
        keys += [*sorted(post), *sorted(ask)]
        roles += ["post"] * len(post) + ["ask"] * len(ask)
        article_ids += [article["article_id"]] * (len(post) + len(ask))
    return pl.DataFrame({"article_id": article_ids, "key": keys, "role": roles}, schema=KEYS)


def _keys(article: Traits) -> tuple[set[int], set[int]]:
    """What it is found by, and what it looks for."""
    post = {_hash("name", name) for name in article["names"]} | {_hash("person", name) for name in article["persons"]}
    ask = {_hash("person", name) for name in article["names"]} | {_hash("name", name) for name in article["persons"]}
    of_a_day = [_hash(kind, value) for kind, value in _of_a_day(article)]
    blocks = [_hash("block", street) for street in article["streets"] if is_block(street)]
    for day in when(article):
        for values, at in ((of_a_day, day.toordinal()), (blocks, day.toordinal() // _MONTH)):
            post.update(_at(value, at) for value in values)
            ask.update(_at(value, near) for value in values for near in (at - 1, at, at + 1))
    return post, ask


def _of_a_day(article: Traits) -> Iterator[tuple[str, object]]:
    """What two articles of a day must share to be compared."""
    for kind in ("streets", "spots", "sites", "towns", "cities", "names"):
        yield from ((kind, value) for value in article[kind])
    for category in ("killed", "injured"):
        if toll := article[category]:
            yield from (("age", (age, category, toll)) for age in article["ages"])
            yield from (("place", (place, category, toll)) for place in article["places"])


def _at(value: int, time: int) -> int:
    """The key of ``value`` at a day or month: Fibonacci hashing tells neighbours apart (Knuth, 6.4)."""
    return ((value ^ time * _GOLDEN) & _64_BITS) - _HALF


def _hash(kind: str, value: object) -> int:
    return int.from_bytes(blake2b(f"{kind} {value}".encode(), digest_size=8).digest(), "big", signed=True)
