"""Opening the warehouse: readers and the writer take turns, as DuckDB lets one process write and then none read."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseBusyError, WarehouseError, WarehouseMissingError
from warehouse.migrate import apply_schema, check_version

#: An open warehouse, by a name that does not make its users import DuckDB.
Connection = duckdb.DuckDBPyConnection

_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.25  # seconds between tries; short, since a batch is published in about a second


@contextmanager
def open_reader(
    path: Path, wait: float = 30.0, *, locked: bool = True, memory: int | None = None
) -> Generator[duckdb.DuckDBPyConnection]:
    """Open read-only, trying for up to ``wait`` seconds while a writer holds the file.

    ``locked`` also shuts off files, network, extensions and configuration, so that SQL typed by anybody is safe to run.
    ``memory``: bytes that DuckDB may hold before it works on disk; None leaves it most of the machine.

    Raises:
        WarehouseMissingError: no file there.
        WarehouseBusyError: still held after ``wait`` seconds.
        WarehouseTooNewError: written by a newer newsledger.
    """
    if not path.exists():
        raise WarehouseMissingError(f"There is no warehouse at {path} yet. Make one with: newsledger ingest FOLDER")
    connection = _connect(path, wait, memory, read_only=True)
    try:
        check_version(connection, path)
        if locked:
            connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


@contextmanager
def open_writer(path: Path, wait: float = 120.0, memory: int | None = None) -> Generator[duckdb.DuckDBPyConnection]:
    """Open for writing, create or migrate the schema, and close (which checkpoints) at the end; ``memory`` as above.

    Raises:
        WarehouseBusyError: readers or another writer held the file for ``wait`` seconds.
        WarehouseTooNewError: written by a newer newsledger.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(path, wait, memory, read_only=False)
    try:
        apply_schema(connection, path)
        yield connection
    finally:
        connection.close()


def _connect(path: Path, wait: float, memory: int | None, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    deadline, pause = time.monotonic() + wait, _FIRST_PAUSE
    while True:
        try:
            connection = duckdb.connect(str(path), read_only=read_only)
        except duckdb.IOException as error:
            if "lock" not in str(error).lower():
                raise WarehouseError(f"{path} cannot be opened: {error}") from error
            if time.monotonic() >= deadline:
                raise WarehouseBusyError(
                    f"{path} was held by another process for {wait:g} s. Look at who: newsledger status"
                ) from error
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        else:
            connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")  # the console has its own
            if memory is not None:
                connection.execute(f"SET memory_limit = '{memory} bytes'")
            return connection
