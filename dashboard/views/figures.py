"""Figures: tolls over time with their bounds, conflicting claims, every point down to its words."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.countries import country_name
from dashboard.event_claims import bounds
from dashboard.markup import block, legend, plain, quoted
from dashboard.pages import choose, day, from_address, nothing, to_address
from dashboard.reader import show_article
from dashboard.tables import choice, tall
from dashboard.toll_chart import source_colors, toll_over_time
from warehouse.errors import QueryError

ANY = "any way"  # not the default: totals over years would press a week's events into the edge of the picture
N_COMPARED = 100_000  # figures, about 1 s of CPU; more are compared only on request
N_CONFLICTS = 5  # shown at a time; each is two sentences to read
N_FOUND = 50  # conflicts that are asked for; how many there are beyond would take a comparison of all claims
N_ROWS = 3_000  # figures, the newest; more points than that are a blot
_COLUMNS = (
    "on_day reported_text value_low value_best value_high dated_by victim attributed_to place n_reprints headline"
)


def show() -> None:
    """The page."""
    st.title("Figures")
    choices = data.rows("figure_choices")
    if choices.is_empty():
        nothing("No casualty figure yet. Begin with: newsledger ingest FOLDER")
        return
    chosen = _chosen(choices)
    figures = data.rows("figures_over_time", n_rows=N_ROWS, **chosen)
    if figures.is_empty():
        nothing("No figure matches. Widen the choice.")
    else:
        _over_time(figures)
    if figure_id := from_address("figure"):
        _words(figure_id)
    _conflicts(chosen["category"], chosen["place"])


def _chosen(choices: pl.DataFrame) -> dict[str, Any]:
    def options(kind: str) -> list[str]:
        return choices.filter(choices["kind"] == kind)["value"].to_list()

    categories, codes = options("category"), sorted(options("country"), key=country_name)
    scopes = ["incident", "cumulative", "stock", ANY]
    fields: dict[str, Callable[[], Any]] = {
        "category": lambda: choose("Category", "category", sorted(categories, key=lambda c: c != "killed"), empty=None),
        "country": lambda: choose("Country", "country", codes, "everywhere", {c: country_name(c) for c in codes}),
        "place": lambda: choose("Place", "place", options("place"), empty="everywhere"),
        "source": lambda: choose("According to", "source", options("source"), empty="anybody"),
        "since": lambda: day("From day", "since"),
        "until": lambda: day("To day", "until"),
        "scope": lambda: choose("Counted", "scope", scopes, empty=None),
    }
    with st.container(horizontal=True, gap="small"):
        found = {name: _field(field) for name, field in fields.items()}
    return {**found, "scope": "" if found["scope"] == ANY else found["scope"]}


def _field(field: Callable[[], Any]) -> Any:
    with st.container(width=168):
        return field()


def _over_time(figures: pl.DataFrame) -> None:
    undated = figures["on_day"].null_count()
    more = " (the newest; narrow the choice for others)" if figures.height >= N_ROWS else ""
    st.caption(
        "A point is an independent claim (reprints counted once), its bar spans low to high, an arrow means that there "
        "is no upper bound. Click a point to read its words. "
        f"{undated:,} of {figures.height:,}{more} have no date and are in the table only."
    )
    if undated < figures.height:
        st.altair_chart(toll_over_time(figures), on_select=_keep_point, selection_mode="point", key="toll_points")
        st.html(legend(source_colors(figures), "according to"))
    n_rows = min(figures.height, 8) if from_address("figure") else figures.height
    with tall("figures", n_rows):
        choice(figures.select(_COLUMNS.split()), "figure", figures["figure_id"].to_list(), height="stretch")


def _keep_point() -> None:
    points: list[dict[str, Any]] = st.session_state["toll_points"]["selection"]["point"]
    to_address("figure", points[0]["figure_id"] if points else "")


def _words(figure_id: str) -> None:
    found = data.rows("figure_article", figure_id=figure_id)
    if found.is_empty():
        st.warning("That figure is not in the warehouse.")
        return
    show_article(found["article_id"][0], figure_id)


def _conflicts(category: str, place: str) -> None:
    st.subheader("Conflicting claims")
    st.caption("The same category and victims, overlapping time and place, and bounds that do not meet.")
    if data.rows("totals")["n_figures"][0] > N_COMPARED and not st.toggle(
        "Compare all claims (takes a while with so many)", key="compare", bind="query-params"
    ):
        return
    try:
        conflicts = data.rows("conflicts", category=category, place=place, n_rows=N_FOUND)
    except QueryError as error:
        st.warning("There are too many claims to compare them all here.", icon=":material/timer:")
        st.text(str(error))
        return
    if conflicts.is_empty():
        nothing("No two claims contradict each other here.")
        return
    for conflict in conflicts.head(N_CONFLICTS).iter_rows(named=True):
        with st.container(border=True):
            st.html(block(f'<span class="nl-note">{plain(_where(conflict))}</span>'))
            for column, side in zip(st.columns(2), "ab", strict=True):
                with column:
                    _claim(conflict, side)
    if conflicts.height > N_CONFLICTS:
        others = "Many" if conflicts.height >= N_FOUND else f"{conflicts.height - N_CONFLICTS:,}"
        st.caption(f"{others} more: choose a place, or ask SQL: from conflicting_figures")


def _where(conflict: dict[str, Any]) -> str:
    days = dict.fromkeys(str(day) for day in (conflict["occurred_from"], conflict["occurred_to"]) if day)
    return " · ".join([conflict["category"], conflict["place"] or "place not said", *days])


def _claim(conflict: dict[str, Any], side: str) -> None:
    low, high = conflict[f"low_{side}"], conflict[f"high_{side}"]
    told = bounds(low, high)
    sentence = quoted(conflict[f"excerpt_{side}"], conflict[f"reported_text_{side}"])
    source = conflict[f"attributed_to_{side}"] or "the article itself"
    origin = f"{conflict[f'outlet_{side}'] or 'outlet not named'}, {conflict[f'published_on_{side}'] or 'undated'}"
    st.html(
        block(
            f'<span class="nl-number">{told}</span>\n<b>{plain(source)}</b>\n{sentence}\n'
            f'<span class="nl-note">{plain(origin)}</span>'
        )
    )
    if st.button("Read it", key=f"read_{conflict['figure_id_a']}_{conflict['figure_id_b']}_{side}"):
        to_address("figure", conflict[f"figure_id_{side}"])
        st.rerun()
