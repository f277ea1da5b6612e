"""The warehouse-wide audit: run read-only beside any ingest, then recorded with the last run."""

import expectations
from flows.alerts import alert
from flows.settings import Settings
from warehouse.connection import open_reader, open_writer
from warehouse.errors import WarehouseBusyError
from warehouse.publish import store_checks

NO_RUN = "none"


def monitor_warehouse(settings: Settings, wait: float) -> expectations.Audit:
    """Audit the warehouse as a whole and add the verdicts to `quality_checks` under the newest run.

    Raises:
        WarehouseMissingError: there is none.
        WarehouseBusyError: an ingest held the file longer than ``wait`` seconds.
    """
    with open_reader(settings.warehouse, wait) as warehouse:
        newest = warehouse.execute("SELECT max_by(run_id, started_at) FROM runs").fetchone()
    silences = expectations.read_silences(settings.silences)
    try:
        audit = expectations.monitor(settings.warehouse, settings.thresholds, silences=silences, wait=wait)
    except TimeoutError as error:
        raise WarehouseBusyError(str(error)) from error
    with open_writer(settings.warehouse, settings.warehouse_wait_seconds) as warehouse:
        store_checks(warehouse, newest[0] if newest and newest[0] else NO_RUN, audit.checks)
    alert(settings)
    return audit
