"""The warehouse-wide suite, on the published warehouse attached read-only."""

import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from expectations.audit_model import Audit, Terms
from expectations.auditing import judge
from expectations.database import AuditDatabase
from expectations.engine import Engine
from expectations.suites import MONITORS

PAUSE_SECONDS = 0.25  # a batch is published in about a second


def run_monitors(engine: Engine, warehouse: Path | Sequence[str], terms: Terms, wait: float) -> Audit:
    """Run the suites of the warehouse; raises TimeoutError if an ingest holds the file longer than ``wait`` seconds."""
    engine.database.begin(terms)
    with _attached(engine.database, warehouse, wait):
        return judge(engine, MONITORS, terms.parameters)


@contextmanager
def _attached(database: AuditDatabase, warehouse: Path | Sequence[str], wait: float) -> Generator[None]:
    if isinstance(warehouse, Path):
        literal = str(warehouse).replace("'", "''")
        warehouse = [f"attach '{literal}' as warehouse (read_only)"]
    deadline = time.monotonic() + wait
    while True:
        try:
            for statement in warehouse:
                database.run(statement)
            break
        except DBAPIError as error:
            if "could not set lock" not in str(error.orig).lower():
                raise
            if time.monotonic() > deadline:
                raise TimeoutError(f"the warehouse was held by an ingest for {wait:g} s; try again later") from error
            time.sleep(PAUSE_SECONDS)
    try:
        yield
    finally:
        database.run("detach warehouse")
