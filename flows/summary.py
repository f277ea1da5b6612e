"""The end of an ingest, for a person: what happened, what was found, where it lies, what to try next."""

from pathlib import Path
from typing import Any

from flows.console import note, out, print_table, safe
from flows.report import run_counts
from warehouse.connection import open_reader
from warehouse.sql import load_sql


def show_run(row: dict[str, Any], home: Path) -> None:
    """Print run ``row`` of the warehouse under ``home``."""
    if row["n_records"]:
        counts = run_counts(row)
        print_table([label for label, _ in counts], [[number for _, number in counts]], title=f"Run {row['run_id']}")
        if row["n_seen"]:
            out().print(f"{row['n_seen']:,} files were read before and not read again.")
    elif row["n_seen"]:
        out().print(f"Nothing new: {row['n_seen']:,} files were read before, nothing was loaded twice.")
    else:
        out().print("Nothing to read: there is no file at the given paths that could be read now.")
    for uri, why in row["left"][:5]:
        note(f"left for the next run: {uri}: {why}")
    warehouse = home / "warehouse.duckdb"
    with open_reader(warehouse) as connection:
        _show_set_aside(connection, row["run_id"])
        example = _show_figures(connection, row["run_id"]) if row["n_records"] else None
    out().print(f"\nThe warehouse: [bold]{safe(warehouse)}[/bold]. Worth trying next:", soft_wrap=True)
    _show_next(home, example)


def _show_set_aside(connection: Any, run_id: str) -> None:
    rows = connection.execute(load_sql("run_set_aside"), {"run_id": run_id}).fetchall()
    if rows:
        print_table(["file or id", "outcome", "why"], rows, title="Set aside, nothing is lost:")


def _show_figures(connection: Any, run_id: str) -> str | None:
    rows = connection.execute(load_sql("run_figures"), {"run_id": run_id}).fetchall()
    if not rows:
        out().print("No casualty figures were found in what is new.")
        return None
    names = ["category", "low", "best", "high", "as reported", "victim", "according to", "scope"]
    print_table(names, [row[1:] for row in rows], title="Figures found (the first of each article and category):")
    return rows[0][0]


def _show_next(home: Path, article_id: str | None) -> None:
    command = "newsledger" if home == Path(".newsledger") else f"newsledger --home {home}"
    if article_id:
        out().print(f"  {safe(command)} explain {article_id}", soft_wrap=True)
    else:
        out().print(f"  {safe(command)} status", soft_wrap=True)
    out().print(f'  {safe(command)} sql "from article_tolls order by toll_best desc limit 10"', soft_wrap=True)
    out().print(f"  {safe(command)} checks", soft_wrap=True)
