"""Runs in the ledger: begun, ended, and made good after a kill."""

import json
from collections.abc import Mapping
from datetime import datetime

import duckdb
import polars as pl

from warehouse.sql import load_sql, run_sql


def begin_run(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    started_at: datetime,
    version: str,
    settings: Mapping[str, object],
) -> int:
    """Enter a running run; runs that a kill left as running are marked failed. Returns how many those were."""
    ((n_killed,),) = connection.execute("SELECT count(*) FROM runs WHERE status = 'running'").fetchall()
    if n_killed:
        connection.execute(
            "UPDATE runs SET status = 'failed', finished_at = now(), error = 'interrupted: its process ended before it'"
            " WHERE status = 'running'"
        )
    connection.execute(
        "INSERT INTO runs (run_id, started_at, status, version, settings) VALUES (?, ?, 'running', ?, ?)",
        [run_id, started_at, version, json.dumps(settings, default=str)],
    )
    return n_killed


def record_look(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    started_at: datetime,
    version: str,
    settings: Mapping[str, object],
) -> None:
    """Enter a completed run that read nothing, in the place of the newest run if that read nothing either."""
    connection.begin()
    begin_run(connection, run_id, started_at, version, settings)
    run_sql(connection, "record_look", {"run_id": run_id})
    connection.commit()


def end_run(connection: duckdb.DuckDBPyConnection, run_id: str, status: str, error: str | None) -> None:
    """Close the run with its status: completed, failed or blocked."""
    connection.execute(
        "UPDATE runs SET status = ?, error = ?, finished_at = now() WHERE run_id = ?", [status, error, run_id]
    )


def seen_files(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Every address and fingerprint ever read: columns uri, fingerprint, file_id, n_bytes."""
    return connection.execute("SELECT uri, fingerprint, file_id, n_bytes FROM inbox_files").pl()


def refused_contents(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """file_id of everything that was listed and could not be read."""
    return {row[0] for row in connection.execute("SELECT file_id FROM files WHERE sha256 = ''").fetchall()}


def known_contents(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """file_id of every content that was read to its end."""
    return {row[0] for row in connection.execute("SELECT file_id FROM files").fetchall()}


def line_memory(connection: duckdb.DuckDBPyConnection, before: datetime | None = None) -> pl.DataFrame:
    """Lines that several articles of an outlet share: columns outlet, line_hash, n_articles.

    ``before``: only as far as a run that began then knew of them.
    """
    return connection.execute(load_sql("line_memory"), {"before": before}).pl()


def run_row(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, object]:
    """The run's row of `runs`, as a dict."""
    cursor = connection.execute("SELECT * FROM runs WHERE run_id = ?", [run_id])
    rows = cursor.fetchall()
    if not rows:
        raise KeyError(run_id)
    return dict(zip((d[0] for d in cursor.description), rows[0], strict=True))


def run_history(connection: duckdb.DuckDBPyConnection, run_id: str, n_runs: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Metrics of the run and up to ``n_runs`` completed ones before it, one row a run; articles by run and outlet."""
    parameters = {"run_id": run_id, "n_runs": n_runs}
    metrics = connection.execute(load_sql("run_metrics"), parameters).pl()
    return metrics, connection.execute(load_sql("run_outlets"), parameters).pl()
