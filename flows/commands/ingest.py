"""newsledger ingest: read what is new, and say what happened."""

import os
import signal
from pathlib import Path
from typing import Any, NoReturn

import click


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--workers", type=int, help="Processes that prepare batches.")
@click.option("--batch-records", type=int, help="Records in a batch.")
@click.option("--min-age-seconds", type=float, help="Leave files younger than this for the next run.")
@click.option("--lock-wait-seconds", type=float, help="How long to wait for another run.")
@click.option("--keep-staging/--no-keep-staging", default=None, help="Keep the staged Parquet files.")
@click.pass_obj
def ingest(options: dict[str, Any], paths: tuple[str, ...], **given: Any) -> int:
    """Read every new file at PATHS (files, folders, globs, s3://…) into the warehouse."""
    must_exist(paths)
    overrides = {**options, **{name: value for name, value in given.items() if value is not None}}
    row = run_ingest(list(paths), overrides)
    from flows.summary import show_run

    show_run(row, Path(str(row["home"])))
    return 0


def must_exist(paths: tuple[str, ...]) -> None:
    """A path that was mistyped is wrong usage, not an empty inbox."""
    for path in paths:
        if not path:
            raise click.UsageError("A path is empty.")
        if "://" not in path and not any(c in path for c in "*?[") and not Path(path).exists():
            raise click.UsageError(f"There is no file or folder {path}.")


def run_ingest(paths: list[str], overrides: dict[str, Any]) -> dict[str, Any]:
    """Run the flow once. The slow imports (server, auditor, Prefect) run beside each other, see docs/decisions.md."""
    from flows.settings import Settings

    settings = Settings(**overrides)
    settings.home.mkdir(parents=True, exist_ok=True)
    from flows.prefect_server import client_environment, ephemeral_server
    from flows.turn import turn
    from flows.workers import shared_workers

    with turn(settings, "ingest"):
        pass  # who has to wait or to give up does so before anything is started; the flow takes its turn again

    if not os.environ.get("PREFECT_API_URL"):
        for name, value in client_environment(settings.home).items():
            os.environ.setdefault(name, value)
    signal.signal(signal.SIGTERM, _end)
    with ephemeral_server(settings.home) as server, shared_workers(settings) as workers:
        workers.warm_up()
        from flows.ingest import ingest as flow

        if server:
            server.wait()
        try:
            row = flow(paths, {k: str(v) if isinstance(v, Path) else v for k, v in overrides.items()})
        finally:
            _flush_prefect()
    return {**row, "home": settings.home}


def _end(number: int, frame: object) -> NoReturn:
    """On SIGTERM (a service manager's stop, a shutdown) leave as after an error: the run ended, no process left."""
    raise SystemExit(128 + number)


def _flush_prefect() -> None:
    """Let Prefect send what it has to its server before that stops: it would complain at exit otherwise."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all(timeout=10)
    EventsWorker.drain_all(timeout=10)
