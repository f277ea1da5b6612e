"""rebuild: the warehouse made anew from archive and manifest, beside the old one until it is complete.

Every run is made again by the functions of an ingest, in the order of then. Killed half-way, nothing has changed, and
the next call starts over.
"""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.console import note
from flows.exclusive_run import exclusive_run
from flows.exits import is_interruption
from flows.manifest import reconcile
from flows.manifest_runs import ManifestRun, manifest_runs
from flows.opening import for_writing
from flows.progress import Progress
from flows.rebuild.again import run_again
from flows.settings import Settings
from flows.whole_warehouse import must_take, put
from flows.workers import shared_workers
from warehouse.archive import Archive
from warehouse.connection import Connection, open_writer
from warehouse.corrections import take_in
from warehouse.damage import first_line
from warehouse.errors import WarehouseError
from warehouse.location import FILE_NAME, File
from warehouse.manifest import Manifest
from warehouse.salvage import settle_home, take_over
from warehouse.soundness import archived_files


@dataclass(frozen=True)
class Rebuilt:
    """What became of it."""

    n_runs: int
    n_files: int
    lost: list[str]  # addresses of files whose bytes are not in the archive any more, or not whole
    is_old_read: bool  # what only the old warehouse knew was taken over
    n_other_batches: int  # batches that were made up otherwise than then
    aside: Path | None  # where the old warehouse lies


def rebuild(settings: Settings, *, without_pruned: bool = False) -> Rebuilt:
    """Make the warehouse anew; the old one is kept aside. ``without_pruned``: also if that loses what was pruned.

    Raises:
        RunLockedError: another run was in progress for as long as the settings let us wait.
        WarehouseError: there is nothing to make it from.
        BlockedError: a batch of then is refused by today's checks.
    """
    with exclusive_run(settings, "rebuild"):
        must_take(settings)
        place = _empty_place(settings)
        try:
            old = _readable_old(settings, place)
            runs = manifest_runs(Manifest(settings.home).entries())
            _must_tell(settings, runs)
            if not without_pruned:
                _must_be_kept(settings)
            n_other = _make(settings, place, runs)
            with for_writing(_at(settings, place)) as warehouse:
                settle_home(warehouse, _where(settings), {run.run_id: run.status for run in runs})
                is_old_read = old is not None and _take_over(warehouse, old)
                take_in(warehouse, settings.home)
                lost = _lost(archived_files(warehouse).keys(), runs)
            aside = put(settings, place / FILE_NAME, "damaged")
        finally:
            shutil.rmtree(place)
    return Rebuilt(len(runs), sum(len(run.files) for run in runs), lost, is_old_read, n_other, aside)


def _empty_place(settings: Settings) -> Path:
    """A home for the new warehouse, beside the old one: the same archive, all else its own."""
    place = settings.home / "rebuild"
    if place.exists():
        shutil.rmtree(place)  # a rebuild that was killed
    place.mkdir(mode=0o700)
    if settings.archive is None:
        (place / "archive").symlink_to((settings.home / "archive").resolve())
    return place


def _at(settings: Settings, place: Path) -> Settings:
    """There the warehouse is a file, whatever it is to become."""
    return settings.model_copy(update={"home": place, "lake": None, "lake_data": None})


def _where(settings: Settings) -> dict[str, Any]:
    """The settings that say where, as a run writes them down."""
    return settings.model_dump(mode="json", include={"home", "lake", "lake_data"})


def _readable_old(settings: Settings, place: Path) -> Path | None:
    """A copy of the old warehouse with the newest schema, and the manifest in step with it; None if it is past that."""
    if not isinstance(settings.place, File):
        return None  # a lake that can be filled is empty
    copy = place / "old.duckdb"
    try:
        shutil.copy(settings.warehouse, copy)
        log = settings.warehouse.with_name("warehouse.duckdb.wal")
        if log.exists():
            shutil.copy(log, place / "old.duckdb.wal")
        with open_writer(copy, settings.warehouse_wait_seconds, settings.warehouse_memory) as warehouse:
            reconcile(settings, warehouse)
    except Exception as error:
        if is_interruption(error):
            raise
        _note_unread(error)
        return None
    return copy


def _take_over(warehouse: Connection, old: Path) -> bool:
    """Whether it could be done: of a file that was cut off the schema may be whole and the rows missing."""
    try:
        take_over(warehouse, old)
    except Exception as error:
        if is_interruption(error):
            raise
        _note_unread(error)
        return False
    return True


def _note_unread(error: Exception) -> None:
    note(f"The old warehouse cannot be read ({first_line(error)[:200]}): all is made from archive and manifest.")


def _must_tell(settings: Settings, runs: list[ManifestRun]) -> None:
    if not runs:
        raise WarehouseError(
            f"There is nothing to make a warehouse from: {Manifest(settings.home).path} tells of no run, and of the "
            "files in the archive nobody knows the names. Deliver them again, to another home: newsledger ingest FOLDER"
        )


def _must_be_kept(settings: Settings) -> None:
    """What was made of files that `prune` removed cannot be made again.

    Raises:
        WarehouseError: there are such files.
    """
    told = (entry["pruned"] for entry in Manifest(settings.home).entries() if entry["kind"] == "pruned")
    pruned = {sha256 for some in told for sha256 in some}
    n_lost = len(pruned - set(Archive(settings.archive_store).hashes()))
    if n_lost:
        raise WarehouseError(
            f"{n_lost:,} files were pruned from the archive: what was made of them is in the warehouse only, or in a "
            "backup: newsledger restore BACKUP. To rebuild and lose it: newsledger rebuild --without-pruned"
        )


def _make(settings: Settings, place: Path, runs: list[ManifestRun]) -> int:
    """Make every run again; returns how many batches came out otherwise than then."""
    n_other = 0
    n_files = sum(len(run.files) for run in runs)
    n_bytes = sum(file["n_bytes"] for run in runs for file in run.files)
    with shared_workers(settings) as workers, Progress(n_files, n_bytes) as progress:
        workers.warm_up()
        for run in runs:
            made = run_again(_at(settings, place), run, workers, progress)
            n_other += len(set(made) - set(run.batch_ids))
    return n_other


def _lost(read: Collection[str], runs: list[ManifestRun]) -> list[str]:
    """Addresses of what was read then and not now."""
    wanted = {file["sha256"]: file["uri"] for run in runs for file in run.files if file["sha256"]}
    return sorted(uri for sha256, uri in wanted.items() if sha256 not in read)
