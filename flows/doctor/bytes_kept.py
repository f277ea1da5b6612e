"""The raw archive: everything the warehouse names is there, and is still what was delivered."""

import random
import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from flows.console import counted
from flows.doctor.model import Finding
from flows.doctor.watch import Watch
from flows.listing import Listed, list_path
from warehouse.archive import Archive

T = TypeVar("T")
_NAMED = 5  # of the broken ones; the rest is counted
_HASHING = 4  # threads: hashing and inflating leave Python's lock
_SEED = 1  # of a sample: asked twice, it is the same


def examine(archive: Archive, files: Mapping[str, tuple[str, int]], sample: int | None) -> Iterator[Finding]:
    """Hold the archive against ``files`` (SHA-256: address, bytes); re-hash all, or a ``sample`` of so many."""
    kept = set(archive.hashes())
    missing = [key for key in files if key not in kept]
    for key in missing[:_NAMED]:
        yield _lost(files[key][0], f"{key[:12]} is missing")
    if missing[_NAMED:]:
        yield Finding("wrong", "archive", f"{len(missing) - _NAMED:,} more are missing", "newsledger doctor --restore")
    damaged = list(_damaged(archive, files, _chosen([key for key in files if key in kept], sample)))
    for key, why in damaged[:_NAMED]:
        yield _lost(files[key][0], f"{key[:12]} is damaged ({why})")
    if damaged[_NAMED:]:
        yield Finding("wrong", "archive", f"{len(damaged) - _NAMED:,} more are damaged", "newsledger doctor --restore")
    surplus = len(kept - files.keys())
    if surplus:
        found = f"{counted(surplus, 'file')} in the archive of which the warehouse does not know"
        yield Finding("note", "archive", found, "none needed: the ingest that was interrupted takes them up")
    if not missing and not damaged:
        looked = len(files) if sample is None else min(sample, len(files))
        yield Finding("sound", "archive", f"{counted(len(files), 'file')} there; {looked:,} read and as delivered")


def _lost(uri: str, what: str) -> Finding:
    return Finding("wrong", "archive", f"{uri}: {what}", f"newsledger doctor --restore {shlex.quote(uri)}")


def _chosen(keys: list[str], sample: int | None) -> list[str]:
    if sample is None or sample >= len(keys):
        return keys
    return sorted(random.Random(_SEED).sample(keys, sample))  # noqa: S311 - no secret


def _damaged(archive: Archive, files: Mapping[str, tuple[str, int]], keys: list[str]) -> Iterator[tuple[str, str]]:
    sizes = [files[key][1] for key in keys]
    with Watch(len(keys), sum(sizes)) as watch, ThreadPoolExecutor(_HASHING) as threads:
        for some in _some_at_a_time(keys, 1000):
            for key, why in zip(some, threads.map(archive.damage, some), strict=True):
                watch.read(1, files[key][1])
                if why is not None:
                    yield key, why


def _some_at_a_time(items: Iterable[T], n: int) -> Iterator[list[T]]:
    left = iter(items)
    while some := list(islice(left, n)):
        yield some


def _from_backups(archive: Archive, backups: list[Archive], wanted: set[str]) -> int:
    """Take what is ``wanted`` from ``backups``, and want it no longer; how many those were."""
    found = {key for key in wanted if any(archive.take(backup, key) is None for backup in backups)}
    wanted -= found
    return len(found)


def restore(archive: Archive, files: Mapping[str, tuple[str, int]], paths: Collection[str], home: Path) -> Finding:
    """Take again from ``paths`` what is missing in the archive, or damaged; a path may be a backup."""
    wanted = {key for key in files if archive.damage(key) is not None}
    backups = [path for path in paths if (Path(path) / "archive").is_dir()]
    n_restored, unread = _from_backups(archive, [Archive(Path(path) / "archive") for path in backups], wanted), 0
    for item in (item for path in paths if path not in backups for item in list_path(path, home)):
        if not wanted:
            break
        try:
            if not isinstance(item, Listed):
                raise OSError(None, item.reason)
            with item.open() as stream:
                found = archive.restore(stream, wanted)
        except OSError:
            unread += 1
            continue
        if found is not None:
            wanted.discard(found)
            n_restored += 1
    told = f"{counted(n_restored, 'file')} restored, {len(wanted):,} still wanting" + (
        f", {unread:,} unread" if unread else ""
    )
    return Finding("note" if wanted else "sound", "restore", told)
