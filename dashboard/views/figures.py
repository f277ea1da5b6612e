"""Figures: tolls over time with their bounds, conflicting claims, every point down to its words."""

import streamlit as st

from dashboard import charts, data
from dashboard.pages import choose, from_address, nothing, to_address
from dashboard.reader import show_article


def show() -> None:
    """The page."""
    st.title("Figures")
    choices = data.rows("figure_choices")
    if choices.is_empty():
        nothing("No casualty figure yet. Begin with: newsledger ingest FOLDER")
        return
    options = {
        kind: choices.filter(choices["kind"] == kind)["value"].to_list() for kind in ("category", "place", "source")
    }
    columns = st.columns(4)
    with columns[0]:
        category = choose("Category", "category", options["category"], empty="killed") or "killed"
    with columns[1]:
        place = choose("Place", "place", options["place"])
    with columns[2]:
        source = choose("According to", "source", options["source"])
    with columns[3]:
        scope = choose("Scope", "scope", ["incident", "cumulative", "stock"])
    figures = data.rows("figures_over_time", category=category, place=place, source=source, scope=scope)
    if figures.is_empty():
        nothing("No figure matches. Widen the choice.")
        return
    st.caption(
        "One point an independent claim (reprints counted once); the bar spans low to high. "
        f"{figures['on_day'].null_count():,} of {figures.height:,} have no date and are in the table only."
    )
    st.altair_chart(charts.toll_over_time(figures))
    _table(figures)
    _conflicts()


def _table(figures: "data.pl.DataFrame") -> None:
    columns = "on_day dated_by reported_text value_low value_best value_high victim attributed_to place headline outlet"
    event = st.dataframe(
        figures.select(columns.split()),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="figure_rows",
    )
    chosen = event.selection.rows
    if chosen:
        row = figures.row(chosen[0], named=True)
        to_address("figure", row["figure_id"])
        show_article(row["article_id"], row["figure_id"])
    elif from_address("figure"):
        match = figures.filter(figures["figure_id"] == from_address("figure"))
        if match.height:
            show_article(match["article_id"][0], match["figure_id"][0])


def _conflicts() -> None:
    st.subheader("Conflicting claims")
    st.caption("The same category, overlapping time and place, and bounds that do not meet.")
    conflicts = data.rows("conflicts")
    if conflicts.is_empty():
        nothing("No two claims contradict each other.")
        return
    st.dataframe(conflicts, hide_index=True)
