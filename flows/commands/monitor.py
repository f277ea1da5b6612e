"""newsledger monitor: the warehouse-wide expectations, on a schedule of their own."""

from typing import Any

import click


@click.command()
@click.option("--wait", default=30.0, show_default=True, help="Seconds to try while an ingest holds the file.")
@click.pass_obj
def monitor(options: dict[str, Any], wait: float) -> int:
    """Check the whole warehouse: references, counts, clusters, gaps in the history. Exit status 3 if it is broken.

    The verdicts are added to those of the last run, so `newsledger checks` and the dashboard show them.
    """
    from flows.console import out, print_table
    from flows.exits import BLOCKED, OK
    from flows.monitoring import monitor_warehouse
    from flows.settings import Settings

    audit = monitor_warehouse(Settings(**options), wait)
    shown = audit.checks.select("expectation", "severity", "success", "n_unexpected", "error", "description")
    print_table(shown.columns, shown.iter_rows(), title="The warehouse as a whole")
    for why in audit.blocking:
        out().print(why, markup=False)
    return BLOCKED if audit.is_blocked else OK
