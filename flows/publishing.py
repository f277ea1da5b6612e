"""publish: outcomes, audit, load. The only step that writes the warehouse, one batch at a time."""

from functools import partial

import polars as pl

from flows.audited import failing_articles, refuse_blocked, tables_to_audit
from flows.batch_files import Batch
from flows.clustering import cluster_batch
from flows.manifest import note_batch
from flows.opening import for_reading, for_writing
from flows.run import Run
from flows.workers import Workers
from warehouse.publish import Publication, publish_batch, resolve_outcomes


def publish(run: Run, batch: Batch, workers: Workers) -> dict[str, int]:
    """Publish one staged batch; returns the number of its records by outcome.

    Raises:
        BlockedError: a batch-level critical expectation failed or a critical one could not run; its verdicts are
            recorded, and the batch is not loaded.
    """
    found = workers.audit(
        tables_to_audit(batch, _outcomes(run, batch)), run.settings.thresholds, {}, run.silences, run.started_at.date()
    )
    refuse_blocked(run.settings, run.run_id, found)
    publication = Publication(
        run.run_id, batch.batch_id, run.started_at, batch.tables, failing_articles(found), found.checks
    )
    note_batch(run, batch)
    return load(run, publication)


def load(run: Run, publication: Publication) -> dict[str, int]:
    """Load what was audited, with its clusters, in one transaction; returns the number of records by outcome."""
    with for_writing(run.settings) as warehouse:
        cluster = partial(cluster_batch, index=run.index, thresholds=run.settings.near_duplicates)
        return publish_batch(warehouse, publication, cluster)


def _outcomes(run: Run, batch: Batch) -> pl.DataFrame:
    with for_reading(run.settings) as warehouse:
        warehouse.begin()  # one, as on a lake each asks the catalog where things stand
        found = resolve_outcomes(warehouse, batch.tables)
        warehouse.rollback()
        return found
