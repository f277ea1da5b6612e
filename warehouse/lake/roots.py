"""Open databases of a lake: opening one costs about a second, so a process keeps what it has opened until it ends.

Readers and the writer do not get in each other's way. What is handed out is a cursor of an open database, with
temporary tables of its own.
"""

import atexit
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from warehouse.lake import Lake

#: A locked one is for SQL that anybody typed, the others for our own statements.
_Key = tuple["Lake", bool, bool]


_open: dict[_Key, duckdb.DuckDBPyConnection] = {}
_guard = threading.Lock()


def cursor(lake: "Lake", memory: int | None, *, read_only: bool, locked: bool) -> duckdb.DuckDBPyConnection:
    """A cursor of the lake's database; of a dead one (its catalog was restarted) of a new one."""
    key = (lake, read_only, locked)
    with _guard:
        root = _open.get(key)
        if root is None and read_only and not locked:
            root = _open.get((lake, False, False))
        if root is not None:
            with suppress(duckdb.Error):
                return _looked_at(root)
            _close(_open.pop(key, root))
        opened = _open[key] = lake.opened(memory, read_only=read_only, locked=locked)
        return _looked_at(opened)


def any_cursor(lake: "Lake", *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A cursor of whichever of its databases is open, for a question of our own; else one is opened for all readers."""
    with _guard:
        known = next((key for key in _open if key[0] == lake), (lake, read_only, read_only))
    return cursor(lake, None, read_only=known[1], locked=known[2])


def _looked_at(root: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    found = root.cursor()
    try:
        found.execute("USE warehouse")  # a cursor does not inherit that
        found.execute("SELECT 1 FROM warehouse.current_snapshot()").fetchall()
    except BaseException:
        found.close()
        raise
    return found


def close(lakes: Iterable["Lake"] | None = None) -> None:
    """Close what is open, of these lakes or of all."""
    with _guard:
        for key in [key for key in _open if lakes is None or key[0] in lakes]:
            _close(_open.pop(key))


def _close(root: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):
        root.close()


atexit.register(close)
