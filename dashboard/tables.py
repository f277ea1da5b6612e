"""Tables of the pages: readable headings and formats, and a choice of row that the address keeps.

Cells are drawn on a canvas as text, so nothing in them is ever markup.
"""

from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.marks import MARKS
from dashboard.pages import to_address

ROW = 35  # pixels
_DAY = 105  # pixels; Streamlit looks at the first rows only, and cuts days where those have none
TALLEST = 1400  # pixels, before the style of the page bounds it by the window

_LABELS = {
    "country_name": "country",
    "toll_low": "low",
    "toll_best": "best",
    "toll_high": "high",
    "sources": "according to",
    "is_disputed": "disputed",
    "freshness": "state",
    "silent_days": "days silent",
    "max_silent_days": "days allowed",
    "last_loaded_at": "last came",
    "n_quarantined": "set aside",
    "actor_by": "known by",
    "is_reviewed": "reviewed",
    "on_day": "day",
    "dated_by": "dated by",
    "reported_text": "as written",
    "value_low": "low",
    "value_best": "best",
    "value_high": "high",
    "attributed_to": "according to",
    "n_reprints": "reprints",
    "published_on": "published",
    "published_method": "dated by",
    "dateline_place": "dateline",
    "n_words": "words",
    "n_figures": "figures",
    "external_id": "file or id",
    "started_at": "started",
    "n_evaluated": "rows",
    "n_unexpected": "unexpected",
    "n_silenced": "silenced",
    "share_undated": "share undated",
    "duplicate_share": "share of duplicates",
    "reprint_share": "share of reprints",
    "median_delay_days": "median delay, days",
    "newest_published_on": "newest",
    "mean_words": "mean words",
    "timex_type": "type",
    "timex_value": "TIMEX3 value",
    "starts_on": "from",
    "ends_on": "to",
    "occurred_from": "happened from",
    "occurred_to": "happened to",
}


_MARKED = ("severity", "urgency", "status", "verdict", "freshness")
_COLORS = [*MARKS.values()]


def heading(column: str) -> str:
    """What stands above ``column``: field term where we have one, else its name without the grammar of the contract."""
    return _LABELS.get(column, column.removeprefix("n_").removeprefix("is_").replace("_", " "))


def _formats(frame: pl.DataFrame) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, kind in frame.schema.items():
        if name.startswith(("share_", "duplicate_share", "reprint_share", "pass_rate")):
            found[name] = st.column_config.ProgressColumn(heading(name), format="percent", min_value=0, max_value=1)
        elif name in _MARKED and kind == pl.List(pl.String):
            found[name] = st.column_config.MultiselectColumn(heading(name), options=list(MARKS), color=_COLORS)
        elif name == "prefect_run":
            found[name] = st.column_config.LinkColumn("in Prefect", display_text="open")
        elif kind == pl.Date:
            pattern = "YYYY-MM" if name == "month" else "YYYY-MM-DD"
            found[name] = st.column_config.DateColumn(heading(name), format=pattern, width=_DAY)
        elif isinstance(kind, pl.Datetime):
            found[name] = st.column_config.DatetimeColumn(heading(name), format="YYYY-MM-DD HH:mm")
        elif kind.is_numeric():
            found[name] = st.column_config.NumberColumn(heading(name), format="localized")
        else:
            found[name] = st.column_config.Column(heading(name))
    return found


def table(frame: pl.DataFrame, **options: Any) -> None:
    """``frame`` to look at."""
    st.dataframe(frame, hide_index=True, placeholder="–", column_config=_formats(frame), **options)


def tall(key: str, n_rows: int) -> DeltaGenerator:
    """A container for one table of ``height="stretch"``: as high as its rows, at most as the window leaves room for."""
    return st.container(key=f"tall-{key}", height=min(ROW * n_rows + ROW + 3, TALLEST), border=False)


def choice(frame: pl.DataFrame, key: str, ids: list[str], and_forget: str = "", **options: Any) -> None:
    """``frame`` to choose a row of; the chosen one of ``ids`` is kept in the address under ``key``.

    ``and_forget``: another part of the address that goes with the row chosen before.
    """
    widget = f"{key}_rows"

    def keep() -> None:
        rows: list[int] = st.session_state[widget]["selection"]["rows"]
        to_address(key, ids[rows[0]] if rows else "")
        if and_forget:
            to_address(and_forget, "")

    table(frame, on_select=keep, selection_mode="single-row", key=widget, **options)
