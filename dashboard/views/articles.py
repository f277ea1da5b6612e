"""Articles: search, filter, read."""

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.pages import choose, from_address, nothing
from dashboard.reader import show_article
from dashboard.tables import choice

N_ROWS = 200


def show() -> None:
    """The page."""
    st.title("Articles")
    choices = data.rows("article_choices")
    if choices.is_empty():
        nothing("No article yet. Begin with: newsledger ingest FOLDER")
        return
    found = _found(choices)
    if found.is_empty():
        nothing("No article matches.")
    else:
        more = " (the newest; narrow the search for others)" if found.height == N_ROWS else ""
        st.caption(f"{found.height:,} articles{more}. Choose one to read it.")
        height = min(36 * found.height + 38, 330)
        choice(found.drop("article_id"), "article", found["article_id"].to_list(), height=height)
    if article_id := from_address("article"):
        show_article(article_id)


def _found(choices: pl.DataFrame) -> pl.DataFrame:
    def options(kind: str) -> list[str]:
        return choices.filter(choices["kind"] == kind)["value"].to_list()

    columns = st.columns([3, 2, 1.2, 1.2, 1.2], vertical_alignment="bottom")
    search = columns[0].text_input("Words", placeholder="in headline or text", key="q", bind="query-params")
    with columns[1]:
        outlet = choose("Outlet", "outlet", options("outlet"))
    with columns[2]:
        language = choose("Language", "language", options("language"))
    with columns[3]:
        dating = choose("Dated to", "dating", options("dating"), empty="anything")
    with_figures = columns[4].toggle("with figures", key="figures", bind="query-params")
    return data.rows(
        "articles",
        search=search,
        outlet=outlet,
        language=language,
        dating=dating,
        with_figures=with_figures,
        n_rows=N_ROWS,
    )
