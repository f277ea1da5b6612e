"""Opening the warehouse: readers and the writer take turns, as DuckDB lets one process write and then none read."""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.damage import as_damage, is_damage
from warehouse.errors import WarehouseBusyError, WarehouseError, WarehouseMissingError
from warehouse.instances import leave, leave_writer, try_reader, try_writer
from warehouse.migrate import apply_schema
from warehouse.turns import wanting

#: An open warehouse, by a name that does not make its users import DuckDB.
Connection = duckdb.DuckDBPyConnection

_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.25  # seconds between tries; short, since a batch is published in about a second


@contextmanager
def open_reader(
    path: Path, wait: float = 30.0, *, locked: bool = True, memory: int | None = None
) -> Generator[duckdb.DuckDBPyConnection]:
    """Open read-only, trying for up to ``wait`` seconds while a writer holds the file or waits for it.

    All readers of a process share one database, so that any number of threads may read at once.
    ``locked`` also shuts off files, network, extensions and configuration, so that SQL typed by anybody is safe to run.
    ``memory``: bytes that DuckDB may hold before it works on disk; None leaves it most of the machine. The first of
    the readers at work decides.

    Raises:
        WarehouseMissingError: no file there.
        WarehouseBusyError: still held after ``wait`` seconds.
        WarehouseDamagedError: the file is no warehouse, or not a whole one.
        WarehouseTooNewError: written by a newer newsledger.
    """
    if not path.exists():
        raise WarehouseMissingError(f"There is no warehouse at {path} yet. Make one with: newsledger ingest FOLDER")
    file = path.resolve()
    connection = _soon(file, wait, lambda: try_reader(file, memory, locked=locked))
    try:
        yield connection
    finally:
        leave(file, connection)


@contextmanager
def open_writer(path: Path, wait: float = 120.0, memory: int | None = None) -> Generator[duckdb.DuckDBPyConnection]:
    """Open for writing, create or migrate the schema, and close (which checkpoints) at the end; ``memory`` as above.

    Raises:
        WarehouseBusyError: readers or another writer held the file for ``wait`` seconds.
        WarehouseDamagedError: the file is no warehouse, or not a whole one.
        WarehouseTooNewError: written by a newer newsledger.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.resolve()
    with wanting(file, time.monotonic() + wait):
        connection = _soon(path, wait, lambda: try_writer(file, memory))
    try:
        apply_schema(connection, path)
        yield connection
    finally:
        leave_writer(file, connection)


def _soon(path: Path, wait: float, attempt: Callable[[], Connection | None]) -> Connection:
    """What ``attempt`` gives within ``wait`` seconds, tried at least once."""
    deadline, pause = time.monotonic() + wait, _FIRST_PAUSE
    while True:
        try:
            connection = attempt()
        except duckdb.Error as error:
            if is_damage(str(error)):
                raise as_damage(path, error) from error
            raise WarehouseError(f"{path} cannot be opened: {error}") from error
        if connection is not None:
            return connection
        if time.monotonic() >= deadline:
            raise WarehouseBusyError(
                f"{path} was held by another process for {wait:g} s. Look at who: newsledger status"
            )
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE)
