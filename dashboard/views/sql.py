"""SQL: a question to the warehouse, read-only, with limits; the answer as table, chart and file."""

import csv
from importlib.resources import files

import polars as pl
import streamlit as st

from dashboard import charts, data
from dashboard.downloads import downloads
from dashboard.pages import from_address, nothing, to_address
from dashboard.saved import saved
from dashboard.saving import save_as
from dashboard.tables import table
from warehouse.apart import fetch_apart
from warehouse.errors import QueryError

MAX_ROWS, SECONDS = 10_000, 20.0
SUFFIX = ".sql"  # of the files that hold queries of one's own


def show() -> None:
    """The page."""
    st.title("SQL")
    data.rows("totals")  # says so at once if there is no warehouse to ask
    own, examples = saved(SUFFIX), _examples()
    st.session_state.setdefault("sql", from_address("query") or next(iter(examples.values())))
    left, right = st.columns([3, 1])
    with right:
        st.selectbox("Saved queries", [*own, *examples], index=None, key="example", on_change=_take_example)
        st.caption(f"Read-only; files, network and settings are locked. At most {MAX_ROWS:,} rows and {SECONDS:g} s.")
    with left:
        query = st.text_area("Query", key="sql", height=170)
        with st.container(horizontal=True):
            if st.button("Run", type="primary"):
                to_address("query", query)
            chosen = st.session_state["example"]
            save_as(SUFFIX, query or "", chosen if chosen in own else "")
    if asked := from_address("query"):
        _answer(asked)
    with st.expander("Tables, views and what their columns mean"):
        table(data.rows("columns"))


def _take_example() -> None:
    if title := st.session_state["example"]:
        st.session_state["sql"] = {**_examples(), **saved(SUFFIX)}.get(title, "")
        to_address("query", st.session_state["sql"])


def _answer(query: str) -> None:
    try:
        frame, more = fetch_apart(data.place(), query, MAX_ROWS, SECONDS)
    except QueryError as error:
        st.error("The query was refused.", icon=":material/block:")
        st.text(str(error))
        return
    if not frame.width:
        nothing("The statement gives no rows.")
        return
    st.caption(f"{frame.height:,} rows" + (", and there are more" if more else ""))
    as_table, as_chart = st.tabs(["Table", "Chart"])
    with as_table:
        table(frame)
    with as_chart:
        _chart(frame)
    downloads(frame, "newsledger")


def _chart(frame: pl.DataFrame) -> None:
    drawn = charts.automatic(frame)
    if drawn is None:
        st.caption("A chart needs a number and something to show it by.")
    else:
        st.altair_chart(drawn)


def _examples() -> dict[str, str]:
    text = files("dashboard").joinpath("examples.csv").read_text(encoding="utf-8")
    return {row["title"]: row["query"] for row in csv.DictReader(text.splitlines())}
