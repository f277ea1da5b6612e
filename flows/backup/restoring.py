"""restore: a state of a backup in the place of the home's, or nothing.

Killed at any moment, it leaves a home that works or says what to do, and the same command goes on: files of the archive
are whole or absent; then the manifest is exchanged, then the warehouse. Between these two a manifest stands alone or
beside the old warehouse, which every run notices (`flows.manifest`).
"""

import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import click

from flows.backup.archives import copy_archive
from flows.backup.snapshots import MANIFEST, TOLD, WAREHOUSE, Snapshot, snapshots
from flows.exclusive_run import exclusive_run
from flows.home import make_home
from flows.manifest_runs import manifest_runs
from flows.settings import Settings
from flows.whole_warehouse import must_take, put
from warehouse.archive import Archive
from warehouse.connection import Connection, open_reader, open_writer
from warehouse.location import File
from warehouse.manifest import Manifest
from warehouse.salvage import exchange
from warehouse.soundness import archived_files

_ASIDE = "before-restore"


@dataclass(frozen=True)
class Restored:
    """What became of it."""

    snapshot: Snapshot
    n_copied: int  # files of the archive that the home lacked
    failed: dict[str, str]  # address of a file that the backup lacks, or holds damaged: why
    aside: Path | None  # where the old warehouse lies


def chosen(folder: Path, name: str | None) -> Snapshot:
    """The state of that name, the newest if none is named. Raises ClickException if there is none."""
    found = snapshots(folder) if folder.is_dir() else []
    if not found:
        raise click.ClickException(f"{folder} holds no whole backup. Make one with: newsledger backup {folder}")
    if name is None:
        return found[-1]
    for snapshot in found:
        if snapshot.name == name:
            return snapshot
    raise click.ClickException(f"There is no state {name}; there are {', '.join(one.name for one in found)}.")


def check(folder: Path, snapshot: Snapshot) -> tuple[int, list[str]]:
    """Read a state and its part of the archive again: (files of the archive, everything that is wrong)."""
    wrong = snapshot.broken()
    if wrong:
        return 0, wrong
    archive = Archive(folder / "archive")
    with open_reader(snapshot.folder / WAREHOUSE) as warehouse:
        files = archived_files(warehouse)
    wrong += [f"{uri}: {why}" for sha256, (uri, _) in files.items() if (why := archive.damage(sha256)) is not None]
    return len(files), wrong


def restore(settings: Settings, folder: Path, name: str | None = None, *, replace: bool = False) -> Restored:
    """Put a state of the backup in ``folder`` into the home; what lay there is kept aside if ``replace``.

    Raises:
        ClickException: there is no such state, it is not whole, or the home holds what it would replace.
        RunLockedError: another run was in progress for as long as the settings let us wait.
        OSError, ArchiveError: the home cannot be written.
    """
    snapshot = chosen(folder, name)
    make_home(settings.home)
    with exclusive_run(settings, "restore"):
        must_take(settings)
        if not replace:
            _must_be_free(settings, snapshot)
        if broken := snapshot.broken():
            raise click.ClickException(f"Nothing was restored: {'; '.join(broken)}. Choose another state: --state NAME")
        place = settings.home / "restore"
        shutil.rmtree(place, ignore_errors=True)  # of a restore that was killed
        try:
            shutil.copytree(snapshot.folder, place, ignore=shutil.ignore_patterns(TOLD))
            with _opened(settings, place / WAREHOUSE) as warehouse:
                wanted = {sha256: uri for sha256, (uri, _) in archived_files(warehouse).items()}
            copied = copy_archive(Archive(folder / "archive"), Archive(settings.archive_store), wanted)
            aside = _exchange(settings, place)
        finally:
            shutil.rmtree(place)
    return Restored(snapshot, copied.n, copied.failed, aside)


def _opened(settings: Settings, file: Path) -> AbstractContextManager[Connection]:
    """The copy of a state; one that goes into a lake is brought to the newest shape, as the lake has it."""
    return open_reader(file) if isinstance(settings.place, File) else open_writer(file)


def _must_be_free(settings: Settings, snapshot: Snapshot) -> None:
    """The home holds no warehouse, and its manifest tells of nothing that the state does not know."""
    if isinstance(settings.place, File) and settings.place.exists():
        raise click.ClickException(
            f"{settings.warehouse} is there already. Restore to another home with --home DIR, or put the backup in its "
            "place, which keeps the old file aside, with --replace."
        )
    here = {run.run_id for run in manifest_runs(Manifest(settings.home).entries())}
    later = here - {run.run_id for run in manifest_runs(Manifest(snapshot.folder).entries())}
    if later:
        raise click.ClickException(
            f"{settings.home} tells of {len(later)} runs that came after the backup. All of them can be made again "
            "from the archive: newsledger rebuild. To go back to the backup and forget them: --replace"
        )


def _exchange(settings: Settings, place: Path) -> Path | None:
    """The manifest first: without its warehouse it is noticed, and tells how to go on; a warehouse alone is not."""
    exchange(place / MANIFEST, Manifest(settings.home).path, _ASIDE)
    return put(settings, place / WAREHOUSE, _ASIDE)
