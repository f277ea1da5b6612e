"""The ledger of reprocesses: begun, gone on with, ended; which articles are stale, and what was asked for."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from warehouse.sql import load_sql, run_sql

if TYPE_CHECKING:
    import polars as pl


class Begun(NamedTuple):
    """A reprocess, and the batches that it has published already."""

    reprocess_id: str
    done: set[str]


def begin(
    connection: duckdb.DuckDBPyConnection,
    reprocess_id: str,
    begun_at: datetime,
    selection: Mapping[str, Any],
    rules: str,
    version: str,
) -> Begun:
    """Enter a reprocess, or go on with the one of the same selection and rules that did not end."""
    told = json.dumps(selection, default=str, sort_keys=True)
    rows = connection.execute(
        "SELECT reprocess_id FROM reprocesses WHERE finished_at IS NULL AND status <> 'superseded'"
        " AND selection::VARCHAR = ? AND rules = ? ORDER BY begun_at DESC LIMIT 1",
        [told, rules],
    ).fetchall()
    if rows:
        begun = rows[0][0]
        connection.execute("UPDATE reprocesses SET status = 'running', error = NULL WHERE reprocess_id = ?", [begun])
        done = connection.execute("SELECT batch_id FROM revisions WHERE run_id = ?", [begun]).fetchall()
        return Begun(begun, {batch_id for (batch_id,) in done})
    connection.execute("UPDATE reprocesses SET status = 'superseded' WHERE finished_at IS NULL")
    connection.execute(
        "INSERT INTO reprocesses VALUES (?, ?, ?, ?, ?, NULL, 'running', NULL)",
        [reprocess_id, told, rules, version, begun_at],
    )
    return Begun(reprocess_id, set())


def end(connection: duckdb.DuckDBPyConnection, reprocess_id: str, status: str, error: str | None) -> None:
    """Note how it ended: completed, blocked or (still) running, that is, to be gone on with."""
    connection.execute(
        "UPDATE reprocesses SET status = ?, error = ?, finished_at = if(? = 'completed', now(), NULL)"
        " WHERE reprocess_id = ?",
        [status, error, status, reprocess_id],
    )


def counts(connection: duckdb.DuckDBPyConnection, reprocess_id: str) -> tuple[int, int]:
    """Articles it looked at, and those of which something changed."""
    row = connection.execute(
        "SELECT coalesce(sum(n_articles), 0)::BIGINT, coalesce(sum(n_changed), 0)::BIGINT FROM revisions"
        " WHERE run_id = ?",
        [reprocess_id],
    ).fetchall()
    return row[0]


def chosen_records(connection: duckdb.DuckDBPyConnection, selection: Mapping[str, Any], rules: str) -> "pl.DataFrame":
    """`record_id` of all records of the articles that were asked for, and `run_id` of the run that read their file."""
    given = {name: selection.get(name) for name in ("since", "until", "outlet", "articles")}
    run_sql(connection, "again_chosen", {**given, "stale_without": rules if selection.get("stale") else None})
    return connection.execute("FROM again_chosen").pl()


def n_stale(connection: duckdb.DuckDBPyConnection, rules: str) -> int:
    """Articles that other rules than ``rules`` extracted."""
    return connection.execute(load_sql("stale"), {"rules": rules}).fetchall()[0][0]


def unfinished(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Reprocesses that wait to be gone on with: key and selection; none in a warehouse of an older newsledger."""
    is_known = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'reprocesses'").fetchall()
    if not is_known:
        return []
    query = "SELECT reprocess_id, selection FROM reprocesses WHERE finished_at IS NULL AND status <> 'superseded'"
    return connection.execute(query).fetchall()
