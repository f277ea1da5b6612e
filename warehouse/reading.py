"""Reading for the dashboard: one short connection a query, so that no page ever keeps the writer waiting."""

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.asking import refuse_several_answers
from warehouse.connection import open_reader
from warehouse.errors import QueryError, WarehouseError


def fetch(
    path: Path, sql: str, parameters: Mapping[str, Any] | None = None, wait: float = 30.0, seconds: float = 60.0
) -> pl.DataFrame:
    """Rows of ``sql`` on the warehouse at ``path``, read-only.

    Raises:
        WarehouseError: it cannot be read, or an older newsledger wrote it.
        QueryError: the query ran for longer than ``seconds``.
    """
    with open_reader(path, wait) as connection, _limit(connection, seconds):
        try:
            return connection.execute(sql, dict(parameters or {})).pl()
        except (duckdb.CatalogException, duckdb.BinderException) as error:  # a table or column is not there yet
            raise WarehouseError(
                f"{path} was written by an older newsledger: {error}\nThe next ingest brings it up to date."
            ) from error


def fetch_limited(path: Path, sql: str, max_rows: int, seconds: float, wait: float = 30.0) -> tuple[pl.DataFrame, bool]:
    """Up to ``max_rows`` rows of SQL that anybody typed, and whether there were more; no columns if it gives no rows.

    Raises:
        QueryError: DuckDB refuses it, or it ran for longer than ``seconds``.
    """
    with open_reader(path, wait) as connection, _limit(connection, seconds):
        try:
            refuse_several_answers(connection, sql)
            return _first(connection.sql(sql), max_rows)
        except duckdb.InterruptException:
            raise
        except duckdb.Error as error:
            raise QueryError(str(error)) from error


@contextmanager
def _limit(connection: duckdb.DuckDBPyConnection, seconds: float) -> Generator[None]:
    timer = threading.Timer(seconds, connection.interrupt)
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise QueryError(f"The query took longer than {seconds:g} s. Narrow it, or use: newsledger sql") from error
    finally:
        timer.cancel()


def _first(relation: duckdb.DuckDBPyRelation | None, max_rows: int) -> tuple[pl.DataFrame, bool]:
    """The limit is part of the query, so that DuckDB stops there instead of making rows that nobody sees."""
    if relation is None:  # a statement without a result; all that would write was refused
        return pl.DataFrame(), False
    frame = relation.limit(max_rows + 1).pl()
    return frame.head(max_rows), frame.height > max_rows
