"""What publishing does with an audit, of a run and of a reprocess alike."""

from pathlib import Path

import polars as pl

from expectations import Audit
from flows.batch_files import Batch
from flows.opening import for_writing
from flows.run import BlockedError
from flows.settings import Settings
from warehouse.publish import FAILING, store_checks


def tables_to_audit(batch: Batch, outcomes: pl.DataFrame) -> dict[str, Path]:
    """The staged tables by name, and ``outcomes``, staged beside them for the audit alone."""
    folder = batch.folder / "audit"
    folder.mkdir(exist_ok=True)
    outcomes.write_parquet(folder / "outcomes.parquet")
    return {path.stem: path for path in (*batch.tables.glob("*.parquet"), *folder.glob("*.parquet"))}


def failing_articles(found: Audit) -> pl.DataFrame:
    """The rows of FAILING."""
    return found.failing.select(FAILING.names()) if found.failing.height else FAILING.to_frame()


def refuse_blocked(settings: Settings, run_id: str, found: Audit) -> None:
    """Record the verdicts of an audit that blocks its batch, and raise BlockedError; nothing of it is published."""
    if not found.is_blocked:
        return
    with for_writing(settings) as warehouse:
        store_checks(warehouse, run_id, found.checks)
    raise BlockedError("; ".join(found.blocking))
