"""Articles: search, filter, read."""

import streamlit as st

from dashboard import data
from dashboard.pages import choose, from_address, nothing, to_address
from dashboard.reader import show_article

N_ROWS = 200


def show() -> None:
    """The page."""
    st.title("Articles")
    choices = data.rows("article_choices")
    if choices.is_empty():
        nothing("No article yet. Begin with: newsledger ingest FOLDER")
        return
    options = {
        kind: choices.filter(choices["kind"] == kind)["value"].to_list() for kind in ("outlet", "language", "dating")
    }
    columns = st.columns([3, 2, 1, 1, 1])
    search = columns[0].text_input("Words", value=from_address("q"), placeholder="in headline or text")
    to_address("q", search)
    with columns[1]:
        outlet = choose("Outlet", "outlet", options["outlet"])
    with columns[2]:
        language = choose("Language", "language", options["language"])
    with columns[3]:
        dating = choose("Dated to", "dating", options["dating"])
    with_figures = columns[4].toggle("with figures", value=from_address("figures") == "1")
    to_address("figures", "1" if with_figures else "")
    found = data.rows(
        "articles",
        search=search,
        outlet=outlet,
        language=language,
        dating=dating,
        with_figures=with_figures,
        n_rows=N_ROWS,
    )
    if found.is_empty():
        nothing("No article matches.")
        return
    st.caption(
        f"{found.height:,} articles" + (" (the newest; narrow the search for others)" if found.height == N_ROWS else "")
    )
    event = st.dataframe(found, hide_index=True, on_select="rerun", selection_mode="single-row", key="article_rows")
    if event.selection.rows:
        to_address("article", found["article_id"][event.selection.rows[0]])
    if from_address("article"):
        show_article(from_address("article"))
