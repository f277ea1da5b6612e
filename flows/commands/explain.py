"""newsledger explain: an article in the terminal, with what was found in it highlighted."""

from typing import Any

import click

from flows.home import find_home
from warehouse.connection import open_reader
from warehouse.sql import load_sql


@click.command()
@click.argument("article_id")
@click.pass_obj
def explain(options: dict[str, Any], article_id: str) -> None:
    """Show ARTICLE_ID (or a record's own id, or a file name) with its dates, figures and their reasons."""
    from flows.explain import show_article

    with open_reader(find_home(options.get("home")) / "warehouse.duckdb") as warehouse:
        found = warehouse.execute(load_sql("find_article"), {"key": article_id}).fetchall()
        if not found:
            hint = 'newsledger sql "select article_id, headline from articles"'
            raise click.ClickException(f"No article, record or file is called {article_id}. Find one with: {hint}")
        show_article(warehouse, found[0][0])
