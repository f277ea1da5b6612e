"""Events: where and when people were harmed, what is claimed of it, down to the words."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.downloads import downloads
from dashboard.event_claims import show_claims
from dashboard.event_filters import N_ROWS, Filters, chosen_filters, found_events
from dashboard.event_map import event_map
from dashboard.event_timeline import N_POINTS, event_timeline
from dashboard.pages import from_address, nothing, to_address
from dashboard.reader import show_article
from dashboard.tables import choice, tall

N_BESIDE = 12  # rows beside (on a phone: above) the claims of an event
_COLUMNS = (
    "on_day toll_best toll_low toll_high category place country_name is_disputed sources n_claims n_articles n_outlets "
    "cause is_reviewed headline dated_by"
)
#: HXL hashtags of the columns that have one (hxlstandard.org, 1.1).
HASHTAGS = {
    "event_id": "#event+id",
    "on_day": "#date+event",
    "dated_by": "#meta+date",
    "occurred_from": "#date+start",
    "occurred_to": "#date+end",
    "country": "#country+code+iso3",
    "country_name": "#country+name",
    "admin1": "#adm1+name",
    "place": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "cause": "#cause+type",
    "category": "#indicator+category",
    "unit": "#indicator+unit",
    "toll_low": "#affected+min",
    "toll_best": "#affected+best",
    "toll_high": "#affected+max",
    "toll_latest": "#affected+latest",
    "n_claims": "#meta+claims+num",
    "is_disputed": "#status+disputed",
    "sources": "#meta+source",
    "n_articles": "#meta+articles+num",
    "n_outlets": "#meta+outlets+num",
    "is_reviewed": "#status+review",
    "headline": "#meta+title",
}


def show() -> None:
    """The page."""
    st.title("Events")
    choices = data.rows("event_choices")
    if choices.is_empty():
        nothing("No event yet. Begin with: newsledger ingest FOLDER")
        return
    filters = chosen_filters(choices)
    events = found_events(filters)
    if events.is_empty():
        nothing("No event matches. Widen the choice.")
        return
    _pictures(events)
    st.caption(_counts(events))
    _table(events, filters)
    downloads(events, "newsledger-events", HASHTAGS)
    if figure_id := from_address("figure"):
        _words(figure_id)


def _counts(events: pl.DataFrame) -> str:
    n_events, dated = (found["event_id"].n_unique() for found in (events, events.drop_nulls("on_day")))
    placed = events.drop_nulls("latitude")["event_id"].n_unique()
    disputed = events.filter("is_disputed")["event_id"].n_unique()
    more = " (the newest; narrow the choice for others)" if events.height >= N_ROWS else ""
    counted = f"{_sums(events)} by best estimates, " if events["category"].n_unique() == 1 else ""
    return (
        f"{n_events:,} events{more}: {counted}{disputed:,} disputed (red), "
        f"{dated:,} with a known day, {placed:,} with a known point. Choose one for its claims. "
        "The address of this page holds the choice."
    )


def _sums(events: pl.DataFrame) -> str:
    """Best estimates added up; households are no people."""
    units = {"person": "people", "household": "households"}
    sums = ((events.filter(pl.col("unit") == unit)["toll_best"].sum(), name) for unit, name in units.items())
    return " and ".join(f"{n:,} {name}" for n, name in sums if n) or "nobody"


def _pictures(events: pl.DataFrame) -> None:
    drawn, over_time = event_map(events), event_timeline(events)
    left, right = st.columns([1, 1], gap="medium") if drawn else (None, st.container())
    if drawn and left:
        left.altair_chart(drawn, on_select=keep_spot, selection_mode=["land", "spot"], key="event_map")
    if over_time is None:
        right.caption("None of them has a day.")
    elif events.drop_nulls(["on_day", "toll_best"]).height <= N_POINTS:
        right.altair_chart(over_time, on_select=_keep_point, selection_mode="event", key="event_points")
    else:
        right.altair_chart(over_time)
    if not drawn:
        st.caption("None of their places has a country or a point that is known, so there is no map.")


def keep_spot() -> None:
    """Keep what was clicked; a click on one kind leaves {} in the other."""
    chosen: dict[str, list[dict[str, Any]]] = st.session_state["event_map"]["selection"]
    spot, country = ((chosen.get(name) or [{}])[0] for name in ("spot", "land"))
    if spot.get("n_events") == 1:
        _keep_event(spot["event_id"])
    elif spot.get("place"):
        st.session_state["place"] = spot["place"]
    elif country.get("code"):
        st.session_state["country"] = country["code"]


def _keep_point() -> None:
    points: list[dict[str, Any]] = st.session_state["event_points"]["selection"]["event"]
    _keep_event(points[0]["event_id"] if points else "")


def _keep_event(event_id: str) -> None:
    to_address("event", event_id)
    to_address("figure", "")


def _table(events: pl.DataFrame, filters: Filters) -> None:
    event_id = from_address("event")
    left, right = st.columns([2, 3], gap="medium") if event_id else (st.container(), None)
    shown = events.select(_COLUMNS.split())
    n_rows = min(shown.height, N_BESIDE) if event_id else shown.height
    with left, tall("events", n_rows):
        choice(shown, "event", events["event_id"].to_list(), height="stretch", and_forget="figure")
    if right:
        with right:
            show_claims(event_id, events.filter(pl.col("event_id") == event_id), filters)


def _words(figure_id: str) -> None:
    found = data.rows("figure_article", figure_id=figure_id)
    if found.is_empty():
        st.warning("That figure is not in the warehouse.")
    else:
        show_article(found["article_id"][0], figure_id)
