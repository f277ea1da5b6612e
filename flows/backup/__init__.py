"""backup: a copy of a home that is a state between two batches, taken while runs go on.

The warehouse is copied while a reader of ours keeps writers out, so a run in progress waits that long; the
archive, which only ever grows, is copied afterwards, and only what the backup lacks. Killed half-way, what earlier
backups hold is as it was.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import click

from flows.backup.archives import copy_archive
from flows.backup.snapshots import MANIFEST, WAREHOUSE, Snapshot, describe, owned, shot_of, snapshots
from flows.settings import Settings
from flows.whole_warehouse import save_to
from warehouse.archive import Archive
from warehouse.connection import open_reader
from warehouse.errors import WarehouseDamagedError
from warehouse.soundness import archived_files, tables, unreadable

KEEP = 3  # states of the warehouse; the archive is one for all


@dataclass(frozen=True)
class BackedUp:
    """What became of it."""

    snapshot: Snapshot
    n_copied: int  # files of the archive
    bytes_copied: int  # of the archive and the warehouse, as they lie on disk
    damaged: dict[str, str]  # address of a file of the archive that could not be copied whole: why
    removed: list[str]  # names of older states


def back_up(settings: Settings, folder: Path, keep: int = KEEP) -> BackedUp:
    """Add the present state of the home to the backup in ``folder``; keep the newest ``keep`` states.

    Raises:
        ClickException: ``folder`` lies inside the home, or another backup to it is running.
        WarehouseError: there is no warehouse, it is damaged, or it was held for too long.
        OSError: ``folder`` cannot be written; nothing half is left there.
    """
    if folder.resolve().is_relative_to(settings.home.resolve()):
        raise click.ClickException(f"{folder} lies inside the home {settings.home}: a backup belongs elsewhere.")
    with owned(folder):
        place = shot_of(folder)
        try:
            save_to(settings, place / WAREHOUSE, place / MANIFEST)
            files = _checked(place)
            wanted = {sha256: uri for sha256, (uri, _) in files.items()}
            copied = copy_archive(Archive(settings.archive_store), Archive(folder / "archive"), wanted)
            describe(place, settings.home, len(files))
            os.sync()
            made = place.with_suffix("")
            place.rename(made)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        removed = _remove_old(folder, keep)
    snapshot = Snapshot.read(made)
    return BackedUp(snapshot, copied.n, copied.n_bytes + snapshot.n_bytes, copied.failed, removed)


def _checked(place: Path) -> dict[str, tuple[str, int]]:
    """Read the copy to its end: a backup of a damaged warehouse would push a sound one out. Returns `archived_files`.

    Raises:
        WarehouseDamagedError: a block of it cannot be read.
    """
    path = place / WAREHOUSE
    with open_reader(path) as warehouse:
        for table in tables(warehouse):
            if why := unreadable(warehouse, table):
                raise WarehouseDamagedError(
                    f"The warehouse is damaged ({table}: {why}), so no backup was made of it; earlier ones are as they "
                    "were. Look at all of it: newsledger doctor"
                )
        return archived_files(warehouse)


def _remove_old(folder: Path, keep: int) -> list[str]:
    old = snapshots(folder)[:-keep]
    for snapshot in old:
        shutil.rmtree(snapshot.folder)
    return [snapshot.name for snapshot in old]
