"""One open database for all readers of a process: each gets a cursor of it, and the last one closes it.

`duckdb.connect` would hand out the same database too, but as a connection that has to be configured anew, which
`lock_configuration` forbids. A cursor has the settings of its database already.
"""

import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.damage import refuse_foreign
from warehouse.migrate import check_version
from warehouse.turns import is_wanted

_LOCK_DOWN = "SET enable_external_access = false; SET lock_configuration = true"
_UNIFORM = "SET GLOBAL TimeZone = 'UTC'; SET enable_progress_bar = false"  # the console has a progress bar of its own


@dataclass
class _Instance:
    root: duckdb.DuckDBPyConnection
    is_locked: bool
    n_users: int = 0


_open: dict[Path, _Instance] = {}
_writing: Counter[Path] = Counter()  # databases that this process has open for writing
_guard = threading.Lock()
_mine = threading.local()  # readers that this thread has open: what is nested in them must not wait for a writer


def try_reader(path: Path, memory: int | None, *, locked: bool) -> duckdb.DuckDBPyConnection | None:
    """A cursor of the database at ``path``; None if it has to be tried again: a writer waits for it or has it.

    It also is None while this process has the file open the other way (``locked`` or not, or for writing).
    """
    with _guard:
        instance = _open.get(path)
        if (instance and instance.is_locked != locked) or (not _depths()[path] and is_wanted(path)):
            return None
        if _writing[path]:
            return None
        if instance is None:
            root = _connected(path, memory, read_only=True)
            if root is None:
                return None
            instance = _open[path] = _Instance(_prepared(root, path, locked=locked), locked)
        cursor = instance.root.cursor()
        instance.n_users += 1
        _depths()[path] += 1
        return cursor


def leave(path: Path, cursor: duckdb.DuckDBPyConnection) -> None:
    """Give the cursor back; the last one to do so lets the file go, whatever still refers to an answer of it."""
    cursor.close()
    with _guard:
        _depths()[path] -= 1
        instance = _open[path]
        instance.n_users -= 1
        if not instance.n_users:
            del _open[path]
            instance.root.close()


def try_writer(path: Path, memory: int | None) -> duckdb.DuckDBPyConnection | None:
    """The database at ``path``, to be written; None if somebody holds it, readers of this process among them."""
    with _guard:
        connection = None if path in _open else _connected(path, memory, read_only=False)
        if connection:
            _writing[path] += 1
        return connection


def leave_writer(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Close what `try_writer` gave, which checkpoints."""
    connection.close()
    with _guard:
        _writing[path] -= 1


def _connected(path: Path, memory: int | None, *, read_only: bool) -> duckdb.DuckDBPyConnection | None:
    """A database with the settings that all share; None if another process holds the file.

    Its first bytes may be looked at only while this process does not have it open: a lock of the operating system by
    `fcntl`, as DuckDB's is, ends when its process closes the file, by whatever descriptor.
    """
    if not _writing[path]:
        refuse_foreign(path)
    try:
        connection = duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        if "could not set lock" not in str(error).lower():  # a damaged block is no lock
            raise
        return None
    try:
        connection.execute(_UNIFORM)
        if memory is not None:
            connection.execute(f"SET memory_limit = '{memory} bytes'")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepared(root: duckdb.DuckDBPyConnection, path: Path, *, locked: bool) -> duckdb.DuckDBPyConnection:
    try:
        check_version(root, path)
        if locked:
            root.execute(_LOCK_DOWN)
    except BaseException:
        root.close()
        raise
    return root


def _depths() -> Counter[Path]:
    if not hasattr(_mine, "depths"):
        _mine.depths = Counter()
    return _mine.depths
