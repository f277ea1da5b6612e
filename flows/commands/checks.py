"""newsledger checks: the verdicts of the quality checks, in the terminal."""

from typing import Any

import click

from flows.home import find_home
from flows.named_query import ask


@click.command()
@click.option("--run", "run_id", help="The run to show; the last one that was checked if not given.")
@click.option("--failing", is_flag=True, help="Only what did not hold or could not run.")
@click.option("--history", metavar="EXPECTATION", help="One expectation over the last runs.")
@click.option("--runs", default=30, show_default=True, help="How many runs of history to show.")
@click.pass_obj
def checks(options: dict[str, Any], run_id: str | None, failing: bool, history: str | None, runs: int) -> None:
    """Show the verdicts on the last run, on one run, or one expectation over time."""
    from flows.console import out, print_table

    home = find_home(options.get("home"))
    if history:
        names, rows = ask(home, "check_history", expectation=history, n_runs=runs)
        if not rows:
            raise click.ClickException(f"No run has checked {history!r}. The names are in: newsledger checks")
        print_table(names, rows, title=f"{history}, newest first")
        return
    names, rows = ask(home, "checks_of_run", run_id=run_id)
    if not rows:
        raise click.ClickException(f"Nothing was checked in {run_id or 'any run'} yet. Runs: newsledger status")
    broken = [row for row in rows if row[2] != "held"]
    shown = broken if failing else rows
    if shown:
        print_table(names, shown, title=f"Quality checks of {run_id or 'the last run'}")
    out().print(f"{len(rows) - len(broken)} of {len(rows)} expectations held.")
