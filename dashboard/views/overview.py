"""Overview: is it running, is it fresh, does it add up, what needs a look."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import charts, data
from dashboard.flowchart import flow_picture
from dashboard.pages import choose, nothing


def show() -> None:
    """The page."""
    st.title("Overview")
    runs = data.rows("runs", n_runs=60)
    if runs.is_empty():
        nothing("No run yet. Begin with: newsledger ingest FOLDER")
        return
    _numbers()
    _attention()
    left, right = st.columns([3, 2])
    with left:
        st.subheader("Where every record went")
        run_id = choose("Run", "run", runs["run_id"].to_list(), empty="all runs")
        flow = data.rows("flow", run_id=run_id or "all")
        if flow.is_empty():
            nothing("This run delivered no record.")
        else:
            st.html(flow_picture(flow))
            st.caption(f"{flow['n_records'].sum():,} records delivered, each with exactly one outcome.")
    with right:
        st.subheader("Records by run")
        st.altair_chart(charts.outcomes_by_run(runs))
    st.subheader("Last runs")
    st.dataframe(runs.drop("finished_at"), hide_index=True)


def _numbers() -> None:
    totals = data.rows("totals").row(0, named=True)
    last = totals["last_completed_at"]
    shown = [
        ("Articles", f"{totals['n_articles']:,}"),
        ("Independent stories", f"{totals['n_clusters']:,}"),
        ("Casualty figures", f"{totals['n_figures']:,}"),
        ("Dates", f"{totals['n_expressions']:,}"),
        ("In quarantine", f"{totals['n_in_quarantine']:,}"),
        ("Last completed run", _ago(last) if last else "never"),
    ]
    for column, (label, value) in zip(st.columns(len(shown)), shown, strict=True):
        column.metric(label, value)


def _ago(moment: datetime) -> str:
    hours = (datetime.now(UTC) - moment).total_seconds() / 3600
    if hours < 1:
        return f"{hours * 60:.0f} min ago"
    return f"{hours:.0f} h ago" if hours < 48 else f"{hours / 24:.0f} days ago"


def _attention() -> None:
    found = data.rows("attention")
    if found.is_empty():
        st.success(
            "Nothing needs attention: the last run completed and its checks held.", icon=":material/check_circle:"
        )
        return
    st.subheader("Needs attention now")
    st.dataframe(found.drop("urgency"), hide_index=True)
