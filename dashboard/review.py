"""A person says of a figure or a date that it is right, otherwise or none.

The page only adds a line to the file of corrections; who writes the warehouse next applies it.
"""

import json
import os
from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.tables import table
from warehouse.connection import open_reader
from warehouse.corrected_rows import CORRECTABLE
from warehouse.corrections import ACTIONS, CorrectionError, correction, submit, submitted

ALLOWED = "NEWSLEDGER_DASHBOARD_REVIEW"
_TEXTS = {
    "confirm": "is right",
    "correct": "is otherwise",
    "reject": "is no such figure or date",
    "withdraw": "say nothing of it any more",
}


def is_allowed() -> bool:
    """Whether this dashboard takes corrections: `newsledger dashboard --review`."""
    return os.environ.get(ALLOWED) == "1"


def show_review(article_id: str, figures: pl.DataFrame, expressions: pl.DataFrame) -> None:
    """A form for one row of the article, and what was said of its rows before."""
    named = {f["figure_id"]: f"{f['reported_text']}: {f['category']}" for f in figures.iter_rows(named=True)}
    named |= {e["expression_id"]: f"{e['text']}: {e['timex_value']}" for e in expressions.iter_rows(named=True)}
    if not named:
        st.caption("There is no figure and no date in it.")
        return
    _form(article_id, named, set(figures["figure_id"]))
    _said(article_id)


def _form(article_id: str, named: dict[str, str], figure_ids: set[str]) -> None:
    row_id = st.selectbox("Which", list(named), format_func=named.__getitem__, key=f"row-{article_id}")
    action = st.radio("It", ACTIONS, format_func=_TEXTS.__getitem__, horizontal=True, key=f"action-{article_id}")
    with st.form(f"review-{article_id}", border=False):
        changes = _changes("casualty_figures" if row_id in figure_ids else "temporal_expressions", action)
        name = st.text_input("Your name", key="reviewer")
        note = st.text_input("Why", key=f"note-{article_id}")
        if st.form_submit_button("Write it down"):
            _write(row_id, action, name, note, changes)


def _changes(kind: str, action: str) -> dict[str, str]:
    """Columns that somebody filled in; what is left empty stays as it is."""
    if action != "correct":
        return {}
    columns = st.columns(3)
    given = {
        column: columns[place % 3].text_input(column.replace("_", " "), key=f"{kind}-{column}")
        for place, column in enumerate(CORRECTABLE[kind])
    }
    return {column: text.strip() for column, text in given.items() if text and text.strip()}


def _write(row_id: str, action: str, name: str, note: str, changes: dict[str, Any]) -> None:
    try:
        with open_reader(data.place(), data.WAIT) as warehouse:
            told = correction(warehouse, row_id, action, name, note, changes)
        submit(data.home(), told)
    except CorrectionError as error:
        st.error("That cannot be.", icon=":material/error:")
        st.text(str(error))
        return
    st.success("Written down. It shows once the next run has applied it, or: newsledger review apply")


def _said(article_id: str) -> None:
    applied = data.rows("article_corrections", article_id=article_id)
    known = set(applied["correction_id"])
    waiting = [
        {name: told[name] for name in ("row_id", "action", "reviewed_by", "note")}
        | {"changes": json.dumps(told["changes"]) if told["changes"] else None}
        for told in submitted(data.home())
        if told["article_id"] == article_id and told["correction_id"] not in known
    ]
    if waiting:
        st.caption("Written down, not applied yet:")
        table(pl.DataFrame(waiting, infer_schema_length=None))
    if not applied.is_empty():
        st.caption("Applied:")
        table(applied.drop("correction_id"))
