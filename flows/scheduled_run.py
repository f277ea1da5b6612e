"""One run of the schedule, in a process of its own: `python -m flows.scheduled_run FLOW_RUN_ID [small]`.

The request comes as the first line of standard input, so that its credentials stand in no argument, file or
environment; when that pipe closes, `serve` is gone and the run ends too.
"""

import os
import signal
import sys
import threading
from typing import Any, NoReturn

from flows.console import note
from flows.exits import INTERRUPTED, is_interruption, status_of
from flows.imports import imports
from flows.request import Request
from flows.workers import shared_workers
from warehouse.without_pandas import without_pandas

#: What JSON logs say of a run beside the words.
_FACTS = ("run_id", "status", "n_files", "n_records", "n_loaded", "n_duplicates", "n_quarantined", "n_failed")


def main() -> None:
    """Run it; the exit status is that of `newsledger ingest`."""
    without_pandas()
    request = Request.from_line(sys.stdin.readline())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is for `serve`, which sends us a SIGTERM
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        row = _run(request, sys.argv[1], is_small="small" in sys.argv[2:])
    except Exception as error:
        if is_interruption(error):
            raise SystemExit(INTERRUPTED) from None
        status, message = status_of(error)
        if message is None:
            raise
        note(message)
        raise SystemExit(status) from None
    note(_line(row), **{name: row[name] for name in _FACTS})


def _run(request: Request, flow_run_id: str, *, is_small: bool) -> dict[str, Any]:
    with shared_workers(request.settings, is_small=is_small) as workers:
        workers.warm_up()
        with imports():
            from flows.prefect_calls import run_here

        return run_here(request, flow_run_id)


def _line(row: dict[str, Any]) -> str:
    counts = f"{row['n_files']:,} files, {row['n_records']:,} records: {row['n_loaded']:,} loaded"
    others = f"{row['n_duplicates']:,} duplicates, {row['n_quarantined']:,} quarantined, {row['n_failed']:,} failed"
    return f"Run {row['run_id']}: {counts}, {others}."


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(INTERRUPTED)


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):  # not through sys.stdin, whose lock a thread must not hold at the end
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
