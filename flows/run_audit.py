"""The audit of a run as a whole against the runs before it, once all its batches are published."""

from pathlib import Path

import polars as pl

from flows.opening import for_reading, for_writing
from flows.run import BlockedError, Run
from flows.workers import Workers
from warehouse.ledger import run_history
from warehouse.publish import store_checks, store_silences


def audit_run(run: Run, workers: Workers) -> None:
    """Audit the run's counts and record the verdicts.

    Raises:
        BlockedError: its counts do not add up, or a check could not run.
    """
    tables, history = _extract(run)
    audit = workers.audit(tables, run.settings.thresholds, history, run.silences, run.started_at.date())
    with for_writing(run.settings) as warehouse:
        store_checks(warehouse, run.run_id, audit.checks)
        store_silences(warehouse, run.silences)
    if audit.is_blocked:
        raise BlockedError("; ".join(audit.blocking))


def _extract(run: Run) -> tuple[dict[str, Path], dict[str, Path]]:
    """Parquet files of this run (run, run_outlets) and of the runs before it (runs, outlets)."""
    settings = run.settings
    with for_reading(settings) as warehouse:
        runs, outlets = run_history(warehouse, run.run_id, settings.history_runs)
    folder = run.folder / "review"
    folder.mkdir()
    is_this = pl.col("run_id") == run.run_id
    frames = {
        "run": runs.filter(is_this),
        "run_outlets": outlets.filter(is_this),
        "runs": runs.filter(~is_this),
        "outlets": outlets.filter(~is_this),
    }
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}.parquet")
    paths = {name: folder / f"{name}.parquet" for name in frames}
    return {k: paths[k] for k in ("run", "run_outlets")}, {k: paths[k] for k in ("runs", "outlets")}
