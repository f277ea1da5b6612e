"""Quality: the checks over time, down to the rows and sentences that broke one."""

import json
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts, data
from dashboard.marks import MARKS, with_marks
from dashboard.markup import block, legend, plain
from dashboard.pages import choose, from_address, nothing, to_address
from dashboard.reader import show_article
from dashboard.tables import choice, table

_LONG = ("body", "headline", "excerpt", "reported_text")  # shown as text, not as a cell


def show() -> None:
    """The page."""
    st.title("Quality")
    rates = data.rows("pass_rate", n_runs=60)
    if rates.is_empty():
        nothing("No check has run yet. Begin with: newsledger ingest FOLDER")
        return
    _severities(rates)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Share of checks that held")
        st.altair_chart(charts.pass_rates(rates))
        st.html(legend(charts.SEVERITY_COLORS))
    with right:
        _grid()
    _failing(rates)
    _silences()


def _severities(rates: pl.DataFrame) -> None:
    last = rates.filter(pl.col("run_id") == rates["run_id"][-1])
    sums = last.group_by("severity").agg(pl.col("n_checks", "n_held", "n_not_run").sum())
    found = {row["severity"]: row for row in sums.iter_rows(named=True)}
    shown = [(name, found[name]) for name in ("critical", "warning", "info") if name in found]
    for column, (name, row) in zip(st.columns(len(shown)), shown, strict=True):
        not_run = f", {row['n_not_run']:,} could not run" if row["n_not_run"] else ""
        column.metric(
            f":{MARKS[name]}[{name}], last run", f"{row['n_held']:,} of {row['n_checks']:,} held{not_run}", border=True
        )


def _grid() -> None:
    st.subheader("Expectation by run")
    only_failed = st.toggle("only those that ever failed", value=True, key="failed", bind="query-params")
    grid = data.rows("check_grid", n_runs=25).with_columns(check=pl.concat_str("suite", pl.lit("."), "expectation"))
    if only_failed:
        grid = grid.join(grid.filter(pl.col("verdict") != "held").select("check").unique(), on="check", how="semi")
    if grid.is_empty():
        st.success("Every expectation held in every run shown.", icon=":material/check:")
        return
    st.altair_chart(charts.check_grid(grid), on_select=_keep_cell, selection_mode="cell", key="check_cells")
    st.html(legend(charts.VERDICT_COLORS))


def _keep_cell() -> None:
    cells: list[dict[str, Any]] = st.session_state["check_cells"]["selection"]["cell"]
    if cells:
        to_address("check", cells[0]["check"])
        st.session_state["run"] = cells[0]["run_id"]


def _failing(rates: pl.DataFrame) -> None:
    st.subheader("A failing check, down to its rows")
    runs = rates["run_id"].unique(maintain_order=True).reverse().to_list()
    run_id = choose("Run", "run", runs, empty="the last one") or runs[0]
    failing = data.rows("failing_checks", run_id=run_id).with_columns(
        check=pl.concat_str("suite", pl.lit("."), "expectation")
    )
    if failing.is_empty():
        st.success("Every check of this run held.", icon=":material/check:")
        return
    columns = ["severity", "check", "verdict", "n_unexpected", "n_silenced", "n_evaluated"]
    choice(with_marks(failing.select(columns), "severity", "verdict"), "check", failing["check"].to_list())
    chosen = failing.filter(pl.col("check") == from_address("check"))
    if chosen.is_empty():
        st.caption("Choose a check to see the rows that broke it.")
        return
    _check(chosen.row(0, named=True))


def _check(check: dict[str, Any]) -> None:
    st.text(f"{check['check']}: {check['description'] or 'no reason is given'}")
    if check["error"]:
        st.text(f"It could not run: {check['error']}")
    sample: list[dict[str, Any]] = json.loads(check["sample"]) if check["sample"] else []
    if not sample:
        st.caption("It is about the whole and has no rows of its own.")
    for number, row in enumerate(sample):
        _row(row, f"row_{number}")


def _row(row: dict[str, Any], key: str) -> None:
    with st.container(border=True):
        values = [f"{name}: {value}" for name, value in row.items() if value is not None and name not in _LONG]
        text = "\n".join(str(row[name]) for name in _LONG if row.get(name))
        st.html(block(f'{plain(text)}\n<span class="nl-note">{plain(" · ".join(values))}</span>'))
        article_id = row.get("article_id")
        if article_id is None or data.rows("article", article_id=article_id).is_empty():
            st.caption("It was set aside, so no article was loaded: see Quarantine.")
        elif st.toggle("Show it in the article", key=key):
            show_article(article_id, row.get("figure_id") or row.get("expression_id"))


def _silences() -> None:
    st.subheader("Silenced")
    silences = data.rows("silences")
    if silences.is_empty():
        st.caption("No expectation is silenced for any outlet (docs/quality.md says how).")
        return
    table(silences)
    st.caption("Rows under a silence are counted in the column silenced, and are not set aside until it ends.")
