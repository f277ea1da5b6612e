"""Discovery: which files at the given paths are new."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import polars as pl

from flows.settings import Settings


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file as listed: its address, and what tells whether it changed."""

    uri: str
    name: str
    fingerprint: str
    n_bytes: int

    def open(self) -> BinaryIO:
        """Its bytes."""
        return Path(self.uri).open("rb")


@dataclass(frozen=True)
class Plan:
    """What a run is going to read, and what it leaves."""

    new: list[ListedFile]
    n_seen: int
    left: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])  # uri, why it waits for the next run

    @property
    def n_bytes(self) -> int:
        """Bytes of the new files."""
        return sum(item.n_bytes for item in self.new)


def discover(paths: list[str], seen: pl.DataFrame, settings: Settings) -> Plan:
    """List ``paths`` and leave out what was read before (columns uri, fingerprint of ``seen``)."""
    known = set(seen.select("uri", "fingerprint").iter_rows())
    listed = [_listed(path) for given in paths for path in _files(Path(given))]
    new = [item for item in listed if (item.uri, item.fingerprint) not in known]
    return Plan(new, len(listed) - len(new))


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())


def _listed(path: Path) -> ListedFile:
    stat = path.stat()
    return ListedFile(str(path.resolve()), path.name, f"{stat.st_size}|{stat.st_mtime_ns}", stat.st_size)
