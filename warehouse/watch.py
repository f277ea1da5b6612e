"""A watch over a running query: it ends one that takes too long, and one that keeps a writer waiting."""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

import duckdb

from warehouse.location import Place

OnDeaf = Callable[[Exception], NoReturn]

_GLANCE = 0.05  # seconds between looks
_DEAF = 0.5  # seconds in which a query that hears an interrupt has ended

_at_work: set[threading.Thread] = set()
_is_ending = threading.Event()


class TooLongError(Exception):
    """The query was at its limit, or the process is to end."""


class GaveWayError(Exception):
    """The query was ended so that a writer gets the file; it may be asked again."""


@dataclass
class _Watch:
    """What is watched, and why it was ended."""

    connection: duckdb.DuckDBPyConnection
    place: Place
    seconds: float
    grace: float
    on_deaf: OnDeaf | None
    done: threading.Event = field(default_factory=threading.Event)
    reason: Exception | None = None

    def run(self) -> None:
        """Look now and then until the query is done, or has to end; then see to it that it does."""
        limit, wanted_since = time.monotonic() + self.seconds, None
        while not self.done.wait(_GLANCE):
            now = time.monotonic()
            wanted_since = (wanted_since or now) if self.place.is_wanted() else None
            if now >= limit or _is_ending.is_set():
                self.reason = TooLongError()
            elif wanted_since is not None and now - wanted_since >= self.grace:
                self.reason = GaveWayError()
            if self.reason:
                self._interrupt(self.reason)
                return

    def _interrupt(self, reason: Exception) -> None:
        deaf = time.monotonic() + _DEAF
        while not self.done.wait(_GLANCE):
            self.connection.interrupt()  # each time anew, as DuckDB forgets one that comes between two statements
            if self.on_deaf and time.monotonic() >= deaf:
                self.on_deaf(reason)


@contextmanager
def watched(
    connection: duckdb.DuckDBPyConnection, place: Place, seconds: float, grace: float, on_deaf: OnDeaf | None = None
) -> Generator[None]:
    """End what ``connection`` is at after ``seconds``, or once a writer has waited ``grace`` seconds for ``place``.

    ``on_deaf``: called with the reason if it hears no interrupt.

    Raises:
        TooLongError, GaveWayError: in the place of whatever error the query ended in.
    """
    watch = _Watch(connection, place, seconds, grace, on_deaf)
    watcher = threading.Thread(target=watch.run)
    _at_work.add(watcher)
    watcher.start()
    try:
        yield
    except Exception as error:  # of DuckDB, or of Arrow in the midst of taking the answer over
        if watch.reason:
            raise watch.reason from error
        raise
    finally:
        watch.done.set()
        watcher.join()  # before the connection is closed
        _at_work.discard(watcher)


def end_all(patience: float) -> None:
    """End every query that is watched, now and from now on, as the process is to end; wait so many seconds for them."""
    _is_ending.set()
    deadline = time.monotonic() + patience
    while _at_work and time.monotonic() < deadline:
        time.sleep(_GLANCE)
