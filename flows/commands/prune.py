"""newsledger prune: remove what is past its time."""

from typing import Any

import click


@click.command()
@click.option("--dry-run", "is_dry", is_flag=True, help="Only say what would be removed.")
@click.option(
    "--archive-days",
    type=click.FloatRange(min=0),
    help="Also remove raw files that were delivered longer ago; without it the archive is left alone.",
)
@click.pass_obj
def prune(options: dict[str, Any], is_dry: bool, archive_days: float | None) -> None:
    """Remove what is past its time, and say what that freed.

    What the settings keep_quality_days, keep_prefect_days and keep_aside_days say, and what killed runs left. Articles,
    dates and figures are never removed.
    """
    from flows.console import out, print_table
    from flows.prune import prune
    from flows.settings import Settings

    found = list(prune(Settings(**options), archive_days, is_dry=is_dry))
    names = ["", "would go" if is_dry else "removed", "MB freed", ""]
    print_table(names, [(one.what, one.n, f"{one.n_bytes / 1e6:,.1f}", one.note if one.n else "") for one in found])
    out().print(f"{sum(one.n_bytes for one in found) / 1e6:,.1f} MB {'would be' if is_dry else 'were'} freed.")
