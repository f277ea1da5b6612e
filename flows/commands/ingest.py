"""newsledger ingest: read what is new, and say what happened."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from flows.home import make_home

if TYPE_CHECKING:
    from flows.request import Request


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--workers", type=int, help="Processes that prepare batches.")
@click.option("--engine", help="Who prepares: processes, tcp://SCHEDULER:8786 or local-cluster:N.")
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
    from flows.run_summary import show_run

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
    """Look, and run the flow if there is something new; returns the run's row of `runs`, with the home."""
    from flows.exclusive_run import exclusive_run
    from flows.last_look import write_last_look
    from flows.look import look, record_nothing_new
    from flows.request import Request

    request = Request.typed(paths, overrides)
    settings = request.settings
    make_home(settings.home)
    signal.signal(signal.SIGTERM, _end)
    with exclusive_run(settings, "ingest"):  # who has to wait or to give up does so before anything is started
        found = look(request)
        row = None if found.has_news else record_nothing_new(settings, found)
    write_last_look(settings.home, found.looked_at, found.plan.n_files, len(found.plan.new))
    return {**(row or _run_flow(request, is_small=found.plan.is_small)), "home": settings.home}


def _run_flow(request: "Request", *, is_small: bool) -> dict[str, Any]:
    """The slow imports (server, auditor, Prefect) run beside each other, see docs/decisions/0105."""
    from flows.imports import imports
    from flows.prefect_server import ephemeral_server, use_client_environment
    from flows.workers import shared_workers

    settings = request.settings
    use_client_environment(settings.home)
    with ephemeral_server(settings.home) as server, shared_workers(settings, is_small=is_small) as workers:
        workers.warm_up()
        with imports():
            from flows.prefect_calls import run_here

        if server:
            server.wait()
        return run_here(request)


def _end(number: int, frame: object) -> NoReturn:
    """On SIGTERM (a service manager's stop, a shutdown) leave as after an error: the run ended, no process left."""
    raise SystemExit(128 + number)
