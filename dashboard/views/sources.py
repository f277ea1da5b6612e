"""Sources: how much each outlet delivers, how late, how often undated or repeated."""

import streamlit as st

from dashboard import charts, data
from dashboard.pages import choose, nothing


def show() -> None:
    """The page."""
    st.title("Sources")
    sources = data.rows("sources")
    if sources.is_empty():
        nothing("No article yet. Begin with: newsledger ingest FOLDER")
        return
    share = st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1)
    st.dataframe(
        sources,
        hide_index=True,
        column_config=dict.fromkeys(("share_undated", "duplicate_share", "reprint_share"), share),
    )
    outlet = choose("Outlet", "outlet", sources["outlet"].to_list(), empty=sources["outlet"][0]) or sources["outlet"][0]
    days = data.rows("source_days", outlet=outlet)
    if days.is_empty():
        nothing("None of its articles is dated to the day.")
    else:
        st.altair_chart(charts.by_day(days))
    st.subheader("Why records failed")
    failures = data.rows("failures")
    if failures.is_empty():
        st.caption("None did.")
    else:
        st.dataframe(failures, hide_index=True)
