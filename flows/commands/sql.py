"""newsledger sql: a question in SQL, answered as a table or a file format."""

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from flows.exits import INTERRUPTED
from flows.home import find_home, find_place
from warehouse.asking import asked
from warehouse.errors import QueryError, UnknownNameError
from warehouse.sql import load_sql

if TYPE_CHECKING:
    from warehouse.location import Place

TABLE_RECORDS = 20  # rows shown where each takes a line a column
TABLE_ROWS = 200  # rows shown in a terminal table; the file formats give all
ASK_FOR_NAMES = 'Tables and views: newsledger sql\nColumns of one: newsledger sql "describe articles"'
SPOOL = 8 << 20  # bytes of an answer kept in memory before it goes on disk


def _moment(context: click.Context, parameter: click.Parameter, given: str | None) -> datetime | None:
    """A day or a moment, UTC unless it says its zone."""
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no moment such as 2026-03-01 or 2026-03-01T14:30") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.command()
@click.argument("query", required=False)
@click.option("--format", "fmt", type=click.Choice(["table", "csv", "json", "markdown", "parquet"]), default="table")
@click.option("--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Write to this file.")
@click.option(
    "--as-of", metavar="MOMENT", callback=_moment, help="What the warehouse said then: 2026-03-01 [14:30] (UTC)."
)
@click.option("--wait", default=30.0, show_default=True, help="Seconds to try while an ingest holds the file.")
@click.pass_obj
def sql(
    options: dict[str, Any], query: str | None, fmt: str, output: Path | None, as_of: datetime | None, wait: float
) -> int:
    """Answer QUERY from the warehouse, read-only; works while an ingest runs. Without QUERY: list what can be asked.

    \b
    newsledger sql
    newsledger sql "describe articles"
    newsledger sql "from article_tolls order by toll_best desc limit 10"

    With --as-of every table and view means what it said at that moment; a day means its beginning.
    """
    if fmt == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is binary: name a file with --output, or send it through a pipe.")
    place = find_place(find_home(options.get("home")))
    try:
        if fmt == "table" and output is None:
            _show(place, query or load_sql("relations"), wait, as_of)
        else:
            _write(place, query or load_sql("relations"), wait, as_of, fmt if fmt != "table" else "csv", output)
    except UnknownNameError as error:
        raise QueryError(f"{error}\n{ASK_FOR_NAMES}") from error
    except KeyboardInterrupt:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    return 0


def _show(place: "Place", query: str, wait: float, as_of: datetime | None) -> None:
    from flows.console import note, print_records, print_table, shortened, too_wide

    with asked(place, query, wait, _leave, as_of) as answer:
        names, is_wide = answer.names, too_wide(len(answer.names))
        most = TABLE_RECORDS if is_wide else TABLE_ROWS
        rows = answer.take(most + 1)
    shown = [tuple(map(shortened, row)) for row in rows[:most]]
    (print_records if is_wide else print_table)(names, shown)
    if shown != rows[:most]:
        note("Long values are cut at the mark …. All of them: --format csv")
    if len(rows) > most:
        note(f"There are more rows than the {most} shown. All of them: --format csv")


def _write(place: "Place", query: str, wait: float, as_of: datetime | None, fmt: str, output: Path | None) -> None:
    """Write the answer once it is whole: a slow reader of ours must not hold the file, nor a failure leave half."""
    from flows.export import write

    with SpooledTemporaryFile(SPOOL) as spool:
        with asked(place, query, wait, _leave, as_of) as answer:
            write(answer, fmt, spool)
        spool.seek(0)
        _copy(spool, output)


def _copy(source: IO[bytes], output: Path | None) -> None:
    if output is None:
        shutil.copyfileobj(source, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with output.open("wb") as target:
        shutil.copyfileobj(source, target)


def _leave() -> NoReturn:
    """A query that hears no interrupt ends with its process; it only reads, so nothing is lost."""
    click.echo("Interrupted.", err=True)
    os._exit(INTERRUPTED)
