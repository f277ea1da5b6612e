"""One run made again, as the manifest tells of it: the same files in the same order, by the settings of then."""

import csv
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import ValidationError

from flows.batch_files import Batch
from flows.console import note
from flows.kept import files_of
from flows.manifest_runs import ManifestRun
from flows.opening import kept_open
from flows.progress import Progress
from flows.publishing import publish
from flows.quarantine import Choice, attempt, chosen_records, publish_passing
from flows.reading import BatchBounds, Reader
from flows.run import Run, recorded_run
from flows.run_audit import audit_run
from flows.settings import Settings
from flows.workers import Workers


def run_again(today: Settings, then: ManifestRun, workers: Workers, progress: Progress) -> list[str]:
    """Make ``then`` again in the home of ``today``; returns the batches that it made."""
    settings = _settings_of(today, then)
    with recorded_run(settings, (then.run_id, then.started_at)) as run:
        if then.records:
            _replay(run, then)
        made = [batch.batch_id for batch in _publish_all(run, then, workers, progress)]
        if then.files and then.status == "completed":
            audit_run(run, workers)
    return made


def _settings_of(today: Settings, then: ManifestRun) -> Settings:
    """Today's, but for what decided then about records."""
    here: dict[str, Any] = {**today.model_dump(), "silences": _silences(today, then)}
    try:
        return Settings(**{**here, **then.settings})
    except ValidationError:
        note(f"Settings of run {then.run_id} are no longer known: it is made again by those of today.")
        return Settings(**here)


def _silences(today: Settings, then: ManifestRun) -> Path | None:
    if then.silences is None:
        return today.silences
    path = today.home / "silences.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["expectation", "outlet", "reason", "until"], *then.silences])
    return path


def _publish_all(run: Run, then: ManifestRun, workers: Workers, progress: Progress) -> Iterator[Batch]:
    """Read, stage ahead and publish, batch by batch, as an ingest does."""
    settings, ahead = run.settings, deque[tuple[Batch, Future[None]]]()
    reader = Reader(run.archive, run.known, run.folder, settings.limits, _bounds(settings), run.before)
    n_ahead = workers.width + settings.batches_ahead
    with kept_open(settings), ThreadPoolExecutor(n_ahead + 1) as waiting:  # its threads only wait for workers
        for batch in reader.batches(*files_of(then.files, run.archive), progress.read):
            progress.advance(staged=batch.n_records)
            ahead.append((batch, waiting.submit(workers.stage, batch, run.memory)))
            if len(ahead) > n_ahead:
                yield _publish_next(run, ahead, workers, progress)
        while ahead:
            yield _publish_next(run, ahead, workers, progress)


def _bounds(settings: Settings) -> BatchBounds:
    return BatchBounds(settings.batch_records, settings.batch_bytes)


def _publish_next(run: Run, ahead: deque[tuple[Batch, Future[None]]], workers: Workers, progress: Progress) -> Batch:
    batch, staged = ahead.popleft()
    staged.result()
    publish(run, batch, workers)
    progress.advance(records=batch.n_records)
    run.discard(batch)
    return batch


def _replay(run: Run, then: ManifestRun) -> None:
    """Let out of quarantine what was let out then, whatever today's rules say of it: somebody decided so."""
    chosen = chosen_records(run.settings, Choice()).filter(pl.col("record_id").is_in(then.records))
    if chosen.is_empty():
        return
    trial = attempt(run.settings, chosen, run.memory, run.folder / "replay" / "tables")
    articles = pl.read_parquet(trial.staged / "records.parquet").filter(pl.col("article_id").is_not_null())
    passes = pl.col("record_id").is_in(articles["record_id"].implode())
    publish_passing(run, replace(trial, verdicts=trial.verdicts.with_columns(passes=passes)))
