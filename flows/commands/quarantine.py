"""newsledger quarantine: look at records that were set aside, and replay them."""

import json
from typing import Any

import click

from flows.home import find_home
from flows.named_query import ask


@click.group()
def quarantine() -> None:
    """List, show and replay records that were set aside.

    \b
    newsledger quarantine list
    newsledger quarantine diff --expectation figure_span_is_its_text
    newsledger quarantine replay --all
    """


@quarantine.command("list")
@click.option("--expectation", help="Only those that failed this one.")
@click.option("--resolved", is_flag=True, help="Also those that a replay let pass.")
@click.option("--limit", default=50, show_default=True, help="How many to show.")
@click.pass_obj
def list_records(options: dict[str, Any], expectation: str | None, resolved: bool, limit: int) -> None:
    """Records set aside, newest first."""
    from flows.console import out, print_whole
    from flows.waiting import show_missing
    from warehouse.missing_packages import MissingPackage

    home = find_home(options.get("home"))
    names, rows = ask(home, "quarantine_list", expectation=expectation, with_resolved=resolved, n_rows=limit)
    if rows:
        print_whole(names, rows, title="In quarantine")
    else:
        out().print("Nothing is in quarantine.")
    show_missing([MissingPackage(*row) for row in ask(home, "missing_packages")[1]])


@quarantine.command()
@click.argument("record_id")
@click.pass_obj
def show(options: dict[str, Any], record_id: str) -> None:
    """One record: why it was set aside, the offending values, the beginning of its text, and what became of it."""
    from flows.console import out, print_table, safe

    names, rows = ask(find_home(options.get("home")), "quarantine_show", record_id=record_id)
    if not rows:
        raise click.ClickException(f"No record {record_id} is or was in quarantine: newsledger quarantine list")
    for row in rows:
        story = dict(zip(names, row, strict=True))
        payload: dict[str, Any] = json.loads(story.pop("payload"))
        observed, body = payload.pop("observed", None), payload.pop("body", None)
        print_table(["", "value"], [*story.items(), *payload.items()], title=f"Record {record_id}")
        if isinstance(observed, dict):
            print_table(["offending", "value"], [item for item in observed.items() if item[1] is not None])
        out().print(safe(body or ""))


@quarantine.command()
@click.argument("record_ids", nargs=-1)
@click.option("--expectation", help="Those that failed this one.")
@click.option("--all", "everything", is_flag=True, help="Every record in quarantine.")
@click.pass_obj
def diff(options: dict[str, Any], record_ids: tuple[str, ...], expectation: str | None, everything: bool) -> None:
    """What a replay would change, without changing it."""
    from flows.quarantine import Choice, diff
    from flows.settings import Settings

    _must_choose(record_ids, expectation, everything)
    _show(diff(Settings(**options), Choice(record_ids or None, expectation)), "would pass")


@quarantine.command()
@click.argument("record_ids", nargs=-1)
@click.option("--expectation", help="Those that failed this one.")
@click.option("--all", "everything", is_flag=True, help="Every record in quarantine.")
@click.pass_obj
def replay(options: dict[str, Any], record_ids: tuple[str, ...], expectation: str | None, everything: bool) -> None:
    """Read the records again from the archive, audit them by today's rules, and load those that pass."""
    from flows.console import out
    from flows.quarantine import Choice, replay
    from flows.settings import Settings

    _must_choose(record_ids, expectation, everything)
    run_id, verdicts = replay(Settings(**options), Choice(record_ids or None, expectation))
    _show(verdicts, "pass")
    if run_id is not None:
        out().print(f"Run {run_id}.")


def _must_choose(record_ids: tuple[str, ...], expectation: str | None, everything: bool) -> None:
    if not (record_ids or expectation or everything):
        raise click.UsageError("Name records, an --expectation, or --all.")


def _show(verdicts: Any, verb: str) -> None:
    from flows.console import out, print_table

    if verdicts.is_empty():
        out().print("No such record is in quarantine, so there is nothing to replay.")
        return
    rows = [(r, was, "passes" if passes else "stays", now) for r, was, passes, now in verdicts.iter_rows()]
    print_table(["record_id", "was set aside by", "now", "because of"], rows)
    out().print(f"{sum(verdicts['passes'])} of {len(rows)} records {verb}.")
