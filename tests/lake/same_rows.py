"""A lake against a file: the same inbox has to give the same rows."""

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from warehouse.lake import Lake

MOMENT = "TIMESTAMP WITH TIME ZONE"
#: What says which run wrote a row, where the run was set up, or is made from both.
OF_THE_RUN = {"run_id", "resolved_run_id", "settings", "alert_id", "batch_id"}


def differing(
    lake: "Lake", file: Path, *, ignoring: frozenset[str] = frozenset(), with_views: bool = False
) -> dict[str, int]:
    """Rows by table that only one of the two has, `EXCEPT ALL` both ways, run ids and moments aside."""
    found: dict[str, int] = {}
    with lake.connected(None, read_only=True, locked=False) as connection:
        connection.execute(f"ATTACH '{file}' AS file (READ_ONLY)")
        tables = _columns(connection, "file", with_views=with_views)
        assert tables.keys() == _columns(connection, "warehouse", with_views=with_views).keys()
        for table, columns in tables.items():
            if table == "schema_migrations":
                continue
            chosen = ", ".join(f'"{c}"' for c, kind in columns if kind != MOMENT and c not in OF_THE_RUN | ignoring)
            one, other = (_rows(connection, database, table, chosen) for database in ("file", "warehouse"))
            query = f"SELECT count(*) FROM (({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one}))"
            ((n,),) = connection.execute(query).fetchall()
            if n:
                found[table] = n
    return found


def _rows(connection: duckdb.DuckDBPyConnection, database: str, table: str, columns: str) -> str:
    """A table with the rows; a view finds its tables in the database that is used."""
    connection.execute(f"USE {database}")
    name = f"rows_of_{database}"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {columns} FROM {database}.{table}")
    connection.execute("USE warehouse")
    return f"SELECT * FROM {name}"


def _columns(
    connection: duckdb.DuckDBPyConnection, database: str, *, with_views: bool
) -> dict[str, list[tuple[str, str]]]:
    views = "UNION ALL SELECT database_name, view_name FROM duckdb_views() WHERE NOT internal" if with_views else ""
    rows = connection.execute(
        "SELECT c.table_name, c.column_name, c.data_type FROM duckdb_columns() AS c"
        f" JOIN (SELECT database_name, table_name FROM duckdb_tables() {views}) USING (database_name, table_name)"
        " WHERE database_name = ? AND schema_name = 'main' ORDER BY ALL",
        [database],
    ).fetchall()
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows:
        found.setdefault(table, []).append((column, kind))
    return found
