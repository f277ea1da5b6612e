"""What is removed from a warehouse, or noted as removed from the archive beside it."""

from collections.abc import Iterable
from datetime import datetime

import duckdb
import polars as pl

from warehouse.sql import load_sql

_OLD = ("checks", "alerts")


def old_rows(
    connection: duckdb.DuckDBPyConnection, before: datetime, n_runs: int, *, is_removing: bool
) -> dict[str, int]:
    """Rows of the quality history and of alerts from ``before``; removed, if so asked. The newest runs keep theirs."""
    found: dict[str, int] = {}
    for name in _OLD:
        query = load_sql(f"prune_{name}")
        given = {"before": before, "n_runs": n_runs}
        parameters = {key: value for key, value in given.items() if f"${key}" in query.partition("\n")[2]}
        ((found[name],),) = connection.execute(f"SELECT count(*) {query}", parameters).fetchall()
        if is_removing and found[name]:
            connection.execute(f"DELETE {query}", parameters)
    return found


def old_contents(connection: duckdb.DuckDBPyConnection, before: datetime) -> list[str]:
    """SHA-256 of every content that was delivered before then, and is not noted as pruned."""
    return [sha256 for (sha256,) in connection.execute(load_sql("prune_archive"), {"before": before}).fetchall()]


def pruned_contents(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """SHA-256 of every content that is noted as pruned."""
    return {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM pruned_files").fetchall()}


def note_pruned(connection: duckdb.DuckDBPyConnection, contents: Iterable[str], at: datetime) -> None:
    """Note that ``contents`` are no longer in the archive, so that nobody misses them."""
    rows = pl.DataFrame({"sha256": list(contents)}, {"sha256": pl.String})
    connection.register("gone", rows)
    connection.execute(
        "INSERT INTO pruned_files SELECT DISTINCT sha256, ?::TIMESTAMPTZ FROM gone"
        " WHERE sha256 NOT IN (SELECT sha256 FROM pruned_files)",
        [at],
    )
    connection.unregister("gone")
