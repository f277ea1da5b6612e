"""Reading for the dashboard: one short connection a query, so that no page ever keeps the writer waiting."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.connection import open_reader
from warehouse.errors import QueryError


def fetch(path: Path, sql: str, parameters: Mapping[str, Any] | None = None, wait: float = 30.0) -> pl.DataFrame:
    """Rows of ``sql`` on the warehouse at ``path``, read-only. Raises WarehouseError."""
    with open_reader(path, wait) as connection:
        return connection.execute(sql, dict(parameters or {})).pl()


def fetch_limited(path: Path, sql: str, max_rows: int, seconds: float, wait: float = 30.0) -> tuple[pl.DataFrame, bool]:
    """Up to ``max_rows`` rows of SQL that anybody typed, and whether there were more.

    Raises:
        QueryError: DuckDB refuses it, or it ran for longer than ``seconds``.
    """
    with open_reader(path, wait) as connection:
        timer = threading.Timer(seconds, connection.interrupt)
        timer.start()
        try:
            frame = connection.sql(sql).limit(max_rows + 1).pl()
        except duckdb.InterruptException as error:
            raise QueryError(f"The query took longer than {seconds:g} s. Narrow it, or use: newsledger sql") from error
        except AttributeError:  # a statement that gives no rows has no relation; all that would write was refused
            frame = pl.DataFrame()
        except duckdb.Error as error:
            raise QueryError(str(error)) from error
        finally:
            timer.cancel()
    return frame.head(max_rows), frame.height > max_rows
