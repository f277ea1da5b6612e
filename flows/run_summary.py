"""The end of an ingest, for a person: what happened, what was found, where it lies, what to try next."""

from pathlib import Path
from typing import Any

from flows.console import note, out, print_table, safe
from flows.home import find_home, find_place
from flows.program import as_typed
from flows.run_counts import run_counts
from warehouse.connection import open_reader
from warehouse.sql import load_sql

SHOWN = 5  # of the files that were not read


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
    _show_left(row["left"])
    with open_reader(find_place(home)) as connection:
        _show_set_aside(connection, row, home)
        example = _show_figures(connection, row["run_id"]) if row["n_records"] else None
    _show_next(home, example)


def _show_left(left: list[tuple[str, str]]) -> None:
    for uri, why in left[:SHOWN]:
        note(f"not read: {uri}: {why}")
    if left:
        more = f"…and {len(left) - SHOWN:,} more. " if len(left) > SHOWN else ""
        note(f"{more}The next run looks again.")


def _show_set_aside(connection: Any, row: dict[str, Any], home: Path) -> None:
    rows = connection.execute(load_sql("run_set_aside"), {"run_id": row["run_id"]}).fetchall()
    if not rows:
        return
    print_table(
        ["file", "record", "outcome", "why"], [cells[:4] for cells in rows], title="Set aside, nothing is lost:"
    )
    n_set_aside = rows[0][4]
    if n_set_aside > len(rows):
        query = f"from records where run_id = '{row['run_id']}' and outcome in ('failed', 'quarantined')"
        _suggest(f"…and {n_set_aside - len(rows):,} more:", home, f'newsledger sql "{query}"')


def _show_figures(connection: Any, run_id: str) -> str | None:
    rows = connection.execute(load_sql("run_figures"), {"run_id": run_id}).fetchall()
    if not rows:
        out().print("No casualty figures were found in what is new.")
        return None
    names = ["category", "low", "best", "high", "as reported", "victim", "according to", "scope"]
    title = "Figures found, the largest first, each number once:"
    print_table(names, [row[1:] for row in rows], title=title)
    return rows[0][0]


def _show_next(home: Path, article_id: str | None) -> None:
    out().print(f"\nThe warehouse: [bold]{safe(find_place(home))}[/bold]. Worth trying next:", soft_wrap=True)
    _suggest(" ", home, f"newsledger explain {article_id}" if article_id else "newsledger status")
    _suggest(" ", home, 'newsledger sql "from article_tolls order by toll_best desc limit 10"')
    _suggest(" ", home, "newsledger checks")


def _suggest(words: str, home: Path, command: str) -> None:
    typed = as_typed(command, None if home == find_home(None) else home)
    out().print(f"{words} {safe(typed)}", soft_wrap=True)
