"""A warehouse as a DuckLake: the catalog in PostgreSQL, the rows as Parquet on S3 or in a folder that all machines see.

Imported only where the settings name a lake. Many read while one writes, and none waits. What differs from a file
(`warehouse.location`) stands in this package.
"""

import os
import re
import tempfile
from collections.abc import Callable, Generator, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.damage import first_line
from warehouse.errors import WarehouseError, WarehouseMissingError
from warehouse.lake import roots, upkeep
from warehouse.lake.address import NAME, Catalog, checked_data, storage_secret
from warehouse.lake.extensions import loading
from warehouse.lake.lock import HeldLock, cannot_be_reached, catalog_lock, holder
from warehouse.migrate import check_version, is_newest
from warehouse.sql import literal

if TYPE_CHECKING:
    from warehouse.lake.signatures import LakeSignatures

_LOCK_DOWN = "SET enable_external_access = false; SET lock_configuration = true"
_UNIFORM = "SET GLOBAL TimeZone = 'UTC'; SET enable_progress_bar = false"
_INLINED_ROWS = 1000  # of one insert, that are kept in the catalog; more become a file
_UNREACHABLE = re.compile(r'Unable to connect to Postgres at ".*?": (.*)', re.DOTALL)
_NONE = "existing ducklake at metadata catalog"  # it "does not exist", DuckDB says, as PostgreSQL does of a database

#: Run locks that this process holds; a publication asks whether they hold still.
_held: dict["Lake", HeldLock] = {}


@dataclass(frozen=True)
class Lake:
    """A lake by its settings; ``catalog`` is a secret."""

    catalog: str = field(repr=False)
    data: str

    def __post_init__(self) -> None:
        """Refuse what is no address, before anything is opened. Raises LakeAddressError."""
        Catalog.at(self.catalog)
        object.__setattr__(self, "data", checked_data(self.data))

    def __str__(self) -> str:
        """The catalog without user and password."""
        return f"the lake at {self.address()}"

    def address(self) -> str:
        """See `Place`."""
        return str(Catalog.at(self.catalog))

    def spelled(self) -> dict[str, str]:
        """See `Place`."""
        return {"lake": self.catalog, "lake_data": self.data}

    def exists(self) -> bool:
        """See `Place`. Raises WarehouseError: it was not made yet (`newsledger lake init`), or cannot be reached."""
        try:
            self._any_cursor().close()
        except duckdb.Error as error:
            raise self.told(error) from error
        return True

    def n_bytes(self) -> int:
        """See `Place`."""
        query = f"SELECT coalesce(sum(file_size_bytes), 0) FROM ducklake_table_info('{NAME}')"  # noqa: S608
        return self._ask(query)

    def n_files(self) -> int:
        """Files that the newest snapshot is made of."""
        query = f"SELECT coalesce(sum(file_count + delete_file_count), 0) FROM ducklake_table_info('{NAME}')"  # noqa: S608
        return self._ask(query)

    def written(self) -> Hashable:
        """The number of the newest snapshot."""
        return self._ask(f"SELECT id FROM {NAME}.current_snapshot()")  # noqa: S608 - a name of ours

    def _ask(self, query: str) -> int:
        self.exists()
        cursor = self._any_cursor()
        try:
            return cursor.execute(query).fetchall()[0][0]
        finally:
            cursor.close()

    def _any_cursor(self) -> duckdb.DuckDBPyConnection:
        return roots.any_cursor(self, read_only=self not in _held)

    def try_reader(self, memory: int | None, *, locked: bool) -> duckdb.DuckDBPyConnection:
        """See `Place`. Who holds the run lock will write, so that its own reading uses the same database."""
        return roots.cursor(self, memory, read_only=locked or self not in _held, locked=locked)

    def leave(self, reader: duckdb.DuckDBPyConnection) -> None:
        """See `Place`."""
        reader.close()

    def try_writer(self, memory: int | None) -> duckdb.DuckDBPyConnection:
        """See `Place`. Raises WarehouseError: the run lock was lost meanwhile."""
        if self in _held:
            _held[self].must_hold()
        return roots.cursor(self, memory, read_only=False, locked=False)

    def leave_writer(self, writer: duckdb.DuckDBPyConnection) -> None:
        """See `Place`."""
        writer.close()

    def told(self, error: duckdb.Error) -> WarehouseError:
        """See `Place`."""
        if _NONE in str(error).lower():
            return WarehouseMissingError(f"There is no lake at {self.address()} yet. Make it: newsledger lake init")
        if found := _UNREACHABLE.search(str(error)):
            return cannot_be_reached(Catalog.at(self.catalog), found[1])
        if isinstance(error, duckdb.IOException):  # of files, or HTTP: the rows lie elsewhere than the catalog
            return WarehouseError(
                f"The rows of the lake at {self.address()}, in {self.data}, cannot be read or written: "
                f"{first_line(error)}. Keys of S3 are read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, another "
                "server than Amazon's from AWS_ENDPOINT_URL. What these rights allow: newsledger lake check"
            )
        return WarehouseError(f"The lake at {self.address()} cannot be opened: {first_line(error)}")

    def attaching(self) -> list[str]:
        """See `Place`."""
        return [*self._preparing(), self._attach("READ_ONLY")]

    def bring_forward(self, writer: duckdb.DuckDBPyConnection) -> None:
        """It was when its database was opened: asking what tables there are takes a lake a good while."""

    def wanting(self, deadline: float) -> AbstractContextManager[None]:
        """Nobody has to be let go first."""
        return nullcontext()

    def is_wanted(self) -> bool:
        """See `Place`."""
        return False

    def asking(self) -> AbstractContextManager[None]:
        """See `Place`."""
        return nullcontext()

    @contextmanager
    def run_lock(self, wait: float, command: str, on_wait: Callable[[dict[str, str]], None]) -> Generator[None]:
        """See `Place`."""
        with catalog_lock(Catalog.at(self.catalog), wait, command, on_wait) as held:
            _held[self] = held
            try:
                yield
            finally:
                del _held[self]

    def signatures(self, folder: Path, most_bytes: int) -> "LakeSignatures":
        """See `Place`."""
        from warehouse.lake.signatures import LakeSignatures  # noqa: PLC0415 - Polars, which readers need not have

        return LakeSignatures(folder / "signatures.duckdb", most_bytes)

    def tidy(self, every: int, keep_days: float) -> bool:
        """See `Place`. Raises WarehouseError: it could not be done; what was done of it stays."""
        writer = self.try_writer(None)
        try:
            if not upkeep.is_due(writer, every):
                return False
            upkeep.tidy(writer, keep_days)
        except duckdb.Error as error:
            raise WarehouseError(
                f"The lake at {self.address()} was not brought into order: {first_line(error)}"
            ) from error
        finally:
            writer.close()
        return True

    def holder(self) -> dict[str, str] | None:
        """See `Place`."""
        return holder(Catalog.at(self.catalog))

    def opened(self, memory: int | None, *, read_only: bool, locked: bool) -> duckdb.DuckDBPyConnection:
        """A database of its own with the lake in it, of the newest shape if it is to be written; for `roots`."""
        connection = self.connected(memory, read_only=read_only, locked=locked)
        try:
            check_version(connection, self)
            is_older = not read_only and not is_newest(connection)
        except BaseException:
            connection.close()
            raise
        if not is_older:
            return connection
        from warehouse.lake.making import make  # noqa: PLC0415 - rarely needed

        connection.close()
        make(self)
        return self.connected(memory, read_only=read_only, locked=locked)

    def connected(
        self, memory: int | None, *, read_only: bool, locked: bool, is_new: bool = False
    ) -> duckdb.DuckDBPyConnection:
        """A database of its own with the lake attached; it is made if it ``is_new``."""
        connection = duckdb.connect()
        try:
            for statement in (*self._preparing(), _UNIFORM, f"SET temp_directory = {literal(_temporary())}"):
                connection.execute(statement)
            if memory is not None:
                connection.execute(f"SET memory_limit = '{memory} bytes'")
            how = "READ_ONLY" if read_only else f"CREATE_IF_NOT_EXISTS false, DATA_INLINING_ROW_LIMIT {_INLINED_ROWS}"
            connection.execute(self._attach("DATA_INLINING_ROW_LIMIT 0" if is_new else how))
            connection.execute(f"USE {NAME}")
            if locked:
                connection.execute(f"SET allowed_directories = [{literal(self.data)}]")
                connection.execute(_LOCK_DOWN)
        except BaseException:
            connection.close()
            raise
        return connection

    def _preparing(self) -> Iterator[str]:
        """Statements that make a database of DuckDB able to attach the lake."""
        catalog = Catalog.at(self.catalog)
        yield from loading()
        yield catalog.secret()
        yield from storage_secret(self.data, os.environ)
        yield (
            f"CREATE OR REPLACE SECRET newsledger_lake (TYPE ducklake, METADATA_PATH {literal(catalog.words())}, "
            f"DATA_PATH {literal(self.data)}, "
            "METADATA_PARAMETERS MAP {'TYPE': 'postgres', 'SECRET': 'newsledger_catalog'})"
        )

    def _attach(self, how: str) -> str:
        return f"ATTACH 'ducklake:newsledger_lake' AS {NAME} ({how})"


def _temporary() -> str:
    """Where what needs more than its memory is worked on; DuckDB makes the folder, and removes it."""
    return str(Path(tempfile.gettempdir()) / f"newsledger-lake-{os.getpid()}")
