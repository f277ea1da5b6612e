"""Totals: how many people by month, country and category, and from how many independent events."""

import calendar
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.countries import names
from dashboard.downloads import downloads
from dashboard.event_filters import UNKNOWN, Filters, chosen_filters, found_events
from dashboard.markup import legend
from dashboard.pages import go, nothing
from dashboard.tables import table, tall
from dashboard.totals import OTHERS, part_colors, stacked, totals

_COLUMNS = (
    "month toll_best toll_low toll_high country_name category unit n_events n_open n_disputed n_by_publication".split()
)
_TARGET = "totals_target"  # where a click leads: pages are switched by the script, not by a callback
#: HXL hashtags of the columns that have one.
HASHTAGS = {
    "month": "#date+month",
    "country": "#country+code+iso3",
    "country_name": "#country+name",
    "category": "#indicator+category",
    "unit": "#indicator+unit",
    "toll_low": "#affected+min",
    "toll_best": "#affected+best",
    "toll_high": "#affected+max",
    "n_events": "#event+num",
    "n_open": "#event+open+num",
    "n_disputed": "#event+disputed+num",
    "n_by_publication": "#event+published+num",
}


def show() -> None:
    """The page."""
    st.title("Totals")
    choices = data.rows("event_choices")
    if choices.is_empty():
        nothing("No event yet. Begin with: newsledger ingest FOLDER")
        return
    if target := st.session_state.pop(_TARGET, None):
        go("events", target)
    filters = chosen_filters(choices, category="killed")
    rows = totals(found_events(filters))
    if rows.is_empty():
        nothing("No event matches. Widen the choice.")
        return
    by = "category" if filters.country and not filters.category else "country_name"
    _chart(rows, by, filters)
    st.caption(
        "Each event counts once, however many articles tell of it. Low and high add the bounds of the events; one "
        "without upper bound (open) enters high with its best estimate. Where nothing says when the harm was, the "
        "month is that of publication. Click a part of a bar, or a row, for its events."
    )
    with tall("totals", rows.height):
        table(
            rows.select(_COLUMNS),
            height="stretch",
            key="totals_rows",
            selection_mode="single-row",
            on_select=lambda: _keep_row(rows, filters),
        )
    downloads(rows, "newsledger-totals", HASHTAGS)


def _chart(rows: pl.DataFrame, by: str, filters: Filters) -> None:
    if rows["month"].null_count() == rows.height:
        st.caption("None of the events has a month that is known.")
    else:
        key, keep = "totals_bars", lambda: _keep_bar(by, filters)
        st.altair_chart(stacked(rows, by), on_select=keep, selection_mode="bar", key=key)
        st.html(legend(part_colors(rows, by)))


def _keep_bar(by: str, filters: Filters) -> None:
    bars: list[dict[str, Any]] = st.session_state["totals_bars"]["selection"]["bar"]
    if bars:
        name = bars[0]["part"]
        part = {} if name == OTHERS else {"category": name} if by == "category" else {"country": _code(name)}
        st.session_state[_TARGET] = _fields(filters, date.fromisoformat(bars[0]["day"][:10]), part)


def _code(name: str) -> str:
    return next((code for code, known in names().items() if known == name), UNKNOWN)


def _keep_row(rows: pl.DataFrame, filters: Filters) -> None:
    chosen: list[int] = st.session_state["totals_rows"]["selection"]["rows"]
    if chosen:
        row = rows.row(chosen[0], named=True)
        part = {"category": row["category"], "country": row["country"] or UNKNOWN}
        st.session_state[_TARGET] = _fields(filters, row["month"], part)


def _fields(filters: Filters, month: date | None, part: dict[str, str]) -> dict[str, Any]:
    """The page of events narrowed to one part of one month, and by the filters of this page."""
    kept: dict[str, Any] = {
        name: getattr(filters, name)
        for name in ("category", "cause", "victims", "source", "place", "country", "reviewed")
    }
    last = month and month.replace(day=calendar.monthrange(month.year, month.month)[1])
    return {**kept, "since": month, "until": last, **part}
