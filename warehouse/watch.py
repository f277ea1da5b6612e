"""A watch over a query at work: it ends one that takes too long, and one that keeps a writer waiting."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.turns import is_wanted

_GLANCE = 0.05  # seconds between looks

_at_work: set[threading.Thread] = set()
_is_ending = threading.Event()


class TooLongError(Exception):
    """The query was at its limit, or the process is to end."""


class GaveWayError(Exception):
    """The query was ended so that a writer gets the file; it may be asked again."""


@contextmanager
def watched(connection: duckdb.DuckDBPyConnection, path: Path, seconds: float, grace: float) -> Generator[None]:
    """End what ``connection`` is at after ``seconds``, or once a writer has waited ``grace`` seconds for ``path``.

    Raises:
        TooLongError, GaveWayError: in the place of whatever error the query ended in.
    """
    done = threading.Event()
    reasons: list[Exception] = []
    watcher = threading.Thread(target=_watch, args=(connection, path.resolve(), seconds, grace, done, reasons))
    _at_work.add(watcher)
    watcher.start()
    try:
        yield
    except Exception as error:  # of DuckDB, or of Arrow in the midst of taking the answer over
        if reasons:
            raise reasons[0] from error
        raise
    finally:
        done.set()
        watcher.join()  # before the connection is closed
        _at_work.discard(watcher)


def end_all(patience: float) -> None:
    """End every query that is watched, now and from now on, as the process is to end; wait so many seconds for them."""
    _is_ending.set()
    deadline = time.monotonic() + patience
    while _at_work and time.monotonic() < deadline:
        time.sleep(_GLANCE)


def _watch(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    seconds: float,
    grace: float,
    done: threading.Event,
    reasons: list[Exception],
) -> None:
    limit, wanted_since = time.monotonic() + seconds, None
    while not done.wait(_GLANCE):
        now = time.monotonic()
        wanted_since = (wanted_since or now) if is_wanted(path) else None
        if not reasons and (now >= limit or _is_ending.is_set()):
            reasons.append(TooLongError())
        elif not reasons and wanted_since is not None and now - wanted_since >= grace:
            reasons.append(GaveWayError())
        if reasons:
            connection.interrupt()  # each time anew, as DuckDB forgets one that comes between two statements
