"""The doctor: looks at everything under a home, and names the command that mends what is wrong."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from flows.doctor import books, bytes_kept, house, record
from flows.doctor.model import Finding
from flows.exclusive_run import exclusive_run
from flows.home import find_home, find_place, find_store
from warehouse.archive import Archive
from warehouse.connection import open_reader
from warehouse.errors import (
    ArchiveError,
    WarehouseDamagedError,
    WarehouseMissingError,
    WarehouseTooNewError,
    WarehouseUnreachableError,
)
from warehouse.location import Place
from warehouse.soundness import archived_files

__all__ = ["Finding", "examine"]

_MEMORY = 512 << 20  # bytes for the warehouse while it is looked through


def examine(options: dict[str, Any], sample: int | None = None, restore: Iterable[str] = ()) -> Iterator[Finding]:
    """Everything there is to look at, in order. A run has to wait meanwhile, as it would have to write.

    Raises:
        RunLockedError: another run was in progress for as long as the settings let us wait.
    """
    home = find_home(options.get("home"))
    settings, folder = house.settings(options), house.folder(home)
    yield from (settings, folder)
    yield from (house.disk(home), house.packages())
    if not home.is_dir():
        return
    yield house.schedule(home)  # before the lock is ours
    try:
        with _turn(options, can_wait=settings.state == "sound" and folder.state != "wrong"):
            archive = Archive(find_store(home))
            yield from (house.lock(home), house.leftovers(home, archive.where))
            yield from _warehouse(home, archive, sample, list(restore))
    except WarehouseUnreachableError as error:  # so nobody can write it either, and there is nothing to look through
        yield Finding("wrong", "warehouse", str(error))
    except ArchiveError as error:
        yield Finding("wrong", "archive", str(error))


def _turn(options: dict[str, Any], *, can_wait: bool) -> AbstractContextManager[None]:
    """The run lock; of a home that cannot be written, or with settings that cannot be read, nobody can take it."""
    if not can_wait:
        return nullcontext()
    from flows.settings import Settings

    return exclusive_run(Settings(**options), "doctor")


def _warehouse(home: Path, archive: Archive, sample: int | None, restore: list[str]) -> Iterator[Finding]:
    place = find_place(home)
    try:
        with open_reader(place, locked=False, memory=_MEMORY) as warehouse:
            seen = list(books.examine(warehouse, place))
            yield from seen
            if any(finding.mend == books.REBUILD for finding in seen):
                return
            yield record.examine(home, warehouse)
            files = archived_files(warehouse)
    except WarehouseMissingError:
        yield _missing(place, archive)
        return
    except WarehouseDamagedError as error:
        yield Finding("wrong", "warehouse", str(error).partition(" Look at all of it")[0], books.REBUILD)
        return
    except WarehouseTooNewError as error:
        yield Finding("wrong", "warehouse", str(error), "pip install --upgrade newsledger")
        return
    if restore:
        yield bytes_kept.restore(archive, files, restore, home)
    yield from bytes_kept.examine(archive, files, sample)


def _missing(place: Place, archive: Archive) -> Finding:
    n_kept = sum(1 for _ in archive.hashes())
    if n_kept:
        return Finding("wrong", "warehouse", f"{place} is missing; the archive holds {n_kept:,} files", books.REBUILD)
    return Finding("wrong", "warehouse", f"there is no warehouse at {place} yet", "newsledger ingest FOLDER")
