"""Questions to the warehouse that commands ask: a query file of `warehouse/sql`, its names and its rows."""

from pathlib import Path
from typing import Any

from warehouse.connection import open_reader
from warehouse.sql import load_sql

Rows = list[tuple[Any, ...]]


def ask(home: Path, query: str, **parameters: Any) -> tuple[list[str], Rows]:
    """Column names and rows of ``warehouse/sql/<query>.sql``, read-only."""
    with open_reader(home / "warehouse.duckdb") as warehouse:
        cursor = warehouse.execute(load_sql(query), parameters)
        return [column[0] for column in cursor.description or []], cursor.fetchall()
