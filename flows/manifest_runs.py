"""The manifest read back: what each run delivered, as far as it was published."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from warehouse.manifest import Entry


@dataclass
class ManifestRun:
    """One run that published something."""

    run_id: str
    started_at: datetime
    settings: dict[str, Any]  # those that decide what becomes of a record
    silences: list[list[str]] | None  # expectation, outlet, reason, until; None: nobody wrote them down
    status: str = "completed"
    batches: dict[str, Entry] = field(default_factory=dict[str, Entry])  # by batch_id; in order

    @property
    def batch_ids(self) -> list[str]:
        """Keys of its batches, in order."""
        return [one for entry in self.batches.values() for one in entry.get("batch_ids", [entry["batch_id"]])]

    @property
    def files(self) -> list[Entry]:
        """What it read, or could not read, in order: uri, reached_uri, fingerprint, sha256, n_bytes, error."""
        return [file for entry in self.batches.values() for file in entry.get("files", ())]

    @property
    def records(self) -> list[str]:
        """Records that it let out of quarantine."""
        return [record for entry in self.batches.values() for record in entry.get("records", ())]


def manifest_runs(entries: Iterable[Entry]) -> list[ManifestRun]:
    """Runs by their beginning, without what was taken back."""
    runs: dict[str, ManifestRun] = {}
    for entry in entries:
        run_id, kind = str(entry.get("run_id")), entry["kind"]
        if kind == "run":
            runs.pop(run_id, None)
        if kind in ("batch", "replay", "run"):
            run = runs.setdefault(run_id, _begun(entry))
            run.batches[entry["batch_id"]] = entry
            run.status = entry.get("status", run.status)
        elif run_id in runs and kind == "end":
            runs[run_id].status = entry["status"]
        elif run_id in runs and kind == "dropped":
            for batch_id in entry["dropped"]:
                runs[run_id].batches.pop(batch_id, None)
    return sorted((run for run in runs.values() if run.batches), key=lambda run: run.started_at)


def _begun(entry: Entry) -> ManifestRun:
    started_at = datetime.fromisoformat(entry["started_at"])
    return ManifestRun(entry["run_id"], started_at, entry["settings"], entry["silences"])
