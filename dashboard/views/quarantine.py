"""Quarantine: what was set aside and why, and how to replay it."""

import json

import streamlit as st

from dashboard import data
from dashboard.pages import nothing


def show() -> None:
    """The page."""
    st.title("Quarantine")
    resolved = st.toggle("also what was resolved since", value=False)
    found = data.rows("quarantined", resolved=resolved)
    if found.is_empty():
        nothing("Nothing is in quarantine.")
    else:
        reasons = found.group_by("expectation", "reason").len("records").sort("records", descending=True)
        st.dataframe(reasons, hide_index=True)
        st.code("newsledger quarantine replay --expectation " + str(reasons["expectation"][0]), language="bash")
        event = st.dataframe(
            found.drop("payload"),
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            key="quarantine_rows",
        )
        if event.selection.rows:
            _one(found.row(event.selection.rows[0], named=True))
    _failures()


def _one(row: dict[str, str]) -> None:
    st.subheader("The record")
    payload = json.loads(row["payload"]) if row["payload"] else {}
    body = payload.pop("body", None)
    st.json(payload)
    if body:
        st.text(body)
    st.caption("See what a replay would change, then replay it:")
    record_id = row["record_id"]
    st.code(f"newsledger quarantine diff {record_id}\nnewsledger quarantine replay {record_id}", language="bash")


def _failures() -> None:
    st.subheader("Records that could not be read")
    failures = data.rows("failures")
    if failures.is_empty():
        st.caption("None.")
    else:
        st.dataframe(failures, hide_index=True)
