"""newsledger explain: an article in the terminal, with what was found in it highlighted."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.home import find_home
from warehouse.connection import open_reader
from warehouse.sql import load_sql

if TYPE_CHECKING:
    from warehouse.connection import Connection

LISTED = 20  # other articles of the same name


@click.command()
@click.argument("article_id")
@click.pass_obj
def explain(options: dict[str, Any], article_id: str) -> None:
    """Show ARTICLE_ID (or a record's own id, or a file name) with its dates, figures and their reasons."""
    from flows.explain import show_article

    with open_reader(find_home(options.get("home")) / "warehouse.duckdb") as warehouse:
        found = warehouse.execute(load_sql("find_article"), {"key": article_id}).fetchall()
        if not found:
            raise click.ClickException(_why_not(warehouse, article_id))
        show_article(warehouse, found[0][0])
    if found[1:]:
        _show_others(article_id, found, options.get("home"))


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
