"""What the pages read: named queries, remembered for a few seconds or until an ingest has written."""

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from warehouse.reading import fetch

WAIT = 15.0  # seconds to try while an ingest holds the file, before the page says so
REMEMBER = 15  # seconds; a click must not cost a query, and what lies unused must not stay in memory


def home() -> Path:
    """The home folder that `newsledger dashboard` was given."""
    return Path(os.environ.get("NEWSLEDGER_HOME", ".newsledger"))


def warehouse_path() -> Path:
    """The warehouse in it."""
    return home() / "warehouse.duckdb"


@cache
def query_text(name: str) -> str:
    """Text of ``dashboard/queries/<name>.sql``."""
    return files("dashboard").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


@st.cache_data(ttl=REMEMBER, show_spinner=False, max_entries=200)
def _remembered(
    path: str, name: str, parameters: tuple[tuple[str, Any], ...], written: tuple[int, ...]
) -> pl.DataFrame:
    """``written`` is a part of the key only: another state of the file is another answer."""
    return fetch(Path(path), query_text(name), dict(parameters), WAIT)


def rows(name: str, **parameters: Any) -> pl.DataFrame:
    """Rows of the query file ``name``. Raises WarehouseError."""
    path = warehouse_path()
    return _remembered(str(path), name, tuple(sorted(parameters.items())), _written(path))


def _written(path: Path) -> tuple[int, ...]:
    """Time and size of the warehouse and its log; they differ after every ingest that published something."""
    stats = [file.stat() for file in (path, path.with_name(f"{path.name}.wal")) if file.exists()]
    return tuple(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size))
