"""What one archive has and another lacks, copied and checked on the way."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from warehouse.archive import Archive

_COPYING = 4  # threads: hashing, inflating and the disk leave Python's lock
_AT_A_TIME = 1000


@dataclass
class Copied:
    """What was copied: files, their bytes on disk, and by address what could not be, with the reason."""

    n: int = 0
    n_bytes: int = 0
    failed: dict[str, str] = field(default_factory=dict[str, str])


def copy_archive(source: Archive, target: Archive, wanted: Mapping[str, str]) -> Copied:
    """Bring into ``target`` what it lacks of ``wanted`` (SHA-256: address). What lies there whole is left alone.

    Raises:
        ArchiveError: ``target`` cannot be written.
    """
    copied = Copied()
    lacking = [sha256 for sha256 in wanted if not target.has_all_of(source, sha256)]
    with ThreadPoolExecutor(_COPYING) as threads:
        for first in range(0, len(lacking), _AT_A_TIME):
            some = lacking[first : first + _AT_A_TIME]
            for sha256, why in zip(some, threads.map(partial(target.take, source), some), strict=True):
                if why is None:
                    copied.n += 1
                    copied.n_bytes += target.where.size(sha256) or 0
                else:
                    copied.failed[wanted[sha256]] = why
    target.sweep()
    return copied
