"""Quarantine: what was set aside and why, and how to replay it."""

import json
import shlex
from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.failures import show_failures
from dashboard.markup import block, plain
from dashboard.pages import choose, from_address, nothing
from dashboard.tables import choice, table

N_ROWS = 500  # records to choose from, the newest; the reasons count all


def show() -> None:
    """The page."""
    st.title("Quarantine")
    resolved = st.toggle("also what was resolved since", key="resolved", bind="query-params")
    reasons = data.rows("quarantine_reasons", resolved=resolved)
    if reasons.is_empty():
        nothing("Nothing is in quarantine.")
    else:
        st.subheader("Reasons")
        table(reasons)
        _records(reasons, resolved=resolved)
    show_failures()


def _records(reasons: pl.DataFrame, *, resolved: bool) -> None:
    st.subheader("Records")
    expectation = choose("Expectation", "expectation", reasons["expectation"].unique().sort().to_list())
    if expectation:
        st.caption("After a rule or a threshold has changed, see what a replay of these would do, then do it:")
        _commands(f"--expectation {shlex.quote(expectation)}")
    found = data.rows("quarantined", resolved=resolved, expectation=expectation, n_rows=N_ROWS)
    if found.height >= N_ROWS:
        st.caption(f"The newest {N_ROWS:,}; the others: newsledger quarantine list")
    ids = found["record_id"].to_list()
    choice(
        found.select("external_id", "stage", "expectation", "reason", "started_at", "resolved_run_id"), "record", ids
    )
    chosen = found.filter(pl.col("record_id") == from_address("record"))
    if chosen.is_empty():
        st.caption("Choose a record to see it, and the command that replays it.")
    else:
        _one(chosen.row(0, named=True))


def _one(row: dict[str, Any]) -> None:
    payload: dict[str, Any] = json.loads(row["payload"]) if row["payload"] else {}
    observed: dict[str, Any] = payload.pop("observed", None) or {}
    bodies = [part.pop("body", None) for part in (observed, payload)]
    body = next((str(text) for text in bodies if text), None)
    with st.container(border=True):
        st.text(f"{row['expectation']}: {row['reason']}")
        values = [(name, str(value)) for name, value in {**payload, **observed}.items() if value is not None]
        left, right = st.columns(2)
        with left:
            table(pl.DataFrame(values, schema=["field", "value"], orient="row"))
        right.html(block(plain(body) if body else '<span class="nl-note">(no text)</span>'))
    if row["resolved_run_id"]:
        st.caption("A replay has let it pass since.")
        return
    st.caption("See what a replay would change, then replay it:")
    _commands(shlex.quote(row["record_id"]))


def _commands(argument: str) -> None:
    st.code(f"newsledger quarantine diff {argument}\nnewsledger quarantine replay {argument}", language="bash")
