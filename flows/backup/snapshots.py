"""The states in a backup: one folder each, named by its moment, with a warehouse, a manifest and what they are."""

import hashlib
import json
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

import click
from filelock import FileLock, Timeout

from warehouse.connection import open_reader
from warehouse.migrate import check_version

WAREHOUSE, MANIFEST, TOLD = "warehouse.duckdb", "manifest.jsonl", "backup.json"
_PART = ".part"  # the name of a state that is still being made
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Snapshot:
    """One state: ``told`` is its `backup.json`."""

    folder: Path
    told: dict[str, Any]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The state in ``folder``. Raises ClickException if it cannot be understood."""
        try:
            return cls(folder, json.loads((folder / TOLD).read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise click.ClickException(f"{folder} is no backup of newsledger: {error}") from error

    @property
    def name(self) -> str:
        """Its moment, such as 20261201T041500."""
        return self.folder.name

    @property
    def n_bytes(self) -> int:
        """Size of its files, without the archive."""
        return sum(file["n_bytes"] for file in self.told["files"].values())

    def broken(self) -> list[str]:
        """Files of it that are not what was copied, each with what is wrong."""
        found: list[str] = []
        for name, file in self.told["files"].items():
            path = self.folder / name
            if not path.exists():
                found.append(f"{path} is missing")
            elif sha256_of(path) != file["sha256"]:
                found.append(f"{path} holds other bytes than were copied")
        return found


def snapshots(folder: Path) -> list[Snapshot]:
    """Every whole state in ``folder``, oldest first."""
    whole = sorted(path.parent for path in folder.glob(f"*/{TOLD}") if path.parent.suffix != _PART)
    return [Snapshot.read(path) for path in whole]


@contextmanager
def owned(folder: Path) -> Generator[None]:
    """Be the only one who writes to the backup in ``folder``; what a killed backup left there is swept.

    Raises:
        ClickException: somebody else is at it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with FileLock(folder / "backup.lock", timeout=1):
            for part in folder.glob(f"*{_PART}"):
                shutil.rmtree(part)
            yield
    except Timeout as error:
        raise click.ClickException(f"Another backup to {folder} is running. Try again when it is done.") from error


def shot_of(folder: Path) -> Path:
    """An empty folder for a new state, with a name that none has yet; it loses its suffix when it is whole."""
    stem = f"{datetime.now(UTC):{_STAMP}}"
    names = (stem if not number else f"{stem}-{number}" for number in range(1000))
    place = folder / f"{next(name for name in names if not (folder / name).exists())}{_PART}"
    place.mkdir(mode=0o700)
    return place


def describe(place: Path, home: Path, n_archived: int) -> None:
    """Write down what the state in ``place`` is: `backup.json`."""
    path = place / WAREHOUSE
    with open_reader(path) as warehouse:
        counts = {
            table: warehouse.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]  # noqa: S608 - names of ours
            for table in ("runs", "batches", "records", "articles", "temporal_expressions", "casualty_figures")
        }
        schema = check_version(warehouse, path)
    files = {file.name: {"n_bytes": file.stat().st_size, "sha256": sha256_of(file)} for file in sorted(place.iterdir())}
    told = {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "newsledger": version("newsledger"),
        "schema_version": schema,
        "home": str(home.resolve()),
        "rows": counts,
        "n_archived": n_archived,
        "files": files,
    }
    (place / TOLD).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
