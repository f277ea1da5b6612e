"""The warehouse-wide audit: run read-only beside any ingest, then recorded with the last run."""

import json
from dataclasses import replace

import polars as pl

import expectations
from expectations.audit_model import CHECKS
from flows.alerts import alert
from flows.settings import Settings
from warehouse.archive import Archive
from warehouse.connection import open_reader, open_writer
from warehouse.errors import WarehouseBusyError
from warehouse.publish import store_checks
from warehouse.soundness import archived_files

NO_RUN = "none"
_SAMPLE = 5


def monitor_warehouse(settings: Settings, wait: float) -> expectations.Audit:
    """Audit the warehouse as a whole and add the verdicts to `quality_checks` under the newest run.

    Raises:
        WarehouseMissingError: there is none.
        WarehouseBusyError: an ingest held the file longer than ``wait`` seconds.
    """
    with open_reader(settings.place, wait) as warehouse:
        ((newest,),) = warehouse.execute("SELECT max_by(run_id, started_at) FROM runs").fetchall()
        delivered = archived_files(warehouse)
    silences = expectations.read_silences(settings.silences)
    try:
        audit = expectations.monitor(settings.place.attaching(), settings.thresholds, silences=silences, wait=wait)
    except TimeoutError as error:
        raise WarehouseBusyError(str(error)) from error
    audit = _with_archive(audit, settings, delivered)
    with open_writer(settings.place, settings.warehouse_wait_seconds) as warehouse:
        store_checks(warehouse, newest or NO_RUN, audit.checks)
    alert(settings)
    return audit


def _with_archive(
    audit: expectations.Audit, settings: Settings, delivered: dict[str, tuple[str, int]]
) -> expectations.Audit:
    """The audit with one verdict more: a listing of the archive tells what is missing, `newsledger doctor` the rest."""
    kept = set(Archive(settings.archive_store).hashes())
    missing = [{"sha256": key, "uri": uri} for key, (uri, _) in delivered.items() if key not in kept]
    why = "what is not kept can be neither verified nor read again"
    verdict = {
        "suite": "warehouse",
        "expectation": "archive_complete",
        "column_name": "sha256",
        "severity": "critical",
        "success": not missing,
        "n_evaluated": len(delivered),
        "n_unexpected": len(missing),
        "n_silenced": 0,
        "observed_value": f"{len(missing)} of {len(delivered)} files",
        "sample": json.dumps(missing[:_SAMPLE], ensure_ascii=False) if missing else None,
        "level": "batch",
        "description": why,
    }
    checks = pl.concat([audit.checks, pl.DataFrame([verdict], CHECKS)])
    if not missing:
        return replace(audit, checks=checks)
    told = f"warehouse.archive_complete failed: {len(missing)} files are missing in the archive. newsledger doctor"
    return replace(audit, checks=checks, blocking=(*audit.blocking, told))
