"""Publishing a batch: outcomes first, then everything in one transaction or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl

from warehouse.commits import name_commit
from warehouse.derived import derive_batch
from warehouse.sql import literal, load_sql, run_sql

#: Columns of the failing rows that the audit hands over; one row an article and failed expectation.
FAILING = pl.Schema(
    {"article_id": pl.String, "suite": pl.String, "expectation": pl.String, "reason": pl.String, "observed": pl.String}
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published: one staged batch and what its audit found."""

    run_id: str
    batch_id: str
    started_at: datetime
    staged: Path  # folder with one Parquet file a table
    failing: pl.DataFrame  # FAILING
    checks: pl.DataFrame  # columns of quality_checks
    replayed: tuple[str, ...] = ()  # record_id of those that leave the quarantine by this


def attach_staged(connection: duckdb.DuckDBPyConnection, staged: Path) -> None:
    """Make every Parquet file of ``staged`` a temporary view ``staged_<name>``."""
    for path in sorted(staged.glob("*.parquet")):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW staged_{path.stem} AS FROM read_parquet({literal(path)})")


def resolve_outcomes(connection: duckdb.DuckDBPyConnection, staged: Path) -> pl.DataFrame:
    """Outcome of each record of the batch that the ledger lacks: columns record_id, article_id, outcome, reason."""
    attach_staged(connection, staged)
    connection.execute(load_sql("resolve_outcomes"))
    return connection.execute("SELECT record_id, article_id, outcome, reason FROM batch_records").pl()


def publish_batch(
    connection: duckdb.DuckDBPyConnection,
    batch: Publication,
    cluster: Callable[[duckdb.DuckDBPyConnection, Publication], None],
) -> dict[str, int]:
    """Load ``batch`` in one transaction; returns the number of its records by outcome.

    ``cluster`` finds the near-duplicates of the new articles and puts them into `articles`, in the same transaction. On
    any error nothing is loaded.
    """
    connection.begin()
    try:
        name_commit(connection, f"run {batch.run_id}, batch {batch.batch_id}")
        _release(connection, batch)
        attach_staged(connection, batch.staged)
        run_sql(connection, "release_retried", {"run_id": batch.run_id})
        resolve_outcomes(connection, batch.staged)
        _set_aside(connection, batch)
        parameters: dict[str, object] = {
            "run_id": batch.run_id,
            "batch_id": batch.batch_id,
            "started_at": batch.started_at,
        }
        run_sql(connection, "load_batch", parameters)
        if batch.replayed:
            run_sql(connection, "release_copies", {"record_ids": list(batch.replayed)})
        run_sql(connection, "quarantine_batch", {"run_id": batch.run_id})
        cluster(connection, batch)
        derive_batch(connection)
        store_checks(connection, batch.run_id, batch.checks)
        counts = connection.execute("SELECT outcome, count(*) FROM all_outcomes GROUP BY outcome").fetchall()
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return dict(counts)


def _release(connection: duckdb.DuckDBPyConnection, batch: Publication) -> None:
    """Take replayed records out of quarantine, so that this batch gives them their outcome; their story stays."""
    for record_id in batch.replayed:
        connection.execute(load_sql("release_history"), {"record_id": record_id})
        connection.execute("DELETE FROM records WHERE record_id = ? AND outcome = 'quarantined'", [record_id])
        connection.execute(
            "UPDATE quarantine SET resolved_run_id = ?, resolved_at = now()"
            " WHERE record_id = ? AND resolved_run_id IS NULL",
            [batch.run_id, record_id],
        )


def store_checks(connection: duckdb.DuckDBPyConnection, run_id: str, checks: pl.DataFrame) -> None:
    """Append the audit's verdicts to `quality_checks`."""
    if checks.is_empty():
        return
    connection.register("audit_checks", checks.to_arrow())
    connection.execute(
        "INSERT INTO quality_checks BY NAME SELECT *, ? AS run_id, now() AS checked_at FROM audit_checks", [run_id]
    )
    connection.unregister("audit_checks")


def store_silences(connection: duckdb.DuckDBPyConnection, silences: Sequence[tuple[str, str, str, date]]) -> None:
    """Replace `silences` by these (expectation, outlet, reason, until), so that readers see what keeps quiet."""
    connection.begin()
    connection.execute("DELETE FROM silences")
    for silence in silences:
        connection.execute("INSERT INTO silences VALUES (?, ?, ?, ?)", list(silence))
    connection.commit()


def register_failing(connection: duckdb.DuckDBPyConnection, failing: pl.DataFrame) -> None:
    """Make the rows of ``failing`` (FAILING) the temporary table `failing`, one an article."""
    connection.register("failing_rows", failing.select(FAILING.names()).to_arrow())
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE failing AS SELECT DISTINCT ON (article_id) * FROM failing_rows ORDER BY ALL"
    )
    connection.unregister("failing_rows")


def _set_aside(connection: duckdb.DuckDBPyConnection, batch: Publication) -> None:
    register_failing(connection, batch.failing)
    connection.execute(load_sql("set_aside"))
