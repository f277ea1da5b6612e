"""Quality: the checks over time, down to the rows and sentences that broke one."""

import json
from typing import Any

import streamlit as st

from dashboard import charts, data
from dashboard.pages import choose, nothing
from dashboard.reader import show_article


def show() -> None:
    """The page."""
    st.title("Quality")
    rates = data.rows("pass_rate", n_runs=60)
    if rates.is_empty():
        nothing("No check has run yet. Begin with: newsledger ingest FOLDER")
        return
    st.subheader("Share of checks that held")
    st.altair_chart(charts.pass_rates(rates))
    grid = data.rows("check_grid", n_runs=25)
    st.subheader("Expectation by run")
    only_failed = st.toggle("only those that ever failed", value=True)
    if only_failed:
        failed = grid.filter(grid["verdict"] != "held").select("suite", "expectation").unique()
        grid = grid.join(failed, on=["suite", "expectation"], how="semi")
    if grid.is_empty():
        st.success("Every expectation held in every run shown.", icon=":material/check_circle:")
    else:
        st.altair_chart(charts.check_grid(grid))
    _failing()


def _failing() -> None:
    st.subheader("A failing check, down to its rows")
    runs = data.rows("runs", n_runs=60)["run_id"].to_list()
    run_id = choose("Run", "run", runs, empty="the last one") or runs[0]
    failing = data.rows("failing_checks", run_id=run_id)
    if failing.is_empty():
        st.success("Every check of this run held.", icon=":material/check_circle:")
        return
    for check in failing.iter_rows(named=True):
        verdict = "could not run" if check["success"] is None else f"{check['n_unexpected'] or 0:,} rows"
        with st.expander(f"{check['severity']} · {check['suite']}.{check['expectation']} · {verdict}"):
            st.text(check["error"] or check["description"] or "")
            if check["n_silenced"]:
                st.caption(f"{check['n_silenced']:,} more rows are silenced, see docs/quality.md")
            _sample(json.loads(check["sample"]) if check["sample"] else [], check["expectation"])


def _sample(sample: list[dict[str, Any]], key: str) -> None:
    for number, row in enumerate(sample):
        st.json(row, expanded=False)
        if row.get("article_id") and st.button("Show the article", key=f"{key}-{number}"):
            show_article(row["article_id"], row.get("figure_id"))
