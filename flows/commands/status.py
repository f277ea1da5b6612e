"""newsledger status: the last runs, and what the warehouse holds."""

from typing import Any

import click

from flows.home import find_home
from warehouse.connection import open_reader
from warehouse.sql import load_sql


@click.command()
@click.option("--runs", default=10, show_default=True, help="How many runs to show.")
@click.pass_obj
def status(options: dict[str, Any], runs: int) -> None:
    """Show the last runs, what the warehouse holds, and whether an ingest is at work."""
    from flows.console import out, print_table, print_whole
    from warehouse.lock import lock_holder

    home = find_home(options.get("home"))
    with open_reader(home / "warehouse.duckdb") as warehouse:
        held = warehouse.execute(load_sql("status_totals")).fetchall()
        cursor = warehouse.execute(load_sql("status_runs"), {"n_runs": runs})
        names, rows = [column[0] for column in cursor.description or []], cursor.fetchall()
    print_table(["", "rows"], held, title="The warehouse holds")
    print_whole(names, rows, title="The last runs")
    holder = lock_holder(home)
    if holder:
        out().print(f"An {holder['command']} is at work: process {holder['pid']} since {holder['since']}.")
    else:
        out().print("No ingest is at work.")
