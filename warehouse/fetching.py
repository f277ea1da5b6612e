"""Reading for the dashboard: bounded in time and memory, and never in the way of a writer for long."""

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import polars as pl

from warehouse.asking import distinct, refuse_several_answers
from warehouse.connection import Connection, open_reader
from warehouse.errors import QueryError, WarehouseBusyError, WarehouseError
from warehouse.location import Place, place_at
from warehouse.watch import GaveWayError, OnDeaf, TooLongError, watched

T = TypeVar("T")

MEMORY = 1 << 30  # bytes, for all readers of this process together; what needs more is worked on disk
_AS_TEXT = re.compile(r"\b(INTERVAL|UNION|BIT|BIGNUM|BLOB|GEOMETRY|VARIANT)\b")  # kinds of columns, nested ones too
_GRACE = 0.3  # seconds that a query may go on while a writer waits
_LONGEST_GRACE = 5.0  # for one of ours that has given way before, lest a page never shows beside a busy ingest


def fetch(
    where: Place | Path,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    wait: float = 30.0,
    seconds: float = 60.0,
) -> pl.DataFrame:
    """Rows of ``sql`` on the warehouse at ``where``, read-only.

    Raises:
        WarehouseError: it cannot be read, or an older newsledger wrote it.
        QueryError: the query ran for longer than ``seconds``.
    """

    def read(connection: Connection) -> pl.DataFrame:
        try:
            return connection.execute(sql, dict(parameters or {})).pl()
        except (duckdb.CatalogException, duckdb.BinderException) as error:  # a table or column is not there yet
            raise WarehouseError(
                f"{where} was written by an older newsledger: {error}\nThe next ingest brings it up to date."
            ) from error

    return _in_turn(place_at(where), read, wait, seconds, _LONGEST_GRACE)


def fetch_limited(
    where: Place | Path, sql: str, max_rows: int, seconds: float, wait: float = 30.0, on_deaf: OnDeaf | None = None
) -> tuple[pl.DataFrame, bool]:
    """Up to ``max_rows`` rows of SQL that anybody typed, and whether there were more; no columns if it gives no rows.

    ``on_deaf``: called with the reason if the query has to end and hears no interrupt (`warehouse.apart`).

    Raises:
        QueryError: DuckDB refuses it, or it ran for longer than ``seconds``.
    """

    def read(connection: Connection) -> tuple[pl.DataFrame, bool]:
        try:
            refuse_several_answers(connection, sql)
            return _first(connection.sql(sql), max_rows)
        except duckdb.InterruptException:
            raise
        except duckdb.OutOfMemoryException as error:  # its own advice is to change settings, which are locked
            raise QueryError(
                "The query needs more memory than it may have. Narrow it, or use: newsledger sql"
            ) from error
        except duckdb.Error as error:
            raise QueryError(str(error)) from error

    return _in_turn(place_at(where), read, wait, seconds, _GRACE, on_deaf)


def too_long(seconds: float) -> QueryError:
    """The error of a query that ran for longer than that."""
    return QueryError(f"The query took longer than {seconds:g} s. Narrow it, or use: newsledger sql")


def _in_turn(
    place: Place,
    read: Callable[[Connection], T],
    wait: float,
    seconds: float,
    longest_grace: float,
    on_deaf: OnDeaf | None = None,
) -> T:
    """What ``read`` gives, begun anew after a writer whom it gave way to; within ``wait`` + ``seconds`` in all."""
    end, grace = time.monotonic() + wait + seconds, _GRACE
    while True:
        try:
            with (
                open_reader(place, wait, memory=MEMORY) as connection,
                watched(connection, place, seconds, grace, on_deaf),
            ):
                return read(connection)
        except TooLongError as error:
            raise too_long(seconds) from error
        except GaveWayError as error:
            if time.monotonic() >= end:
                raise WarehouseBusyError(f"Ingests needed {place} each time the query was running.") from error
            grace = min(2 * grace, longest_grace)


def _first(relation: duckdb.DuckDBPyRelation | None, max_rows: int) -> tuple[pl.DataFrame, bool]:
    """The limit is part of the query, so that DuckDB stops there instead of making rows that nobody sees."""
    if relation is None:  # a statement without a result; all that would write was refused
        return pl.DataFrame(), False
    names, kinds = distinct(relation.columns), list(map(str, relation.types))
    relation = relation.limit(max_rows + 1)
    if any(map(_AS_TEXT.search, kinds)):
        relation = _readable(relation, kinds)
    frame = relation.pl()
    frame.columns = names
    return frame.head(max_rows), frame.height > max_rows


def _readable(relation: duckdb.DuckDBPyRelation, kinds: list[str]) -> duckdb.DuckDBPyRelation:
    """Columns of kinds that Polars, or a file of text, cannot hold as DuckDB would print them; by place, not name."""
    columns = [f"c{place}" for place in range(len(kinds))]
    shown = (f"{c}::VARCHAR" if _AS_TEXT.search(kind) else c for c, kind in zip(columns, kinds, strict=True))
    return relation.query("answer", f"SELECT {', '.join(shown)} FROM answer AS a({', '.join(columns)})")  # noqa: S608
