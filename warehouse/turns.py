"""Whose turn it is at the file: a writer that waits says so, and readers let it go first; a reader that waits, too.

DuckDB's own lock is tried, never waited for, so without this a dashboard that always has some query running would keep
every writer out, and a run that keeps the file from batch to batch every reader. A sign is a lock of the operating
system on a file beside the warehouse: it dies with its holder.
"""

import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.02  # seconds; who looks (`is_wanted`) holds the sign for a moment
_WRITER, _READER = ".wanted", ".asked"


@contextmanager
def wanting(path: Path, deadline: float) -> Generator[None]:
    """Say that a writer wants the warehouse at ``path``; writers that want it at once do so one after another.

    Past ``deadline`` (`time.monotonic`) it goes on without the sign: opening will then fail as busy.
    """
    file = os.open(path.with_suffix(_WRITER), os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        while not _locked(file, fcntl.LOCK_EX) and time.monotonic() < deadline:
            time.sleep(_PAUSE)
        yield
    finally:
        _let_go(file)


@contextmanager
def asking(path: Path) -> Generator[None]:
    """Say that a reader waits for the warehouse at ``path``; any number may. Where it may not, it waits unsaid."""
    try:
        file = os.open(path.with_suffix(_READER), os.O_RDONLY | os.O_CREAT, 0o644)
    except OSError:  # a folder that is not ours to write: who keeps the file lets it go now and then unasked
        yield
        return
    try:
        fcntl.flock(file, fcntl.LOCK_SH)  # who looks (`is_asked`) lets it go at once
        yield
    finally:
        _let_go(file)


def is_wanted(path: Path) -> bool:
    """Whether a writer waits for the warehouse at ``path``."""
    return _is_held(path.with_suffix(_WRITER), fcntl.LOCK_SH)


def is_asked(path: Path) -> bool:
    """Whether a reader waits for the warehouse at ``path``."""
    return _is_held(path.with_suffix(_READER), fcntl.LOCK_EX)


def _is_held(sign: Path, kind: int) -> bool:
    try:
        file = os.open(sign, os.O_RDONLY)
    except OSError:  # nobody was here yet, or not one whose files we may read
        return False
    try:
        return not _locked(file, kind)
    finally:
        _let_go(file)


def _locked(file: int, kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go(file: int) -> None:
    fcntl.flock(file, fcntl.LOCK_UN)  # closing alone would not do if a process was forked meanwhile
    os.close(file)
