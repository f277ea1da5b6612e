"""publish: outcomes, audit, load. The only step that writes the warehouse, one batch at a time."""

from functools import partial
from pathlib import Path

import polars as pl

import expectations
from flows.clustering import cluster_batch
from flows.manifest import note_batch
from flows.opening import for_reading, for_writing
from flows.run import BlockedError, Run
from flows.staging import Batch
from flows.workers import Workers
from warehouse.publish import FAILING, Publication, publish_batch, resolve_outcomes, store_checks


def publish(run: Run, batch: Batch, workers: Workers) -> dict[str, int]:
    """Publish one staged batch; returns the number of its records by outcome.

    Raises:
        BlockedError: a batch-level critical expectation failed or a critical one could not run; its verdicts are
            recorded, and the batch is not loaded.
    """
    audit = workers.audit(
        _tables_to_audit(run, batch), run.settings.thresholds, {}, run.silences, run.started_at.date()
    )
    if audit.is_blocked:
        _record_block(run, audit)
        raise BlockedError("; ".join(audit.blocking))
    publication = Publication(
        run.run_id, batch.batch_id, run.started_at, batch.tables, _per_article(batch, audit.failing), audit.checks
    )
    note_batch(run, batch)
    with for_writing(run.settings) as warehouse:
        cluster = partial(cluster_batch, index=run.index, thresholds=run.settings.near_duplicates)
        return publish_batch(warehouse, publication, cluster)


def _tables_to_audit(run: Run, batch: Batch) -> dict[str, Path]:
    settings = run.settings
    with for_reading(settings) as warehouse:
        outcomes = resolve_outcomes(warehouse, batch.tables)
    folder = batch.folder / "audit"
    folder.mkdir(exist_ok=True)
    outcomes.write_parquet(folder / "outcomes.parquet")
    tables = {path.stem: path for path in batch.tables.glob("*.parquet")}
    return tables | {path.stem: path for path in folder.glob("*.parquet")}


def _per_article(batch: Batch, failing: pl.DataFrame) -> pl.DataFrame:
    return failing.select(FAILING.names()) if failing.height else FAILING.to_frame()


def _record_block(run: Run, audit: expectations.Audit) -> None:
    with for_writing(run.settings) as warehouse:
        store_checks(warehouse, run.run_id, audit.checks)
