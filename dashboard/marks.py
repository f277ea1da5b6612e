"""Colours that tell a state without a legend."""

import polars as pl

_RED, _ORANGE, _BLUE, _GREEN, _VIOLET, _YELLOW, _GREY = "red", "orange", "blue", "green", "violet", "yellow", "gray"

#: By name of Streamlit's colours, which have a shade for each theme.
MARKS = {
    "critical": _RED,
    "warning": _ORANGE,
    "info": _BLUE,
    "high": _RED,
    "medium": _ORANGE,
    "low": _BLUE,
    "failed": _RED,
    "blocked": _RED,
    "could not run": _VIOLET,
    "silenced": _YELLOW,
    "held": _GREEN,
    "completed": _GREEN,
    "running": _BLUE,
    "silent": _RED,
    "fresh": _GREEN,
    "no habit yet": _GREY,
}


def with_marks(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """``frame`` with each value of ``columns`` as a list of one, which `dashboard.tables` draws as a coloured label."""
    return frame.with_columns(pl.concat_list(name) for name in columns)
