"""newsledger serve: ingest on a schedule."""

from typing import Any

import click

from flows.commands.ingest import must_exist


@click.command()
@click.option("--cron", required=True, help="When, as a cron expression: '*/15 * * * *'.")
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
    """Ingest what is new in the inboxes whenever the schedule says; stop with ctrl-C."""
    from flows.schedule import is_cron, serve_forever

    must_exist(inboxes)
    if not is_cron(cron):
        raise click.UsageError(
            f"'{cron}' is no cron expression: minute hour day month weekday, such as '*/15 * * * *'."
        )
    serve_forever(list(inboxes), cron, options, port)
