"""Sources: how much each outlet delivers, how late, how often undated or repeated."""

import streamlit as st

from dashboard import charts, data
from dashboard.pages import choose, nothing
from dashboard.tables import table


def show() -> None:
    """The page."""
    st.title("Sources")
    sources = data.rows("sources")
    if sources.is_empty():
        nothing("No article yet. Begin with: newsledger ingest FOLDER")
    else:
        table(sources, height=min(36 * sources.height + 38, 420))
        st.caption(
            "Undated: no day of publication. Duplicates: delivered again word for word. Reprints: copies of another "
            "article. Delay: from publication to loading."
        )
        _days(sources["outlet"].to_list())
    _failures()


def _days(outlets: list[str]) -> None:
    st.subheader("Articles by day of publication")
    outlet = choose("Outlet", "outlet", outlets, empty="all outlets")
    days = data.rows("source_days", outlet=outlet)
    if days.is_empty():
        nothing("None of its articles is dated to the day.")
    else:
        st.altair_chart(charts.by_day(days))


def _failures() -> None:
    st.subheader("Why records failed")
    failures = data.rows("failures")
    if failures.is_empty():
        st.caption("None did.")
    else:
        table(failures)
