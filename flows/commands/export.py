"""newsledger export: files for other systems."""

from pathlib import Path
from typing import Any

import click


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--as",
    "fmt",
    type=click.Choice(["parquet", "csv", "jsonl", "hxl", "ged", "helix"]),
    default="parquet",
    show_default=True,
    help="Whole tables, or one file with the columns of HXL, UCDP GED or IDMC Helix.",
)
@click.option(
    "--table",
    "tables",
    type=click.Choice(["articles", "temporal_expressions", "casualty_figures", "article_tolls"]),
    multiple=True,
    help="Only this table; may be repeated.",
)
@click.option("--since", metavar="RUN_ID", help="Only what runs after this one loaded.")
@click.pass_obj
def export(options: dict[str, Any], folder: Path, fmt: str, tables: tuple[str, ...], since: str | None) -> None:
    """Write what the warehouse holds to FOLDER, for other systems; docs/exports.md maps each column.

    export.json beside it says what each column means, and which run is the newest in it: name that as --since the
    next time, and only what is new is written.
    """
    from flows.console import out
    from flows.exports import MAPPED, export
    from flows.settings import Settings
    from warehouse.outgoing import TABLES

    if tables and fmt in MAPPED:
        raise click.UsageError(f"--as {fmt} has its own columns, so it takes no --table.")
    done = export(Settings(**options), folder, fmt, tables or TABLES, since)
    for name, n_rows in done.n_rows.items():
        out().print(f"{name}: {n_rows:,} rows", markup=False)
    out().print(f"Written to {folder}", markup=False, soft_wrap=True)
    if done.newest_run:
        out().print(f"Next time only what is new: --since {done.newest_run}", markup=False)
