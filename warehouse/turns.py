"""Whose turn it is at the file: a writer that waits says so, and readers let it go first.

DuckDB's own lock is tried, never waited for, so without this a dashboard that always has some query running would keep
every writer out. The sign is a lock of the operating system on a file beside the warehouse: it dies with its holder.
"""

import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.02  # seconds; who looks (`is_wanted`) holds the sign for a moment


@contextmanager
def wanting(path: Path, deadline: float) -> Generator[None]:
    """Say that a writer wants the warehouse at ``path``; writers that want it at once do so one after another.

    Past ``deadline`` (`time.monotonic`) it goes on without the sign: opening will then fail as busy.
    """
    file = os.open(_sign(path), os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        while not _locked(file, fcntl.LOCK_EX) and time.monotonic() < deadline:
            time.sleep(_PAUSE)
        yield
    finally:
        _let_go(file)


def is_wanted(path: Path) -> bool:
    """Whether a writer waits for the warehouse at ``path``."""
    try:
        file = os.open(_sign(path), os.O_RDONLY)
    except OSError:  # no writer was here yet, or not one whose files we may read
        return False
    try:
        return not _locked(file, fcntl.LOCK_SH)
    finally:
        _let_go(file)


def _sign(path: Path) -> Path:
    return path.with_suffix(".wanted")


def _locked(file: int, kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go(file: int) -> None:
    fcntl.flock(file, fcntl.LOCK_UN)  # closing alone would not do if a process was forked meanwhile
    os.close(file)
