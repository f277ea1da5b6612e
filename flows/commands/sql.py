"""newsledger sql: a question in SQL, answered as a table or a file format."""

import csv
import json
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

import click

from flows.home import find_home
from warehouse.asking import ask, ask_arrow

TABLE_RECORDS = 20  # rows shown where each takes a line a column
TABLE_ROWS = 200  # rows shown in a terminal table; the file formats give all


@click.command()
@click.argument("query")
@click.option("--format", "fmt", type=click.Choice(["table", "csv", "json", "markdown", "parquet"]), default="table")
@click.option("--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Write to this file.")
@click.option("--wait", default=30.0, show_default=True, help="Seconds to try while an ingest holds the file.")
@click.pass_obj
def sql(options: dict[str, Any], query: str, fmt: str, output: Path | None, wait: float) -> None:
    """Answer QUERY from the warehouse, read-only; works while an ingest runs."""
    path = find_home(options.get("home")) / "warehouse.duckdb"
    if fmt == "parquet":
        _write_parquet(ask_arrow(path, query, wait), output)
        return
    names, rows = ask(path, query, wait)
    if fmt == "table" and output is None:
        _print(names, rows)
        return
    with _target(output) as target:
        _WRITERS[fmt if fmt != "table" else "csv"](names, rows, target)


def _print(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    from flows.console import note, print_records, print_table, too_wide

    if too_wide(len(names)):
        print_records(names, rows[:TABLE_RECORDS])
        if len(rows) > TABLE_RECORDS:
            note(f"{len(rows):,} rows, the first {TABLE_RECORDS} shown. All of them: --format csv")
        return
    print_table(names, rows[:TABLE_ROWS])
    if len(rows) > TABLE_ROWS:
        note(f"{len(rows):,} rows, the first {TABLE_ROWS} shown. All of them: --format csv")


def _csv(names: Sequence[str], rows: Sequence[tuple[Any, ...]], target: IO[str]) -> None:
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)


def _json(names: Sequence[str], rows: Sequence[tuple[Any, ...]], target: IO[str]) -> None:
    objects = [dict(zip(names, row, strict=True)) for row in rows]
    json.dump(objects, target, default=str, ensure_ascii=False, indent=1)
    target.write("\n")


def _markdown(names: Sequence[str], rows: Sequence[tuple[Any, ...]], target: IO[str]) -> None:
    def line(cells: list[object]) -> str:
        shown = ("" if c is None else str(c).replace("|", "\\|").replace("\n", " ") for c in cells)
        return f"| {' | '.join(shown)} |\n"

    target.write(line([*names]) + "|" + "---|" * len(names) + "\n")
    target.writelines(line([*row]) for row in rows)


_WRITERS = {"csv": _csv, "json": _json, "markdown": _markdown}


def _write_parquet(table: Any, output: Path | None) -> None:
    import pyarrow.parquet as pq

    if output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is binary: name a file with --output, or send it through a pipe.")
    pq.write_table(table, output if output else sys.stdout.buffer)


def _target(output: Path | None) -> Any:
    if output:
        return output.open("w", encoding="utf-8", newline="")
    return nullcontext(sys.stdout)
