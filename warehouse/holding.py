"""The file kept open for writing from batch to batch, and let go as soon as anybody else waits for it.

To close a file is to write all of it that has changed, and the newest row groups of each table whole: 0.4 s of CPU
after each batch of 4,000 articles, and 40 % of a file that grows by six of them. What was committed meanwhile is in the
log, which the next one to open the file takes in, whatever became of us.
"""

import threading
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from typing import Self

import duckdb

from warehouse.connection import open_writer
from warehouse.location import File

_LOG = "128MB"  # that is written to the file though nobody waits for it: a log is taken in at about 100 MB/s
_LONGEST = 20.0  # seconds after which it is let go unasked: programs of others cannot ask
_LOOK = 0.05  # seconds between two looks whether somebody waits


class Held:
    """One file, opened when it is first used; every use is a connection of its own, one at a time."""

    def __init__(self, file: File, wait: float, memory: int | None) -> None:
        """Open nothing yet; ``wait`` and ``memory`` as for `open_writer`."""
        self._file, self._wait, self._memory = file, wait, memory
        self._lock = threading.RLock()
        self._root: duckdb.DuckDBPyConnection | None = None
        self._opened = ExitStack()
        self._since = 0.0
        self._problem: Exception | None = None
        self._is_ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="who waits for the warehouse", daemon=True)

    def __enter__(self) -> Self:
        """Begin to look whether somebody waits."""
        self._watcher.start()
        return self

    def __exit__(self, *error: object) -> None:
        """Let it go."""
        self._is_ended.set()
        self._watcher.join()
        with self._lock:
            self._let_go()

    @contextmanager
    def use(self) -> Generator[duckdb.DuckDBPyConnection]:
        """A connection to read or write by. Raises as `open_writer` does; after any error the file is let go."""
        with self._lock:
            if self._problem:
                raise self._problem
            cursor = self._opened_root().cursor()
            try:
                yield cursor
            except BaseException:
                cursor.close()
                self._let_go()
                raise
            cursor.close()
            self._let_go_if_due()

    def _opened_root(self) -> duckdb.DuckDBPyConnection:
        if self._root is None:
            self._root = self._opened.enter_context(open_writer(self._file, self._wait, self._memory))
            self._root.execute(f"SET GLOBAL wal_autocheckpoint = '{_LOG}'")
            self._since = time.monotonic()
        return self._root

    def _watch(self) -> None:
        while not self._is_ended.wait(_LOOK):
            if self._lock.acquire(blocking=False):
                try:
                    self._let_go_if_due()
                except Exception as problem:  # noqa: BLE001 - whoever uses it next is told
                    self._problem = problem
                finally:
                    self._lock.release()

    def _let_go_if_due(self) -> None:
        is_long = time.monotonic() - self._since > _LONGEST
        if self._root is not None and (is_long or self._file.is_wanted() or self._file.is_asked()):
            self._let_go()

    def _let_go(self) -> None:
        self._root = None
        self._opened.close()
