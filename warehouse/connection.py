"""Opening the warehouse: readers and the writer take turns, as DuckDB lets one process write and then none read."""

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

import duckdb

from warehouse.errors import QueryError, WarehouseBusyError, WarehouseMissingError
from warehouse.location import File, Place, place_at

#: An open warehouse, by a name that does not make its users import DuckDB.
Connection = duckdb.DuckDBPyConnection

_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.25  # seconds between tries; short, since a batch is published in about a second


@contextmanager
def open_reader(
    where: Place | Path, wait: float = 30.0, *, locked: bool = True, memory: int | None = None
) -> Generator[duckdb.DuckDBPyConnection]:
    """Open read-only, trying for up to ``wait`` seconds while a writer holds the file or waits for it.

    All readers of a process share one database, so that any number of threads may read at once.
    ``locked`` also shuts off files, network, extensions and configuration, so that SQL typed by anybody is safe to run.
    ``memory``: bytes that DuckDB may hold before it works on disk; None leaves it most of the machine. The first of
    the readers that are running decides.

    Raises:
        WarehouseMissingError: no file there.
        WarehouseBusyError: still held after ``wait`` seconds.
        WarehouseDamagedError: the file is no warehouse, or not a whole one.
        WarehouseTooNewError: written by a newer newsledger.
    """
    place = place_at(where)
    if not place.exists():
        raise WarehouseMissingError(f"There is no warehouse at {place} yet. Make one with: newsledger ingest FOLDER")
    connection = _soon(place, wait, lambda: place.try_reader(memory, locked=locked), place.asking)
    try:
        with _files_told(place):
            yield connection
    finally:
        place.leave(connection)


@contextmanager
def open_writer(
    where: Place | Path, wait: float = 120.0, memory: int | None = None
) -> Generator[duckdb.DuckDBPyConnection]:
    """Open for writing, create or migrate the schema, and close (which checkpoints) at the end; ``memory`` as above.

    Raises:
        WarehouseBusyError: readers or another writer held the file for ``wait`` seconds.
        WarehouseDamagedError: the file is no warehouse, or not a whole one.
        WarehouseTooNewError: written by a newer newsledger.
    """
    place = place_at(where)
    with place.wanting(time.monotonic() + wait):
        connection = _soon(place, wait, lambda: place.try_writer(memory), nullcontext)
    try:
        with _files_told(place):
            place.bring_forward(connection)
            yield connection
    finally:
        place.leave_writer(connection)


@contextmanager
def _files_told(place: Place) -> Generator[None]:
    """The rows of a lake lie in files that may be out of reach: that is no fault of who asked, nor of the question."""
    try:
        yield
    except duckdb.IOException as error:
        if isinstance(place, File):
            raise
        raise place.told(error) from error
    except QueryError as error:
        if isinstance(place, File) or not isinstance(error.__cause__, duckdb.IOException):
            raise
        raise place.told(error.__cause__) from error


def _soon(
    place: Place,
    wait: float,
    attempt: Callable[[], Connection | None],
    waiting: Callable[[], AbstractContextManager[None]],
) -> Connection:
    """What ``attempt`` gives within ``wait`` seconds, tried at least once; ``waiting`` is held after the first."""
    deadline, pause = time.monotonic() + wait, _FIRST_PAUSE
    with ExitStack() as said:
        while (connection := _tried(place, attempt)) is None:
            if time.monotonic() >= deadline:
                raise WarehouseBusyError(
                    f"{place} was held by another process for {wait:g} s. Look at who: newsledger status"
                )
            if pause == _FIRST_PAUSE:
                said.enter_context(waiting())
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
    return connection


def _tried(place: Place, attempt: Callable[[], Connection | None]) -> Connection | None:
    try:
        return attempt()
    except duckdb.Error as error:
        raise place.told(error) from error
