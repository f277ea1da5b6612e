"""newsledger serve: ingest on a schedule."""

import signal
from typing import Any, NoReturn

import click

from flows.commands.ingest import must_exist


@click.command()
@click.option("--cron", required=True, help="When, as a cron expression (UTC): '*/15 * * * *'.")
@click.option("--inbox", "inboxes", multiple=True, required=True, help="Folder, glob or address; may be repeated.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=4200,
    show_default=True,
    help="Port of the Prefect UI on this machine.",
)
@click.pass_obj
def serve(options: dict[str, Any], cron: str, inboxes: tuple[str, ...], port: int) -> None:
    """Look on schedule, and ingest what is new in the inboxes; stop with ctrl-C."""
    from flows.console import note
    from flows.cron import is_cron
    from flows.request import Request
    from flows.service import MIN_AGE_SECONDS, serve_forever

    must_exist(inboxes)
    if not is_cron(cron):
        raise click.UsageError(
            f"'{cron}' is no cron expression: minute hour day month weekday, such as '*/15 * * * *'."
        )
    request = Request.typed(inboxes, options)
    if "min_age_seconds" not in request.settings.model_fields_set:
        request = Request.typed(inboxes, {**options, "min_age_seconds": MIN_AGE_SECONDS})
    signal.signal(signal.SIGTERM, _stop)
    try:
        serve_forever(request, cron, port)
    except KeyboardInterrupt:
        note("Stopped. What was published stays; the next start goes on from there.")


def _stop(number: int, frame: object) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # once is enough: the end takes some seconds
    raise KeyboardInterrupt
