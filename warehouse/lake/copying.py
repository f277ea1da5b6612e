"""A warehouse copied from a file into a lake, and back: every table, row for row, in one transaction or not at all."""

from collections.abc import Callable
from pathlib import Path

import duckdb

from warehouse.commits import name_commit
from warehouse.errors import WarehouseError
from warehouse.lake.address import NAME
from warehouse.migrate import apply_schema
from warehouse.sql import literal

_FILE = "copied_file"
_TABLES = (
    "SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND NOT internal"
    " AND table_name <> 'schema_migrations' ORDER BY table_name"
)
Told = Callable[[str, int], None]


def copy_in(lake: duckdb.DuckDBPyConnection, file: Path, told: Told) -> int:
    """Copy all rows of the warehouse in ``file``, of the newest shape, into the empty ``lake``; returns how many.

    Raises:
        WarehouseError: the lake has runs already.
    """
    if lake.execute("SELECT 1 FROM runs LIMIT 1").fetchall():
        raise WarehouseError(
            "The lake has runs already, and only an empty one is filled. Set lake to another database and lake_data to "
            "another place, make it with newsledger lake init, and try again."
        )
    lake.execute(f"ATTACH {literal(file)} AS {_FILE} (READ_ONLY)")
    try:
        return _copy(lake, _FILE, NAME, f"copy of {file.name}", told)
    finally:
        lake.execute(f"DETACH {_FILE}")


def copy_out(lake: duckdb.DuckDBPyConnection, file: Path, told: Told) -> int:
    """Copy all rows of the lake into a warehouse in ``file``, which is made for them; returns how many."""
    with duckdb.connect(str(file)) as made:
        apply_schema(made, file)
    lake.execute(f"ATTACH {literal(file)} AS {_FILE}")
    try:
        return _copy(lake, NAME, _FILE, "", told)
    finally:
        lake.execute(f"DETACH {_FILE}")


def _copy(connection: duckdb.DuckDBPyConnection, source: str, target: str, message: str, told: Told) -> int:
    tables = [name for (name,) in connection.execute(_TABLES, [source]).fetchall()]
    total = 0
    connection.begin()
    try:
        if message:
            name_commit(connection, message)
        for table in tables:
            ((n_rows,),) = connection.execute(
                f'INSERT INTO {target}.main."{table}" BY NAME FROM {source}.main."{table}"'
            ).fetchall()
            told(table, n_rows)
            total += n_rows
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return total
