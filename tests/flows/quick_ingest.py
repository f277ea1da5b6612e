"""The steps of the flow in this process, without Prefect and worker processes: seconds less a test."""

import json
from pathlib import Path
from typing import Any

import expectations
from flows.planning import planned
from flows.preparing import stage_batch
from flows.publishing import publish
from flows.reading import BatchBounds, Reader
from flows.run import recorded_run
from flows.run_audit import audit_run
from flows.settings import Settings


class InProcess:
    """Stands in for `flows.workers.Workers`."""

    def audit(self, *arguments: Any) -> expectations.Audit:
        return expectations.audit(*arguments)


def quick_ingest(settings: Settings, inbox: Path | str, *, is_reviewed: bool = False) -> str:
    """Ingest what is new in ``inbox``; returns the run_id. A run is compared with earlier ones if ``is_reviewed``."""
    with recorded_run(settings) as run:
        plan = planned(run, [str(inbox)])
        bounds = BatchBounds(settings.batch_records, settings.batch_bytes)
        reader = Reader(run.archive, run.known, run.folder, settings.limits, bounds, run.before)
        for batch in reader.batches(plan.new, plan.refused, _ignore):
            stage_batch(batch.raw, run.memory, batch.tables)
            publish(run, batch, InProcess())  # type: ignore[arg-type]
        if is_reviewed:
            audit_run(run, InProcess())  # type: ignore[arg-type]
    return run.run_id


def settings_at(home: Path, **given: Any) -> Settings:
    """Settings with ``home`` and one worker."""
    values: dict[str, Any] = {"home": home, "workers": 1, **given}
    return Settings(**values)


def _ignore(n_files: int, n_bytes: int) -> None:
    """Progress is shown to nobody."""


def write_stories(inbox: Path, stories: dict[str, str]) -> None:
    """A JSONL file with one record a story: id → body."""
    inbox.mkdir(exist_ok=True)
    lines = [
        json.dumps({"id": key, "text": body, "date": "2026-01-06", "language": "en"}) for key, body in stories.items()
    ]
    (inbox / "stories.jsonl").write_text("\n".join(lines), encoding="utf-8")
