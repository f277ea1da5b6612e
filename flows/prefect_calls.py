"""Calling the flow in this process, by itself or as a run that Prefect scheduled. Imports Prefect."""

import logging
from typing import Any
from uuid import UUID

from prefect.events.worker import EventsWorker
from prefect.flow_engine import load_flow_run, run_flow
from prefect.logging.handlers import APILogWorker

from flows.ingest import ingest
from flows.request import Request, requesting

_FLUSH_SECONDS = 10
#: When its server is killed, the background sender of Prefect's events ends in a callback that nobody waits for.
logging.getLogger("asyncio").setLevel(logging.CRITICAL)


def run_here(request: Request, flow_run_id: str | None = None) -> dict[str, Any]:
    """Run the flow on ``request``, as the scheduled run of that id if one is given; returns the run's row of `runs`."""
    try:
        with requesting(request):
            if flow_run_id is None:
                return ingest(request.shown)
            run: Any = run_flow(ingest, load_flow_run(UUID(flow_run_id)), {"inboxes": request.shown})
            return run
    finally:
        _flush()


def _flush() -> None:
    """Let Prefect send what it has to its server before that stops: it would complain at exit otherwise."""
    APILogWorker.drain_all(timeout=_FLUSH_SECONDS)
    EventsWorker.drain_all(timeout=_FLUSH_SECONDS)
