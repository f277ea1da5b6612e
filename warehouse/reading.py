"""Reading for the dashboard: bounded in time and memory, and never in the way of a writer for long."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import polars as pl

from warehouse.asking import refuse_several_answers
from warehouse.connection import Connection, open_reader
from warehouse.errors import QueryError, WarehouseBusyError, WarehouseError
from warehouse.watch import GaveWayError, TooLongError, watched

T = TypeVar("T")

MEMORY = 1 << 30  # bytes, for all readers of this process together; what needs more is worked on disk
_GRACE = 0.3  # seconds that a query may go on while a writer waits
_LONGEST_GRACE = 5.0  # for one of ours that has given way before, lest a page never shows beside a busy ingest


def fetch(
    path: Path, sql: str, parameters: Mapping[str, Any] | None = None, wait: float = 30.0, seconds: float = 60.0
) -> pl.DataFrame:
    """Rows of ``sql`` on the warehouse at ``path``, read-only.

    Raises:
        WarehouseError: it cannot be read, or an older newsledger wrote it.
        QueryError: the query ran for longer than ``seconds``.
    """

    def read(connection: Connection) -> pl.DataFrame:
        try:
            return connection.execute(sql, dict(parameters or {})).pl()
        except (duckdb.CatalogException, duckdb.BinderException) as error:  # a table or column is not there yet
            raise WarehouseError(
                f"{path} was written by an older newsledger: {error}\nThe next ingest brings it up to date."
            ) from error

    return _in_turn(path, read, wait, seconds, _LONGEST_GRACE)


def fetch_limited(path: Path, sql: str, max_rows: int, seconds: float, wait: float = 30.0) -> tuple[pl.DataFrame, bool]:
    """Up to ``max_rows`` rows of SQL that anybody typed, and whether there were more; no columns if it gives no rows.

    Raises:
        QueryError: DuckDB refuses it, or it ran for longer than ``seconds``.
    """

    def read(connection: Connection) -> tuple[pl.DataFrame, bool]:
        try:
            refuse_several_answers(connection, sql)
            return _first(connection.sql(sql), max_rows)
        except duckdb.InterruptException:
            raise
        except duckdb.Error as error:
            raise QueryError(str(error)) from error

    return _in_turn(path, read, wait, seconds, _GRACE)


def _in_turn(path: Path, read: Callable[[Connection], T], wait: float, seconds: float, longest_grace: float) -> T:
    """What ``read`` gives, begun anew after a writer whom it gave way to; within ``wait`` + ``seconds`` in all."""
    end, grace = time.monotonic() + wait + seconds, _GRACE
    while True:
        try:
            with open_reader(path, wait, memory=MEMORY) as connection, watched(connection, path, seconds, grace):
                return read(connection)
        except TooLongError as error:
            raise QueryError(f"The query took longer than {seconds:g} s. Narrow it, or use: newsledger sql") from error
        except GaveWayError as error:
            if time.monotonic() >= end:
                raise WarehouseBusyError(f"Ingests needed {path} each time the query was at work.") from error
            grace = min(2 * grace, longest_grace)


def _first(relation: duckdb.DuckDBPyRelation | None, max_rows: int) -> tuple[pl.DataFrame, bool]:
    """The limit is part of the query, so that DuckDB stops there instead of making rows that nobody sees."""
    if relation is None:  # a statement without a result; all that would write was refused
        return pl.DataFrame(), False
    frame = relation.limit(max_rows + 1).pl()
    return frame.head(max_rows), frame.height > max_rows
