"""newsledger serve: ingest on a schedule."""

from typing import Any

import click


@click.command()
@click.option("--cron", required=True, help="When, as a cron expression: '*/15 * * * *'.")
@click.option("--inbox", "inboxes", multiple=True, required=True, help="Folder, glob or address; may be repeated.")
@click.option("--port", default=4200, show_default=True, help="Port of the Prefect UI on this machine.")
@click.pass_obj
def serve(options: dict[str, Any], cron: str, inboxes: tuple[str, ...], port: int) -> None:
    """Ingest what is new in the inboxes whenever the schedule says; stop with ctrl-C."""
    from flows.schedule import serve_forever

    serve_forever(list(inboxes), cron, options, port)
