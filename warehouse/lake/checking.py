"""Whether a lake can be read and not written, with the rights that the settings give."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from warehouse.damage import first_line
from warehouse.lake.address import Catalog
from warehouse.lake.making import may_write
from warehouse.sql import literal

if TYPE_CHECKING:
    from warehouse.lake import Lake


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, and whether it is as it should be."""

    what: str
    is_sound: bool
    said: str


def check_reader(lake: "Lake") -> Iterator[Check]:
    """Read the lake, and try to write it: catalog, then storage."""
    yield _reads(lake)
    writable = may_write(Catalog.at(lake.catalog))
    said = "it has no right to" if not writable else f"it may do so by {len(writable)} things: {writable[0]}, …"
    yield Check("the catalog cannot be written", not writable, said)
    yield _storage(lake)


def _reads(lake: "Lake") -> Check:
    query = "SELECT count(*), count(DISTINCT body) FROM articles"
    try:
        with lake.connected(None, read_only=True, locked=True) as connection:
            ((n_articles, n_texts),) = connection.execute(query).fetchall()
    except duckdb.Error as error:
        return Check("it can be read", False, str(lake.told(error)))
    return Check("it can be read", True, f"{n_articles:,} articles, {n_texts:,} texts")


#: What S3 and a file system say of a right that one has not.
_REFUSED = ("http 403", "accessdenied", "permission denied", "read-only file system", "operation not permitted")


def _storage(lake: "Lake") -> Check:
    what = "the rows cannot be written"
    target = f"{lake.data}newsledger-check-{secrets.token_hex(8)}.csv"
    try:
        with lake.connected(None, read_only=True, locked=False) as connection:
            connection.execute(f"COPY (SELECT 1 AS one) TO {literal(target)}")
    except duckdb.Error as error:
        is_refused = any(sign in str(error).lower() for sign in _REFUSED)
        said = first_line(error)[:200]
        return Check(what, is_refused, said if is_refused else f"that could not be found out: {said}")
    return Check(what, False, f"{target} was written; remove it, and take the right to away")
