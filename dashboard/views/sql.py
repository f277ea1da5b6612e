"""SQL: a question to the warehouse, read-only, with limits; the answer as table, chart and file."""

import csv
from importlib.resources import files

import streamlit as st

from dashboard import charts, data
from dashboard.pages import from_address, to_address
from warehouse.errors import QueryError
from warehouse.reading import fetch_limited

MAX_ROWS, SECONDS = 10_000, 20.0


def show() -> None:
    """The page."""
    st.title("SQL")
    examples = _examples()
    left, right = st.columns([3, 1])
    with right:
        title = st.selectbox("Saved queries", list(examples), index=None, placeholder="choose an example")
    text = examples[title] if title else from_address("query", "SELECT headline, published_on FROM articles LIMIT 20")
    with left:
        query = st.text_area("Query", value=text, height=160)
    st.caption(f"Read-only: files, network and settings are locked. At most {MAX_ROWS:,} rows and {SECONDS:g} s.")
    if not st.button("Run", type="primary") and not title and not from_address("query"):
        return
    to_address("query", query)
    try:
        frame, more = fetch_limited(data.warehouse_path(), query, MAX_ROWS, SECONDS)
    except QueryError as error:
        st.error("The query was refused.")
        st.text(str(error))
        return
    st.caption(f"{frame.height:,} rows" + (", and there are more" if more else ""))
    table, chart = st.tabs(["Table", "Chart"])
    with table:
        st.dataframe(frame, hide_index=True)
    with chart:
        drawn = charts.automatic(frame)
        if drawn is None:
            st.caption("A chart needs a number and something to show it by.")
        else:
            st.altair_chart(drawn)
    st.download_button("Download CSV", frame.write_csv() if frame.width else "", "newsledger.csv", "text/csv")


def _examples() -> dict[str, str]:
    text = files("dashboard").joinpath("examples.csv").read_text(encoding="utf-8")
    return {row["title"]: row["query"] for row in csv.DictReader(text.splitlines())}
