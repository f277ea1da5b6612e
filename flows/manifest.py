"""What of a run goes into the manifest, and how it is kept in step with the ledger. Only while the run lock is held."""

from typing import TYPE_CHECKING

import polars as pl

from flows.batch_files import Batch
from flows.manifest_runs import manifest_runs
from flows.settings import Settings
from warehouse import deliveries
from warehouse.errors import WarehouseMissingError
from warehouse.manifest import Entry, Manifest

if TYPE_CHECKING:
    from flows.run import Run
    from warehouse.connection import Connection

#: Settings that decide what becomes of a record; they hold no secret.
DECIDING = ("batch_records", "batch_bytes", "limits", "thresholds", "near_duplicates", "history_runs")
_FILE = ("uri", "reached_uri", "fingerprint", "sha256", "n_bytes", "error")


def note_batch(run: "Run", batch: Batch) -> None:
    """A batch that is about to be published, with every file that it finishes; their bytes are safe by then."""
    run.archive.settle()
    files = pl.read_parquet(batch.tables / "files.parquet").select(_FILE).to_dicts()
    Manifest(run.settings.home).add({"kind": "batch", **_about(run), "batch_id": batch.batch_id, "files": files})


def note_replay(run: "Run", batch_id: str, record_ids: list[str]) -> None:
    """Records that are about to leave the quarantine."""
    Manifest(run.settings.home).add({"kind": "replay", **_about(run), "batch_id": batch_id, "records": record_ids})


def note_end(run: "Run", status: str) -> None:
    """How a run ended that wrote something; of others the ledger alone knows."""
    manifest = Manifest(run.settings.home)
    last = manifest.last() or {}
    if last.get("run_id") == run.run_id:
        manifest.add({"kind": "end", "run_id": run.run_id, "batch_id": last["batch_id"], "status": status})


def _about(run: "Run") -> Entry:
    return {
        "run_id": run.run_id,
        "started_at": run.started_at.isoformat(),
        "settings": run.settings.model_dump(mode="json", include=set(DECIDING)),
        "silences": [[*silence[:3], silence.until.isoformat()] for silence in run.silences],
    }


def must_have_warehouse(settings: Settings) -> None:
    """A lost warehouse is not begun anew in silence while its manifest is there.

    Raises:
        WarehouseMissingError: the manifest knows of batches, and there is no warehouse.
    """
    if not settings.place.exists() and Manifest(settings.home).last() is not None:
        raise WarehouseMissingError(
            f"{settings.place} is gone, but the archive holds what it was made from. Make it anew: newsledger "
            "rebuild. To begin with nothing, use another folder: --home DIR"
        )


def reconcile(settings: Settings, warehouse: "Connection") -> None:
    """Bring the manifest in step with the ledger; mostly a look at the ends of both is enough.

    Batches that were noted and not published, as a kill can leave them, are taken back. Runs of which it does not know,
    as an older newsledger kept no manifest, are written down.

    Raises:
        WarehouseMissingError: the manifest knows of runs that the ledger never had: one of them is of another time.
    """
    manifest, newest = Manifest(settings.home), deliveries.newest_batch(warehouse)
    if (manifest.last() or {}).get("batch_id") == newest:
        return
    told = {run.run_id: run.batch_ids for run in manifest_runs(manifest.entries())}
    strange = told.keys() - deliveries.run_ids(warehouse)
    if strange:
        raise WarehouseMissingError(
            f"{settings.place} does not know of {len(strange)} runs that {manifest.path.name} tells of: it was "
            "replaced by an older one, or begun anew. Bring all of it back: newsledger rebuild"
        )
    published = {run.run_id: run for run in deliveries.published_runs(warehouse)}
    for run_id, batch_ids in told.items():
        dropped = [one for one in batch_ids if run_id not in published or one not in published[run_id].batch_ids]
        if dropped:
            manifest.add({"kind": "dropped", "run_id": run_id, "dropped": dropped})
    for run in published.values():
        if not set(run.batch_ids) <= set(told.get(run.run_id, ())):
            manifest.add(_remembered(warehouse, run))
    manifest.add({"kind": "tip", "batch_id": newest})


def _remembered(warehouse: "Connection", run: deliveries.LedgerRun) -> Entry:
    """A run as the ledger alone can tell it: which file was in which batch is not known, but follows."""
    return {
        "kind": "run",
        "run_id": run.run_id,
        "started_at": run.started_at.isoformat(),
        "settings": {name: run.settings[name] for name in DECIDING if name in run.settings},
        "silences": None,
        "status": run.status,
        "batch_id": run.batch_ids[-1],
        "batch_ids": run.batch_ids,
        "files": deliveries.delivered(warehouse, run.run_id),
        "records": deliveries.replayed(warehouse, run.run_id),
    }
