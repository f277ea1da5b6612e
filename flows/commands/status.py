"""newsledger status: the last runs, and what the warehouse holds."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from flows.home import find_home, find_place
from transforms.rules_version import rules_version
from warehouse.asking import explained_if_older
from warehouse.connection import open_reader
from warehouse.reprocesses import n_stale, unfinished
from warehouse.sql import load_sql

MOST_FEEDS = 50


@click.command()
@click.option("--runs", default=10, show_default=True, help="How many runs to show.")
@click.pass_obj
def status(options: dict[str, Any], runs: int) -> None:
    """Show the last runs, what the warehouse holds, and whether an ingest is running, and when somebody looked last."""
    from flows.console import out, print_table, print_whole
    from flows.waiting import show_missing
    from warehouse.lock import lock_holder
    from warehouse.missing_packages import missing_packages

    home = find_home(options.get("home"))
    place = find_place(home)
    with open_reader(place) as warehouse, explained_if_older(place):
        held = warehouse.execute(load_sql("status_totals")).fetchall()
        stale, left = n_stale(warehouse, rules_version()), unfinished(warehouse)
        cursor = warehouse.execute(load_sql("status_runs"), {"n_runs": runs})
        names, rows = [column[0] for column in cursor.description or []], cursor.fetchall()
        feed_names, feeds = _feeds(warehouse)
        missing = missing_packages(warehouse)
    print_table(["", "rows"], held, title="The warehouse holds")
    print_whole(names, rows, title="The last runs")
    if stale:
        out().print(
            f"{stale:,} articles were extracted by older rules. By those of today: newsledger reprocess --stale"
        )
    for reprocess_id, selection in left:
        out().print(f"Reprocess {reprocess_id} is not complete; the same command goes on: {selection}", markup=False)
    if feeds:
        print_whole(feed_names, feeds, title="Feeds")
    show_missing(missing)
    holder = lock_holder(home) or place.holder()
    if holder:
        out().print(f"An {holder['command']} is running: process {holder['pid']} since {holder['since']}.")
    else:
        out().print("No ingest is running.")
    _show_looks(home)


def _feeds(warehouse: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    from warehouse.polled_feeds import has_feeds

    if not has_feeds(warehouse):
        return [], []
    cursor = warehouse.execute(load_sql("status_feeds"), {"n_rows": MOST_FEEDS})
    return [column[0] for column in cursor.description or []], cursor.fetchall()


def _show_looks(home: Path) -> None:
    from flows.console import counted, out
    from warehouse.looks import last_look

    looked = last_look(home)
    if looked is None:
        return
    out().print(
        f"Last look: {looked.looked_at:%Y-%m-%d %H:%M:%S} UTC, {counted(looked.n_files, 'file')}, {looked.n_new:,} new."
    )
    if looked.next_run_at is None:
        out().print("No schedule is running.")
    elif looked.next_run_at < datetime.now(UTC):
        out().print(f"A run was due at {looked.next_run_at:%Y-%m-%d %H:%M} UTC. Is newsledger serve still running?")
    else:
        out().print(f"Next run: {looked.next_run_at:%Y-%m-%d %H:%M} UTC.")
