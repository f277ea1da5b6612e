"""Overview: is it running, is it fresh, does it add up, what needs a look."""

from datetime import UTC, datetime, timedelta

import polars as pl
import streamlit as st

from dashboard import charts, data
from dashboard.flowchart import flow_picture
from dashboard.marks import with_marks
from dashboard.markup import legend
from dashboard.pages import choose, nothing
from dashboard.tables import table
from warehouse.lock import lock_holder
from warehouse.looks import last_look

_MEANINGS = {
    "Stories": "Articles without their reprints",
    "Figures": "Casualty figures, each with its words and bounds",
    "Dates": "Temporal expressions found in the articles",
    "Last run": "Time since a run that found something completed",
    "Newest": "Latest day of publication",
}
LATE = timedelta(minutes=2)  # a look waits for nothing but a run, and that is seen
_URGENCY = {1: "high", 2: "medium", 3: "low"}


def show() -> None:
    """The page."""
    st.title("Overview")
    _schedule()
    runs = data.rows("runs", n_runs=60)
    if runs.is_empty():
        nothing("No run yet. Begin with: newsledger ingest FOLDER")
        return
    _numbers()
    _attention()
    left, right = st.columns([3, 2], gap="large")
    with left:
        _flow(runs)
    with right:
        st.subheader("Records by run")
        _by_run(runs.filter(pl.col("n_records") > 0))
    st.subheader("Last runs")
    shown = runs.select("started_at", "status", pl.col("^n_.*$"), "seconds", "prefect_run", "error", "run_id")
    table(with_marks(shown, "status"))


def _schedule() -> None:
    look = last_look(data.home())
    if look is None:
        return
    said = f"The inbox was looked at {_ago(look.looked_at)} ago: {look.n_files:,} files, {look.n_new:,} of them new."
    due = look.next_run_at
    if lock_holder(data.home()) or data.place().holder():
        st.caption(f"{said} An ingest is running.")
    elif due is None:
        st.caption(said)
    elif datetime.now(UTC) - due < LATE:
        st.caption(f"{said} The next look is at {due:%H:%M} UTC{_on_another_day(due)}.")
    else:
        st.warning(
            f"{said} The next one was due {_ago(due)} ago. Is newsledger serve running?", icon=":material/alarm:"
        )


def _on_another_day(moment: datetime) -> str:
    return "" if moment.date() == datetime.now(UTC).date() else f" on {moment:%d %B}"


def _flow(runs: pl.DataFrame) -> None:
    st.subheader("Where every record went")
    run_id = choose("Run", "run", runs["run_id"].to_list(), empty="all runs")
    flow = data.rows("flow", run_id=run_id)
    if flow.is_empty():
        nothing("This run delivered no record.")
        return
    st.image(flow_picture(flow), width="stretch", alt="Records from kinds of files to outcomes")
    st.caption("Every record delivered has exactly one outcome; the ribbons add up.")


def _by_run(runs: pl.DataFrame) -> None:
    if runs.is_empty():
        nothing("No run delivered a record yet.")
    else:
        st.altair_chart(charts.outcomes_by_run(runs))
        st.html(legend(charts.OUTCOME_COLORS))


def _numbers() -> None:
    totals = data.rows("totals").row(0, named=True)
    last, newest = totals["last_completed_at"], totals["newest_published_on"]
    shown = [
        ("Articles", f"{totals['n_articles']:,}"),
        ("Stories", f"{totals['n_clusters']:,}"),
        ("Figures", f"{totals['n_figures']:,}"),
        ("Dates", f"{totals['n_expressions']:,}"),
        ("Quarantined", f"{totals['n_in_quarantine']:,}"),
        ("Last run", f"{_ago(last)} ago" if last else "never"),
        ("Newest", str(newest or "undated")),
    ]
    with st.container(horizontal=True, gap="small"):
        for label, value in shown:
            st.metric(
                label,
                value,
                border=True,
                help=_MEANINGS.get(label),
                width=150 if label in ("Last run", "Newest") else 130,
            )


def _ago(moment: datetime) -> str:
    minutes = (datetime.now(UTC) - moment).total_seconds() / 60
    if minutes < 60:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.0f} h" if minutes < 48 * 60 else f"{minutes / 1440:.0f} days"


def _attention() -> None:
    found = data.rows("attention")
    if found.is_empty():
        st.success("Nothing needs attention: the last run completed and its checks held.", icon=":material/check:")
        return
    st.subheader("Needs attention now")
    urgency = pl.col("urgency").replace_strict(_URGENCY, return_dtype=pl.String)
    table(with_marks(found.with_columns(urgency), "urgency"))
