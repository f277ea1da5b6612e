"""Questions to the warehouse that commands ask: a query file of `warehouse/sql`, its names and its rows."""

from pathlib import Path
from typing import Any

from warehouse.asking import told_if_older
from warehouse.connection import open_reader
from warehouse.sql import load_sql

Rows = list[tuple[Any, ...]]


def ask(home: Path, query: str, **parameters: Any) -> tuple[list[str], Rows]:
    """Column names and rows of ``warehouse/sql/<query>.sql``, read-only."""
    path = home / "warehouse.duckdb"
    with open_reader(path) as warehouse, told_if_older(path):
        cursor = warehouse.execute(load_sql(query), parameters)
        return [column[0] for column in cursor.description or []], cursor.fetchall()
