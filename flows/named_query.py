"""Questions to the warehouse that commands ask: a query file of `warehouse/sql`, its names and its rows."""

from pathlib import Path
from typing import Any

from flows.home import find_place
from warehouse.asking import explained_if_older
from warehouse.connection import open_reader
from warehouse.sql import load_sql

Rows = list[tuple[Any, ...]]


def ask(home: Path, query: str, **parameters: Any) -> tuple[list[str], Rows]:
    """Column names and rows of ``warehouse/sql/<query>.sql``, read-only."""
    place = find_place(home)
    with open_reader(place) as warehouse, explained_if_older(place):
        cursor = warehouse.execute(load_sql(query), parameters)
        return [column[0] for column in cursor.description or []], cursor.fetchall()
