"""The manifest: does it tell of every batch that the warehouse has, and of none that it never had?"""

from pathlib import Path

from flows.doctor.model import Finding
from flows.manifest_runs import manifest_runs
from warehouse import deliveries
from warehouse.connection import Connection
from warehouse.manifest import Manifest

_NEXT = "newsledger ingest FOLDER (it writes down what is missing)"


def examine(home: Path, warehouse: Connection) -> Finding:
    """Hold the manifest of ``home`` against the ledger."""
    manifest = Manifest(home)
    told = manifest_runs(manifest.entries())
    noted = {batch_id for run in told for batch_id in run.batch_ids}
    published = {batch_id for run in deliveries.published_runs(warehouse) for batch_id in run.batch_ids}
    strange = {run.run_id for run in told} - deliveries.run_ids(warehouse)
    if strange:
        found = f"it tells of {len(strange)} runs that the warehouse does not know: that is an older one, or a new one"
        return Finding("wrong", "manifest", found, "newsledger rebuild")
    if published - noted:
        found = f"{len(published - noted):,} of {len(published):,} batches are not in it"
        return Finding("note", "manifest", found, _NEXT)
    return Finding("sound", "manifest", f"{manifest.path.name} tells of all {len(published):,} batches")
