"""newsledger health and metrics: for supervisors and monitors."""

import json
from typing import Any

import click

from flows.home import find_home


@click.command()
@click.option("--max-age-hours", type=float, default=48, show_default=True, help="How old the last look may be.")
@click.option("--json", "is_json", is_flag=True, help="Answer as JSON.")
@click.pass_obj
def health(options: dict[str, Any], max_age_hours: float, is_json: bool) -> int:
    """Say whether runs come, end well and can be written down. Exit status 0: all is well; 1: something is not.

    It is asked in a moment, also while a run is in progress. For damage ask: newsledger doctor
    """
    from flows.console import out
    from flows.exits import FAILED, OK
    from flows.watching.facts import Watcher
    from flows.watching.health import report

    is_well, said = report(Watcher(find_home(options.get("home"))).facts(), max_age_hours)
    if is_json:
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        for name, sign in said["signs"].items():
            mark = "well" if sign["well"] else "ILL "
            out().print(f"{mark}  {name}: {sign['seen']}", markup=False, soft_wrap=True)
    return OK if is_well else FAILED


@click.command()
@click.pass_obj
def metrics(options: dict[str, Any]) -> None:
    """Print the metrics of the home in Prometheus' text format."""
    from flows.watching.facts import Watcher
    from flows.watching.metrics import metrics_text

    click.echo(metrics_text(Watcher(find_home(options.get("home"))).facts()).decode(), nl=False)
