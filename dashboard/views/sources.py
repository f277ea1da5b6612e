"""Sources: which outlets deliver, how fresh and how clean; and who it is that says the figures, under one name."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts, data
from dashboard.countries import country_name
from dashboard.failures import show_failures
from dashboard.marks import with_marks
from dashboard.pages import from_address, link, nothing
from dashboard.tables import choice, table, tall

NAMED = "(not named)"


def show() -> None:
    """The page."""
    st.title("Sources")
    sources = data.kept_rows("sources")
    if sources.is_empty():
        nothing("No article yet. Begin with: newsledger ingest FOLDER")
    else:
        _outlets(sources)
        _actors()
    if show_failures():
        link("quarantine", "What was set aside, and how to replay it")


def _outlets(sources: pl.DataFrame) -> None:
    st.subheader("Outlets")
    silent = sources.filter(pl.col("freshness") == "silent").height
    if silent:
        st.warning(f"{silent:,} outlets have gone silent for longer than they ever were.", icon=":material/alarm:")
    with tall("outlets", sources.height):
        choice(with_marks(sources, "freshness"), "outlet", sources["outlet"].to_list(), height="stretch")
    st.caption(
        "Silent: nothing came for longer than allowed (max_outlet_silence_days), and than twice its longest pause. "
        "Undated: no day of publication. Duplicates: delivered again word for word. Reprints: copies of another "
        "article. Delay: from publication to loading. Choose an outlet for its days and its articles."
    )
    chosen = from_address("outlet")
    row = sources.filter(pl.col("outlet") == chosen)
    _days(chosen if row.height else "", row.row(0, named=True) if row.height else {})


def _days(outlet: str, row: dict[str, Any]) -> None:
    st.markdown("**Articles by day of publication**")
    if row:
        with st.container(horizontal=True):
            st.text(outlet)
            if outlet != NAMED:
                link("articles", "Its articles", outlet=outlet)
                link("search", "Search in it", outlet=outlet)
            if row["n_quarantined"]:
                link("quarantine", f"{row['n_quarantined']:,} set aside")
    days = data.rows("source_days", outlet=outlet)
    if days.is_empty():
        nothing("None of its articles is dated to the day.")
    else:
        st.altair_chart(charts.by_day(days))


def _actors() -> None:
    st.subheader("Who says the figures")
    actors = data.kept_rows("actors")
    if actors.is_empty():
        st.caption("No figure names its source.")
        return
    shown = actors.with_columns(pl.col("country").map_elements(country_name, return_dtype=pl.String, skip_nulls=True))
    with tall("actors", shown.height):
        choice(shown, "actor", actors["actor"].to_list(), height="stretch")
    st.caption(
        "A short name (the ministry) counts for the fuller one that its article names before (the health ministry). "
        "Names used: as the articles write them. Choose one for what it says."
    )
    chosen = actors.filter(pl.col("actor") == from_address("actor"))
    if chosen.height:
        _said(chosen.row(0, named=True))


def _said(actor: dict[str, Any]) -> None:
    with st.container(border=True):
        st.text(f"{actor['actor']}: {', '.join(actor['names_used'])}")
        link("events", "Events of which it says something", source=actor["actor"])
        table(data.rows("actor_figures", actor=actor["actor"], country=actor["country"] or ""))
