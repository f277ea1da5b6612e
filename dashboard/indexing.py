"""The index of the search page: brought up to date when somebody searches, by a process apart if that takes long."""

import json
import os
import subprocess
import sys
from collections.abc import Hashable
from pathlib import Path

import streamlit as st

from dashboard import data
from warehouse import search
from warehouse.location import Place
from warehouse.search import State

AT_ONCE = 500  # articles, about a second; more are read by a process of its own while the page shows what there is
AGAIN = 3.0  # seconds between looks at how far it is

_at_work: dict[Path, subprocess.Popen[bytes]] = {}


def folder() -> Path:
    """Where the index is kept: beside the warehouse, and no part of it."""
    return data.home() / "search"


def ready() -> State:
    """How far the index is, after what can be done at once. Raises WarehouseError."""
    found = _state()
    if 0 < found.n_missing <= AT_ONCE:
        search.update(data.place(), folder())
        found = _state()
    elif found.n_missing:
        _begin()
    return found


def _state() -> State:
    index = search.index_path(folder())
    written = index.stat().st_mtime_ns if index.exists() else 0
    here = data.place()
    return _remembered(here.address(), here.written(), str(folder()), written, here)


@st.cache_data(ttl=60, show_spinner=False, max_entries=4)
def _remembered(address: str, written: Hashable, index: str, index_written: int, _place: Place) -> State:
    """All but the last are the key."""
    return search.state(_place, Path(index))


def _begin() -> None:
    """Start the process, unless one is running; another dashboard's is told by its lock."""
    running = _at_work.get(folder())
    if running is None or running.poll() is not None:
        code = "from warehouse.search import main; main()"
        paths = [str(Path(search.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-P", "-c", code],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if process.stdin:  # left open: it ends when this process does
            question = {"place": data.place().spelled(), "folder": str(folder())}
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
        _at_work[folder()] = process


@st.fragment(run_every=AGAIN)
def come_back(found: State) -> None:
    """Say how far it is, and run the page anew when it is further."""
    now = _state()
    if now != found:
        st.rerun()
    st.caption(f":material/sync: {now.n_missing:,} of {now.n_articles:,} articles are not indexed yet; it is running.")
