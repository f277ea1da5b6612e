"""newsledger lake: the warehouse as a DuckLake, see docs/scale-out.md."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.home import find_home, find_place

if TYPE_CHECKING:
    from warehouse.lake import Lake


@click.group()
def lake() -> None:
    """Make a lake, check what its readers may do, and copy a warehouse into it and back.

    \b
    newsledger lake init
    newsledger lake check
    newsledger lake copy --from-file .newsledger/warehouse.duckdb
    """


@lake.command()
@click.option("--role", default="newsledger_reader", show_default=True, help="Name of the role of readers.")
@click.pass_obj
def init(options: dict[str, Any], role: str) -> None:
    """Make the lake that the settings name, and print what gives others the right to read it, and nothing else.

    A lake that is there is brought to the newest shape; nothing of it is lost.
    """
    from flows.exclusive_run import exclusive_run
    from flows.home import make_home
    from flows.settings import Settings
    from warehouse.lake.making import make, role_statements, storage_policy

    settings = Settings(**options)
    place = _must_be_lake(settings.home)
    make_home(settings.home)
    with exclusive_run(settings, "lake init"):
        is_made = make(place)
    click.echo(f"{'Made' if is_made else 'Is there'}: {place}, its rows in {place.data}")
    click.echo("\nFor readers, a role of PostgreSQL (made by an administrator of the server):\n")
    click.echo(role_statements(place, role))
    policy = storage_policy(place)
    if policy is None:
        click.echo(f"And an account that may read the folder {place.data} and not write it.")
    else:
        click.echo(f"And keys of S3 with this policy:\n\n{policy}")
    click.echo("\nWhether a reader may only read, with the reader's settings: newsledger lake check")


@lake.command()
@click.pass_obj
def check(options: dict[str, Any]) -> int:
    """Look whether the settings are a reader's: they can read the lake, and write neither catalog nor storage.

    Exit status 1: they can do more than read, or less.
    """
    from flows.console import print_table
    from flows.exits import FAILED, OK
    from warehouse.lake.checking import check_reader

    place = _must_be_lake(find_home(options.get("home")))
    checks = list(check_reader(place))
    rows = [("yes" if one.is_sound else "NO", one.what, one.said) for one in checks]
    print_table(["", "what", "why"], rows, title=f"A reader of {place}")
    return OK if all(one.is_sound for one in checks) else FAILED


@lake.command()
@click.option("--from-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Into the empty lake.")
@click.option("--to-file", type=click.Path(dir_okay=False, path_type=Path), help="Out of the lake, to a new file.")
@click.pass_obj
def copy(options: dict[str, Any], from_file: Path | None, to_file: Path | None) -> None:
    """Copy a whole warehouse from a file into the lake, or from the lake to a file; all rows or none.

    The archive is not copied: it stays in the home, and the manifest beside it.
    """
    from flows.lake import copy_in, copy_out
    from flows.settings import Settings

    if (from_file is None) == (to_file is None):
        raise click.UsageError("Say either --from-file FILE or --to-file FILE.")
    settings = Settings(**options)
    place = _must_be_lake(settings.home)
    if from_file is not None:
        n_rows = copy_in(settings, place, from_file, _tell)
    else:
        n_rows = copy_out(settings, place, to_file or Path(), _tell)
    click.echo(f"{n_rows:,} rows were copied.")


@lake.command()
@click.pass_obj
def tidy(options: dict[str, Any]) -> None:
    """Merge small files and remove what is past its time now, without waiting for a run to do so."""
    from flows.exclusive_run import exclusive_run
    from flows.settings import Settings

    settings = Settings(**options)
    place = _must_be_lake(settings.home)
    with exclusive_run(settings, "lake tidy"):
        place.tidy(1, settings.lake_keep_days)
    click.echo(f"{place.n_bytes() / 1e6:,.1f} MB in {place.n_files():,} files.")


def _must_be_lake(home: Path) -> "Lake":
    place = find_place(home)
    from warehouse.lake import Lake

    if not isinstance(place, Lake):
        raise click.UsageError(
            'The settings name no lake: lake = "postgresql://…" and lake_data = "s3://…" in newsledger.toml, or '
            "NEWSLEDGER_LAKE and NEWSLEDGER_LAKE_DATA."
        )
    return place


def _tell(table: str, n_rows: int) -> None:
    if n_rows:
        click.echo(f"  {table}: {n_rows:,}")
