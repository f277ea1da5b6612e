"""What the pages read: named queries, remembered for a few seconds or until an ingest has written."""

import os
from collections.abc import Hashable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from warehouse.fetching import fetch
from warehouse.location import Place, place_of

WAIT = 15.0  # seconds to try while an ingest holds the file, before the page says so
REMEMBER = 15  # seconds; a click must not cost a query, and what lies unused must not stay in memory
KEEP = 1800  # seconds, for the few answers that cost a second of a large warehouse and are asked again by every click


def home() -> Path:
    """The home folder that `newsledger dashboard` was given."""
    return Path(os.environ.get("NEWSLEDGER_HOME", ".newsledger"))


def place() -> Place:
    """Where its warehouse lies."""
    return place_of(home(), os.environ.get("NEWSLEDGER_LAKE"), os.environ.get("NEWSLEDGER_LAKE_DATA"))


@cache
def query_text(name: str) -> str:
    """Text of ``dashboard/queries/<name>.sql``."""
    return files("dashboard").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


@st.cache_data(ttl=REMEMBER, show_spinner=False, max_entries=200)
def _remembered(
    address: str, name: str, parameters: tuple[tuple[str, Any], ...], written: Hashable, _place: Place
) -> pl.DataFrame:
    """``address`` and ``written`` are a part of the key only: another state of the warehouse is another answer."""
    return fetch(_place, query_text(name), dict(parameters), WAIT)


def rows(name: str, **parameters: Any) -> pl.DataFrame:
    """Rows of the query file ``name``. Raises WarehouseError."""
    return _remembered(*_asked(name, parameters))


def _asked(name: str, parameters: dict[str, Any]) -> tuple[str, str, tuple[tuple[str, Any], ...], Hashable, Place]:
    """What an answer is remembered by, and where it is asked for."""
    here = place()
    return here.address(), name, tuple(sorted(parameters.items())), here.written(), here


@st.cache_data(ttl=KEEP, show_spinner=False, max_entries=6)
def _kept(
    address: str, name: str, parameters: tuple[tuple[str, Any], ...], written: Hashable, _place: Place
) -> pl.DataFrame:
    return fetch(_place, query_text(name), dict(parameters), WAIT)


def kept_rows(name: str, **parameters: Any) -> pl.DataFrame:
    """As `rows`, remembered for longer, though never beyond the next ingest."""
    return _kept(*_asked(name, parameters))
