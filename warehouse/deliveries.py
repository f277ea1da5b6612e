"""What the ledger knows of batches and of what was in them: to hold the manifest against it."""

import json
from datetime import datetime
from typing import Any, NamedTuple

import duckdb

from warehouse.sql import load_sql


class LedgerRun(NamedTuple):
    """A run that published something."""

    run_id: str
    started_at: datetime
    status: str
    settings: dict[str, Any]
    batch_ids: list[str]


def newest_batch(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The batch that was published last."""
    ((batch_id,),) = connection.execute("SELECT max_by(batch_id, published_at) FROM batches").fetchall()
    return batch_id


def run_ids(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Every run of the ledger."""
    return {run_id for (run_id,) in connection.execute("SELECT run_id FROM runs").fetchall()}


def published_runs(connection: duckdb.DuckDBPyConnection) -> list[LedgerRun]:
    """Runs that published batches, oldest first, with these in order."""
    rows = connection.execute(
        "SELECT r.run_id, r.started_at, r.status, r.settings, list(b.batch_id ORDER BY b.published_at)"
        " FROM runs AS r JOIN batches AS b USING (run_id) GROUP BY ALL ORDER BY r.started_at"
    ).fetchall()
    return [LedgerRun(run_id, at, status, json.loads(told or "{}"), ids) for run_id, at, status, told, ids in rows]


def delivered(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[dict[str, Any]]:
    """What a run read: the rows of deliveries_of_run.sql."""
    cursor = connection.execute(load_sql("deliveries_of_run"), {"run_id": run_id})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def replayed(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[str]:
    """Records that a run let out of quarantine."""
    query = "SELECT DISTINCT record_id FROM quarantine WHERE resolved_run_id = ? ORDER BY record_id"
    return [record_id for (record_id,) in connection.execute(query, [run_id]).fetchall()]
