"""What the pages read: named queries, each on a connection of its own, remembered for a few seconds."""

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from warehouse.reading import fetch

WAIT = 15.0  # seconds to try while an ingest holds the file, before the page says so
REMEMBER = 15  # seconds; an ingest publishes about as often, and a click must not cost a query


def warehouse_path() -> Path:
    """The warehouse of the home folder that `newsledger dashboard` was given."""
    return Path(os.environ.get("NEWSLEDGER_HOME", ".newsledger")) / "warehouse.duckdb"


@cache
def query_text(name: str) -> str:
    """Text of ``dashboard/queries/<name>.sql``."""
    return files("dashboard").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


@st.cache_data(ttl=REMEMBER, show_spinner=False, max_entries=200)
def _remembered(path: str, name: str, parameters: tuple[tuple[str, Any], ...]) -> pl.DataFrame:
    return fetch(Path(path), query_text(name), dict(parameters), WAIT)


def rows(name: str, **parameters: Any) -> pl.DataFrame:
    """Rows of the query file ``name``. Raises WarehouseError."""
    return _remembered(str(warehouse_path()), name, tuple(sorted(parameters.items())))
