"""newsledger docs: Great Expectations' Data Docs of the last runs, as pages on this machine."""

import webbrowser
from typing import Any

import click

from flows.home import find_home, find_place


@click.command()
@click.option("--runs", default=10, show_default=True, help="How many of the last runs to show.")
@click.option("--open/--no-open", "show", default=False, help="Open them in the browser.")
@click.pass_obj
def docs(options: dict[str, Any], runs: int, show: bool) -> None:
    """Build the Data Docs of the last runs and say where they lie."""
    import expectations
    from flows.console import out
    from warehouse.connection import open_reader
    from warehouse.sql import load_sql

    home = find_home(options.get("home"))
    with open_reader(find_place(home)) as warehouse:
        verdicts = warehouse.execute(load_sql("checks_to_document"), {"n_runs": runs}).pl()
    if verdicts.is_empty():
        raise click.ClickException("Nothing was checked yet. Make a run with: newsledger ingest FOLDER")
    index = expectations.build_data_docs(verdicts, (home / "data_docs").absolute())
    out().print(f"Data Docs of the last runs: {index.as_uri()}", soft_wrap=True)
    if show:
        webbrowser.open(index.as_uri())
