"""newsledger explain: an article in the terminal, with what was found in it highlighted."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.home import find_home, find_place
from warehouse.asking import explained_if_older
from warehouse.connection import open_reader
from warehouse.sql import load_sql

if TYPE_CHECKING:
    from warehouse.connection import Connection

LISTED = 20  # other articles of the same name


@click.command()
@click.argument("article_id", required=False)
@click.option("--why", metavar="N|WORDS", help="How the grammar read the sentence of figure N, or the one with WORDS.")
@click.option("--sentence", metavar="TEXT", help="How the grammar reads TEXT; no article and no warehouse is needed.")
@click.pass_obj
def explain(options: dict[str, Any], article_id: str | None, why: str | None, sentence: str | None) -> None:
    """Show ARTICLE_ID (or a record's own id, a file name, an event's id) with what was found and the reasons."""
    if (article_id is None) == (sentence is None) or (sentence is not None and why is not None):
        raise click.UsageError("Name an article (with --why, if you like), or give a text with --sentence.")
    if sentence is not None:
        from flows.derivations import show_text

        show_text(sentence)
    elif article_id is not None:
        _explain_article(options.get("home"), article_id, why)


def _explain_article(home: Path | None, key: str, why: str | None) -> None:
    place = find_place(find_home(home))
    with open_reader(place) as warehouse, explained_if_older(place):
        if why is None and _show_event(warehouse, key):
            return
        found = warehouse.execute(load_sql("find_article"), {"key": key}).fetchall()
        if not found:
            raise click.ClickException(_why_not(warehouse, key))
        _show(warehouse, found[0][0], why)
    if found[1:]:
        _show_others(key, found, home)


def _show_event(warehouse: "Connection", key: str) -> bool:
    """Show the event of that id, or the one that it was merged into; false if it is no event's."""
    from flows.explain_event import find_event, show_event

    if not key.startswith("e") or (found := find_event(warehouse, key)) is None:
        return False
    while found is not None and found[1] is not None:
        from flows.console import note

        note(f"Event {found[0]} was merged into {found[1]}.")
        found = find_event(warehouse, found[1])
    if found is not None:
        show_event(warehouse, found[0])
    return True


def _show(warehouse: "Connection", article_id: str, why: str | None) -> None:
    if why is None:
        from flows.explain import show_article

        show_article(warehouse, article_id)
        return
    from flows.derivations import NothingToDeriveError, show_why

    try:
        show_why(warehouse, article_id, why)
    except NothingToDeriveError as error:
        raise click.ClickException(str(error)) from None


def _why_not(warehouse: "Connection", key: str) -> str:
    """What became of the records of that name, if there are any."""
    records = warehouse.execute(load_sql("find_record"), {"key": key}).fetchall()
    if not records:
        hint = 'newsledger sql "select article_id, headline from articles"'
        return f"No article, record or file is called {key}. Find one with: {hint}"
    record_id, outcome, reason, uri = records[0]
    look = f"\nLook at it with: newsledger quarantine show {record_id}" if outcome == "quarantined" else ""
    return f"The record {key} of {uri} became no article: {outcome}, {reason}{look}"


def _show_others(key: str, found: list[tuple[Any, ...]], home: Path | None) -> None:
    from flows.console import note, print_table, safe
    from flows.program import as_typed

    names = ["article_id", "outlet", "published on", "headline"]
    title = f"Other articles called {safe(key)}" + (
        f", {LISTED} of {len(found) - 1:,}" if len(found) > LISTED + 1 else ""
    )
    print_table(names, found[1 : LISTED + 1], title=title)
    shown = f"{len(found):,} articles are called {key}; shown is the one delivered last, {found[0][0]}."
    note(as_typed(f"{shown} For another one: newsledger explain ARTICLE_ID", home))
