"""prune: remove what is past its time, by the retention that the settings state. The archive only when told."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.exclusive_run import exclusive_run
from flows.opening import for_reading, for_writing
from flows.prune.prefect_rows import prune_prefect
from flows.settings import Settings
from warehouse import deliveries, pruning
from warehouse.archive import Archive
from warehouse.connection import Connection
from warehouse.manifest import Manifest

_ASIDE = ("warehouse.duckdb.damaged-*", "*.before-restore-*")
_LEFT = ("rebuild", "restore")


@dataclass(frozen=True)
class Pruned:
    """One kind of thing: how many were (or would be) removed, the bytes that frees on disk, and what to know of it."""

    what: str
    n: int
    n_bytes: int
    note: str = ""


def prune(settings: Settings, archive_days: float | None = None, *, is_dry: bool = False) -> Iterator[Pruned]:
    """Remove what is past its time, or only say what would be; ``archive_days``: also raw bytes delivered before that.

    Raises:
        RunLockedError: another run was in progress for as long as the settings let us wait.
        WarehouseError: the warehouse cannot be opened.
    """
    now = datetime.now(UTC)
    with exclusive_run(settings, "prune"):
        yield _folders(settings, is_dry=is_dry)
        yield _aside(settings, now - timedelta(days=settings.keep_aside_days), is_dry=is_dry)
        before = now - timedelta(days=settings.keep_prefect_days)
        yield Pruned("Prefect's runs and logs", *prune_prefect(settings.home / "prefect", before, is_dry=is_dry))
        if settings.place.exists():
            yield from _quality(settings, now - timedelta(days=settings.keep_quality_days), is_dry=is_dry)
            if archive_days is not None:
                yield _archive(settings, now, now - timedelta(days=archive_days), is_dry=is_dry)


def _folders(settings: Settings, *, is_dry: bool) -> Pruned:
    """What killed runs left, and staged files that were kept to look at; no run is in progress now."""
    found = [path for path in settings.staging.glob("*") if path.is_dir()]
    found += [settings.home / name for name in _LEFT if (settings.home / name).is_dir()]
    found += settings.archive_store.leftovers()
    n_bytes = sum(_size(path) for path in found)
    if not is_dry:
        for path in found:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return Pruned("staging and what killed runs left", len(found), n_bytes)


def _aside(settings: Settings, before: datetime, *, is_dry: bool) -> Pruned:
    """Old warehouses and manifests that a rebuild or a restore put aside."""
    found = [path for shape in _ASIDE for path in settings.home.glob(shape) if _time(path) < before]
    n_bytes = sum(_size(path) for path in found)
    if not is_dry:
        for path in found:
            path.unlink()
    return Pruned(f"files kept aside, older than {settings.keep_aside_days} days", len(found), n_bytes)


def _quality(settings: Settings, before: datetime, *, is_dry: bool) -> Iterator[Pruned]:
    opened = for_reading(settings) if is_dry else for_writing(settings)
    with opened as warehouse:
        found = pruning.old_rows(warehouse, before, settings.history_runs, is_removing=not is_dry)
    said = "the file keeps its size; new rows take their place"
    yield Pruned(f"verdicts older than {settings.keep_quality_days} days", found["checks"], 0, said)
    yield Pruned(f"alerts older than {settings.keep_quality_days} days", found["alerts"], 0, said)


def _archive(settings: Settings, now: datetime, before: datetime, *, is_dry: bool) -> Pruned:
    """Manifest, then ledger, then bytes: killed in between, the next call removes the rest."""
    archive = Archive(settings.archive_store)
    opened = for_reading(settings) if is_dry else for_writing(settings)
    with opened as warehouse:
        contents = pruning.old_contents(warehouse, before)
        if contents and not is_dry:
            _note(settings, warehouse, contents, now)
        gone = pruning.pruned_contents(warehouse) | set(contents)
    sizes = {sha256: size for sha256 in sorted(gone) if (size := archive.where.size(sha256)) is not None}
    if not is_dry:
        for sha256 in sizes:
            archive.where.remove(sha256)
    said = "what was made of them stays; they can be neither verified, nor reprocessed, nor rebuilt"
    return Pruned(f"files of the archive delivered before {before:%Y-%m-%d}", len(sizes), sum(sizes.values()), said)


def _note(settings: Settings, warehouse: Connection, contents: list[str], now: datetime) -> None:
    batch_id = deliveries.newest_batch(warehouse)  # the last line of the manifest names the newest batch
    Manifest(settings.home).add({"kind": "pruned", "batch_id": batch_id, "at": now.isoformat(), "pruned": contents})
    pruning.note_pruned(warehouse, contents, now)


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file() and not one.is_symlink())


def _time(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_ctime, UTC)  # when it was put aside, not when it was written
