"""Articles: search, filter, read."""

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.countries import country_name
from dashboard.pages import choose, day, from_address, nothing
from dashboard.reader import show_article
from dashboard.tables import choice, tall

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
        _table(found)
    if article_id := from_address("article"):
        show_article(article_id)


def _table(found: pl.DataFrame) -> None:
    """As high as the window, unless an article is read below it."""
    names = {code: country_name(code) for code in found["country"].drop_nulls().unique()}
    shown = found.drop("article_id").with_columns(pl.col("country").replace(names))
    n_rows = min(found.height, 8) if from_address("article") else found.height
    with tall("articles", n_rows):
        choice(shown, "article", found["article_id"].to_list(), height="stretch")


def _found(choices: pl.DataFrame) -> pl.DataFrame:
    def options(kind: str) -> list[str]:
        return choices.filter(choices["kind"] == kind)["value"].to_list()

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        with st.container(width=300):
            search = st.text_input("Words", placeholder="in headline or text", key="q", bind="query-params")
        with st.container(width=168):
            since = day("From day", "since")
        with st.container(width=168):
            until = day("To day", "until")
        with st.container(width=168):
            codes = sorted(options("country"), key=country_name)
            country = choose("Country", "country", codes, "everywhere", {code: country_name(code) for code in codes})
        with st.container(width=168):
            outlet = choose("Outlet", "outlet", options("outlet"))
        with st.container(width=168):
            language = choose("Language", "language", options("language"))
        with st.container(width=168):
            dating = choose("Dated to", "dating", options("dating"), empty="anything")
        with_figures = st.toggle("with figures", key="figures", bind="query-params")
    return data.rows(
        "articles",
        search=search,
        since=since,
        until=until,
        country=country,
        outlet=outlet,
        language=language,
        dating=dating,
        with_figures=with_figures,
        n_rows=N_ROWS,
    )
