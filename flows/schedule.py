"""Scheduled ingests through Prefect: one deployment, never two runs at once, a graceful stop."""

import os
from pathlib import Path
from typing import Any

from flows.console import note, out, safe
from flows.prefect_server import PrefectServer, client_environment
from flows.settings import Settings


def is_cron(expression: str) -> bool:
    """Whether Prefect takes it for a schedule."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=expression)
    except ValueError:
        return False
    return True


def serve_forever(inboxes: list[str], cron: str, overrides: dict[str, Any], port: int) -> None:
    """Serve the ingest flow on schedule ``cron`` (five fields, UTC) until interrupted.

    Uses the server that PREFECT_API_URL names, else starts one with its web page on ``port``.
    """
    settings = Settings(**overrides)
    settings.home.mkdir(parents=True, exist_ok=True)
    if os.environ.get("PREFECT_API_URL"):
        _serve(inboxes, cron, overrides, os.environ["PREFECT_API_URL"].removesuffix("/api"))
        return
    os.environ.update(client_environment(settings.home))
    server = PrefectServer(settings.home, port=port, scheduler=True)
    try:
        server.wait()
        os.environ["PREFECT_API_URL"] = server.api_url
        _serve(inboxes, cron, overrides, server.api_url.removesuffix("/api"))
    finally:
        server.stop()


def _serve(inboxes: list[str], cron: str, overrides: dict[str, Any], address: str) -> None:
    from flows.ingest import ingest

    out().print(f"Ingesting {safe(', '.join(inboxes))} on schedule [bold]{safe(cron)}[/bold].")
    out().print(f"Prefect UI: [bold]{safe(address)}[/bold]   Stop with ctrl-C.")
    plain = {name: str(value) if isinstance(value, Path) else value for name, value in overrides.items()}
    try:
        # limit=1: while one run goes on the next waits; the run lock guards against runs started elsewhere
        ingest.serve(
            name="scheduled",
            cron=cron,
            parameters={"paths": inboxes, "overrides": plain},
            limit=1,
            pause_on_shutdown=False,
            print_starting_message=False,
        )
    except KeyboardInterrupt:
        note("Stopped.")
