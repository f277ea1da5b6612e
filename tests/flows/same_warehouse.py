"""Two warehouses table by table: what a rebuild must bring back, row for row."""

from pathlib import Path

import duckdb

MOMENT = "TIMESTAMP WITH TIME ZONE"
#: Moments that a run keeps when it is made again; all others say when a row was written.
KEPT = {("runs", "started_at"), ("files", "first_seen_at"), ("inbox_files", "last_seen_at")}
#: A copied home lies somewhere else than where its runs say.
MOVED = {("runs", "settings")}


def differences(before: Path, after: Path) -> dict[str, int]:
    """Rows by table that only one of two DuckDB files has; {} if all are the same but for the times of writing."""
    found: dict[str, int] = {}
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{before}' AS a (READ_ONLY); ATTACH '{after}' AS b (READ_ONLY)")
        for (table,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'a'"
        ).fetchall():
            if table == "schema_migrations":
                continue
            columns = connection.execute(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = 'a' AND table_name = ?",
                [table],
            ).fetchall()
            chosen = ", ".join(
                f'"{c}"' for c, kind in columns if (kind != MOMENT or (table, c) in KEPT) and (table, c) not in MOVED
            )
            one, other = f"SELECT {chosen} FROM a.{table}", f"SELECT {chosen} FROM b.{table}"
            query = f"SELECT count(*) FROM (({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one}))"
            (row,) = connection.execute(query).fetchall()
            if row[0]:
                found[table] = row[0]
    return found
