"""One question in SQL, its answer as plain rows: what the command line needs, without importing Polars."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from warehouse.connection import open_reader
from warehouse.errors import QueryError


class Answer(NamedTuple):
    """Column names and rows; a statement that answers nothing has neither."""

    names: Sequence[str]
    rows: Sequence[tuple[Any, ...]]


def ask(path: Path, query: str, wait: float) -> Answer:
    """Rows of ``query`` on the warehouse at ``path``, read-only. Raises QueryError, WarehouseError."""
    with open_reader(path, wait) as connection:
        try:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description or []]
            return Answer(names, cursor.fetchall() if names else [])
        except duckdb.Error as error:
            raise QueryError(f"Error: {error}") from error


def ask_arrow(path: Path, query: str, wait: float) -> Any:
    """The same as a pyarrow Table."""
    with open_reader(path, wait) as connection:
        try:
            return connection.execute(query).to_arrow_table()
        except duckdb.Error as error:
            raise QueryError(f"Error: {error}") from error
