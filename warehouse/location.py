"""Where a warehouse lies, and all that depends on that: how it is opened, whose turn it is, how its tables are made.

Every opener takes a place, or the path of a DuckDB file, which is the most common one.
"""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from warehouse import instances, turns
from warehouse.damage import as_damage, is_damage
from warehouse.errors import WarehouseError
from warehouse.migrate import apply_schema
from warehouse.sql import literal

if TYPE_CHECKING:
    import duckdb

    from warehouse.signature_cache import Source

FILE_NAME = "warehouse.duckdb"


class Place(Protocol):
    """Where a warehouse lies. As a string it is what messages call it: no secret is in that."""

    def address(self) -> str:
        """The same from wherever one looks; no secret is in it."""
        ...

    def spelled(self) -> dict[str, str]:
        """All that another process needs to find it, secrets included: see `place_spelled`."""
        ...

    def exists(self) -> bool:
        """Whether there is a warehouse."""
        ...

    def n_bytes(self) -> int:
        """What it takes up on disk, as far as that is known here."""
        ...

    def written(self) -> Hashable:
        """Something that differs after every change; answers may be remembered while it stays."""
        ...

    def try_reader(self, memory: int | None, *, locked: bool) -> "duckdb.DuckDBPyConnection | None":
        """A connection to read by; None if it has to be tried again. ``locked``: see `open_reader`."""
        ...

    def leave(self, reader: "duckdb.DuckDBPyConnection") -> None:
        """Give back what `try_reader` gave."""
        ...

    def try_writer(self, memory: int | None) -> "duckdb.DuckDBPyConnection | None":
        """A connection to write by, of a warehouse that may be empty yet; None if it has to be tried again."""
        ...

    def leave_writer(self, writer: "duckdb.DuckDBPyConnection") -> None:
        """Give back what `try_writer` gave."""
        ...

    def told(self, error: "duckdb.Error") -> WarehouseError:
        """What kept it from being opened, for the user."""
        ...

    def attaching(self) -> list[str]:
        """The statements that attach it, read-only, to a database of another's as `warehouse`."""
        ...

    def bring_forward(self, writer: "duckdb.DuckDBPyConnection") -> None:
        """Bring its tables to the newest shape; see `apply_schema`."""
        ...

    def run_lock(
        self, wait: float, command: str, on_wait: Callable[[dict[str, str]], None]
    ) -> AbstractContextManager[None]:
        """What a run has to hold beside the lock of its home (`warehouse.lock.run_lock`), which see."""
        ...

    def holder(self) -> dict[str, str] | None:
        """Who holds that, see `warehouse.lock.lock_holder`."""
        ...

    def signatures(self, folder: Path, most_bytes: int) -> "Source":
        """Where a run reads signatures; ``folder`` may be kept from run to run, within so many bytes."""
        ...

    def tidy(self, every: int, keep_days: float) -> bool:
        """Bring it into order if it had ``every`` commits since; whether it had. Only while the run lock is held."""
        ...

    def wanting(self, deadline: float) -> AbstractContextManager[None]:
        """Say that a writer wants it, so that readers let it go first; until ``deadline`` (`time.monotonic`)."""
        ...

    def is_wanted(self) -> bool:
        """Whether a writer waits for it."""
        ...

    def asking(self) -> AbstractContextManager[None]:
        """Say that a reader waits for it, so that who keeps it without need lets it go."""
        ...


@dataclass(frozen=True)
class File:
    """A DuckDB file: one process writes, and then none reads, so they take turns (`turns`, `instances`)."""

    path: Path
    _file: Path = field(init=False, repr=False)  # the same whatever becomes of the working folder

    def __post_init__(self) -> None:
        """Note where it really lies."""
        object.__setattr__(self, "_file", self.path.resolve())

    def __str__(self) -> str:
        """The path as it was given."""
        return str(self.path)

    def address(self) -> str:
        """See `Place`."""
        return str(self._file)

    def spelled(self) -> dict[str, str]:
        """See `Place`."""
        return {"path": str(self.path)}

    def exists(self) -> bool:
        """See `Place`."""
        return self.path.exists()

    def n_bytes(self) -> int:
        """See `Place`."""
        return self.path.stat().st_size if self.path.exists() else 0

    def written(self) -> Hashable:
        """Time and size of the file and its log."""
        stats = [file.stat() for file in (self.path, self.path.with_name(f"{self.path.name}.wal")) if file.exists()]
        return tuple(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size))

    def try_reader(self, memory: int | None, *, locked: bool) -> "duckdb.DuckDBPyConnection | None":
        """See `Place`."""
        return instances.try_reader(self._file, memory, locked=locked)

    def leave(self, reader: "duckdb.DuckDBPyConnection") -> None:
        """See `Place`."""
        instances.leave(self._file, reader)

    def try_writer(self, memory: int | None) -> "duckdb.DuckDBPyConnection | None":
        """See `Place`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return instances.try_writer(self._file, memory)

    def leave_writer(self, writer: "duckdb.DuckDBPyConnection") -> None:
        """See `Place`."""
        instances.leave_writer(self._file, writer)

    def told(self, error: "duckdb.Error") -> WarehouseError:
        """See `Place`."""
        if is_damage(str(error)):
            return as_damage(self.path, error)
        return WarehouseError(f"{self.path} cannot be opened: {error}")

    def attaching(self) -> list[str]:
        """See `Place`."""
        return [f"ATTACH {literal(self.path)} AS warehouse (READ_ONLY)"]

    def bring_forward(self, writer: "duckdb.DuckDBPyConnection") -> None:
        """See `Place`; a shape is committed to the file at once, as DuckDB 1.5 cannot read ours from a log."""
        writer.execute("SET GLOBAL wal_autocheckpoint = '0B'")
        apply_schema(writer, self)
        writer.execute("RESET GLOBAL wal_autocheckpoint")

    def run_lock(
        self, wait: float, command: str, on_wait: Callable[[dict[str, str]], None]
    ) -> AbstractContextManager[None]:
        """Nothing: the lock of the home is the file's."""
        return nullcontext()

    def holder(self) -> dict[str, str] | None:
        """See `Place`."""
        return None

    def signatures(self, folder: Path, most_bytes: int) -> "Source":
        """Its own tables: they have an index."""
        from warehouse.signature_cache import Tables  # noqa: PLC0415 - Polars, which readers need not have

        return Tables()

    def tidy(self, every: int, keep_days: float) -> bool:
        """DuckDB does that itself, by checkpoints."""
        return False

    def wanting(self, deadline: float) -> AbstractContextManager[None]:
        """See `Place`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return turns.wanting(self._file, deadline)

    def is_wanted(self) -> bool:
        """See `Place`."""
        return turns.is_wanted(self._file)

    def asking(self) -> AbstractContextManager[None]:
        """See `Place`."""
        return turns.asking(self._file)

    def is_asked(self) -> bool:
        """Whether a reader waits for it."""
        return turns.is_asked(self._file)


def place_at(where: Place | Path) -> Place:
    """``where``, of which a path is that of a DuckDB file."""
    return File(where) if isinstance(where, Path) else where


def place_of(home: Path, lake: str | None, lake_data: str | None) -> Place:
    """The warehouse of ``home``: the lake if the settings name one, else the file in it.

    Raises:
        WarehouseError: the settings say no such lake, or a half of it.
    """
    if not lake and not lake_data:
        return File(home / FILE_NAME)
    if not lake or not lake_data:
        raise WarehouseError("A lake has two settings: lake, the address of its catalog, and lake_data, where it lies.")
    from warehouse.lake import Lake  # noqa: PLC0415 - whoever has no lake need not have its packages

    return Lake(lake, lake_data)


def place_spelled(words: dict[str, str]) -> Place:
    """The place that `Place.spelled` spelled."""
    if "path" in words:
        return File(Path(words["path"]))
    return place_of(Path(), words["lake"], words["lake_data"])
