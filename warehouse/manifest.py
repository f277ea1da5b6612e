"""The manifest: what was delivered, beside the bytes that are kept. One line of JSON a batch, only ever added to.

With it the archive alone is enough to make the warehouse anew. A line is on disk before its batch is published; one
that a kill left without its batch is taken back by a later line (`reconciled` in flows/manifest.py).
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from warehouse.errors import ArchiveError

Entry = dict[str, Any]
_TAIL = 1 << 16  # bytes read at first to find the last line; more if it is longer


class Manifest:
    """The file ``manifest.jsonl`` of a home."""

    def __init__(self, home: Path) -> None:
        """Use the one under ``home``, made when first written to."""
        self.path = home / "manifest.jsonl"

    def add(self, entry: Mapping[str, Any]) -> None:
        """Write a line and wait until the disk has it. Raises ArchiveError if it cannot be written."""
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), default=str).encode(
            "utf-8", "backslashreplace"
        )
        try:
            file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                if _is_torn(file):
                    line = b"\n" + line  # what a kill left of the last line stays alone, and is passed over
                _write(file, line + b"\n")
                os.fsync(file)
            finally:
                os.close(file)
        except OSError as error:
            raise ArchiveError(f"{self.path} cannot be written: {error.strerror or error}") from error

    def entries(self) -> Iterator[Entry]:
        """Every whole line, oldest first; none if there is no manifest."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for line in file:
                entry = _read(line)
                if entry is not None:
                    yield entry

    def last(self) -> Entry | None:
        """The last whole line, without reading the others."""
        if not self.path.exists():
            return None
        size, n_bytes = self.path.stat().st_size, _TAIL
        while True:
            with self.path.open("rb") as file:
                file.seek(max(0, size - n_bytes))
                lines = file.read().splitlines()[0 if n_bytes >= size else 1 :]
            found = next((entry for line in reversed(lines) if (entry := _read(line)) is not None), None)
            if found is not None or n_bytes >= size:
                return found
            n_bytes *= 8


def _is_torn(file: int) -> bool:
    size = os.fstat(file).st_size
    return size > 0 and os.pread(file, 1, size - 1) != b"\n"


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def _read(line: bytes) -> Entry | None:
    """The entry of a line; None of a line that is not whole."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and "kind" in entry else None
