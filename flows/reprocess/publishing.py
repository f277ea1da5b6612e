"""A batch that was extracted again: audited, compared with what stands, published in its place."""

from functools import partial
from pathlib import Path

import polars as pl

from expectations import Audit, read_silences
from flows.audited import failing_articles, refuse_blocked, tables_to_audit
from flows.batch_files import Batch
from flows.clustering import link_staged
from flows.events import join_events_again
from flows.opening import for_writing
from flows.settings import Settings
from flows.workers import Workers
from transforms.attempts import Attempts
from transforms.duplicates import sign, unsigned
from warehouse.connection import Connection
from warehouse.duplicates import Index, NearDuplicates
from warehouse.reprocess import Extraction, forget_old, publish_again


def audit(settings: Settings, batch: Batch, workers: Workers) -> Audit:
    """What the expectations say of it, as of a batch that comes in for the first time."""
    tables = tables_to_audit(batch, _outcomes(batch.tables))
    return workers.audit(tables, settings.thresholds, {}, read_silences(settings.silences))


def _outcomes(tables: Path) -> pl.DataFrame:
    """Outcome of each record if nothing were there yet."""
    records = pl.read_parquet(tables / "records.parquet", columns=["record_id", "article_id", "reason"])
    articles = pl.read_parquet(tables / "articles.parquet", columns=["article_id", "record_id"])
    of_article = articles.rename({"record_id": "first"})
    is_first, is_failed = pl.col("record_id") == pl.col("first"), pl.col("article_id").is_null()
    outcome = pl.when(is_failed).then(pl.lit("failed")).when(is_first).then(pl.lit("loaded"))
    no_reason = pl.lit("no_reason: it yielded no article")
    return (
        records.join(of_article, on="article_id", how="left", maintain_order="left")
        .with_columns(outcome=outcome.otherwise(pl.lit("duplicate")), reason=pl.coalesce("reason", no_reason))
        .select("record_id", "article_id", "outcome", "reason")
    )


def publish(settings: Settings, reprocess_id: str, batch: Batch, found: Audit) -> tuple[int, int]:
    """Publish one batch; returns articles looked at, and changed.

    Raises:
        BlockedError: a critical expectation of the batch failed, or could not run; nothing of it is published.
    """
    refuse_blocked(settings, reprocess_id, found)
    extraction = Extraction(reprocess_id, batch.batch_id, batch.tables, failing_articles(found), found.checks)
    relink = partial(_relink, settings=settings, reprocess_id=reprocess_id, folder=batch.folder / "postings")
    with for_writing(settings) as warehouse:
        return publish_again(warehouse, extraction, relink, join_events_again)


def _relink(
    connection: Connection, articles: pl.DataFrame, settings: Settings, reprocess_id: str, folder: Path
) -> None:
    """Give ``articles`` their clusters anew; the old signatures of theirs go once the new ones are numbered."""
    thresholds = settings.near_duplicates
    (signatures,) = Attempts().run("signature", lambda some: (sign(some),), lambda some: (unsigned(some),), articles)
    store = NearDuplicates(connection, reprocess_id, Index.within(folder))
    store.stage(signatures, thresholds.max_postings)
    forget_old(connection)
    link_staged(store, thresholds)
