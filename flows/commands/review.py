"""newsledger review: what people say of figures and dates."""

from collections.abc import Callable
from typing import Any

import click

from flows.home import find_home, find_place
from flows.named_query import ask

_BY = click.option("--by", required=True, envvar="NEWSLEDGER_REVIEWER", help="Your name (or NEWSLEDGER_REVIEWER).")
_NOTE = click.option("--note", help="Why.")


@click.group()
def review() -> None:
    """List, confirm, correct and reject figures and dates.

    \b
    newsledger review list --article a0123…
    newsledger review correct f0123… --value 12 --by "A. Reader" --note "The ministry says twelve."
    newsledger review reject f0123… --by "A. Reader"
    """


@review.command("list")
@click.option("--article", "article_id", help="Those of this article.")
@click.option("--dates", is_flag=True, help="Dates instead of figures.")
@click.option("--status", type=click.Choice(["none", "confirmed", "corrected", "rejected"]), help="Only these.")
@click.option("--open", "is_open", is_flag=True, help="Corrections whose row is not found any more.")
@click.option("--limit", default=50, show_default=True, help="How many to show.")
@click.pass_obj
def list_rows(options: dict[str, Any], is_open: bool, limit: int, **asked: Any) -> None:
    """Figures, the largest that nobody looked at first."""
    from flows.console import out, print_whole

    home = find_home(options.get("home"))
    names, rows = ask(home, "review_open", n_rows=limit) if is_open else ask(home, "review_list", n_rows=limit, **asked)
    if not rows:
        out().print("There is none.")
        return
    print_whole(names, rows, title="Corrections without a row" if is_open else "To review")


@review.command()
@click.argument("row_id")
@click.pass_obj
def show(options: dict[str, Any], row_id: str) -> None:
    """One figure or date: what stands, what the rules say, and what people said of it."""
    from flows.console import print_table
    from warehouse.connection import open_reader
    from warehouse.corrections import find_row

    home = find_home(options.get("home"))
    with open_reader(find_place(home)) as warehouse:
        _, row = find_row(warehouse, row_id)
    print_table(["", "value"], [item for item in row.items() if item[1] is not None], title=row_id)
    names, said = ask(home, "review_story", row_id=row_id)
    if said:
        print_table(names, said, title="What people said")


def _saying(action: str, help_text: str) -> None:
    """A command that says the same of each row that is named."""

    @review.command(action, help=help_text)
    @click.argument("row_ids", nargs=-1, required=True)
    @_BY
    @_NOTE
    @click.pass_obj
    def command(options: dict[str, Any], row_ids: tuple[str, ...], by: str, note: str | None) -> None:
        _say(options, row_ids, action, by, note, {})

    _commands[action] = command


_commands: dict[str, Callable[..., Any]] = {}
_saying("confirm", "What stands there is right.")
_saying("reject", "It is no such figure or date: it stays in its table, and counts nowhere.")
_saying("withdraw", "Nothing is said of it any more: what the rules say holds again.")


@review.command()
@click.argument("row_id")
@click.option("--set", "sets", multiple=True, metavar="COLUMN=VALUE", help="A column that is otherwise; empty: NULL.")
@click.option("--value", type=int, help="The number: value_low, value_best and value_high.")
@_BY
@_NOTE
@click.pass_obj
def correct(
    options: dict[str, Any], row_id: str, sets: tuple[str, ...], value: int | None, by: str, note: str | None
) -> None:
    """Something of it is otherwise: say which columns, and what is right."""
    changes: dict[str, Any] = {}
    if value is not None:
        changes = {"value_low": value, "value_best": value, "value_high": value, "quantifier": "exact"}
    for each in sets:
        name, sign, text = each.partition("=")
        if not sign:
            raise click.UsageError(f"--set takes COLUMN=VALUE, not {each!r}.")
        changes[name.strip()] = text.strip() or None
    _say(options, (row_id,), "correct", by, note, changes)


@review.command()
@click.pass_obj
def apply(options: dict[str, Any]) -> None:
    """Apply what was written down, as by the dashboard, without waiting for the next run."""
    from flows.review_rows import apply_now
    from flows.settings import Settings

    _report_applied(apply_now(Settings(**options)))


def _say(
    options: dict[str, Any], row_ids: tuple[str, ...], action: str, by: str, note: str | None, changes: dict[str, Any]
) -> None:
    from flows.review_rows import say
    from flows.settings import Settings

    _report_applied(say(Settings(**options), row_ids, action, by, note, changes))


def _report_applied(is_applied: bool) -> None:
    from flows.console import out

    out().print("Done." if is_applied else "Written down. A run is in progress; it is applied when that ends.")
