"""Files as the manifest tells of them: their bytes come out of the archive, checked against their hash."""

import hashlib
import io
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import zstandard

from flows.addresses import file_name
from flows.listing import Listed, Unlisted
from warehouse.archive import Archive
from warehouse.manifest import Entry

_UNREADABLE = "unreadable: "


@dataclass(frozen=True, slots=True)
class Kept(Listed):
    """A file that was read once; opening it reads the archive."""

    archive: Archive
    sha256: str
    reached: str | None

    @property
    def name(self) -> str:
        """The file's name, as it was when it was read first."""
        return file_name(self.uri)

    def open(self) -> BinaryIO:
        """Its bytes. Raises OSError if they are not kept, or no longer those that were delivered."""
        return cast(BinaryIO, io.BufferedReader(_Verified(self), 1 << 20))


@dataclass(frozen=True, slots=True)
class Unread(Listed):
    """A file that could not be opened or read; nor can it now."""

    reason: str

    def open(self) -> BinaryIO:
        """Raises OSError, with the reason of then."""
        raise OSError(None, self.reason.removeprefix(_UNREADABLE))


def files_of(entries: Iterable[Entry], archive: Archive) -> tuple[list[Listed], list[Unlisted]]:
    """What a run read, and what it was refused before it read anything."""
    listed: list[Listed] = []
    refused: list[Unlisted] = []
    for entry in entries:
        uri, error = entry["uri"], entry["error"] or ""
        if entry["sha256"]:
            listed.append(_kept(entry, archive))
        elif listed and error.startswith(_UNREADABLE):
            listed.append(Unread(uri, uri, "", 0, None, error))
        else:
            refused.append(Unlisted(uri, error))
    return listed, refused


def _kept(entry: Entry, archive: Archive) -> Kept:
    uri, n_bytes = entry["uri"], entry["n_bytes"]
    return Kept(uri, uri, entry["fingerprint"], n_bytes, None, archive, entry["sha256"], entry["reached_uri"])


class _Verified(io.RawIOBase):
    """Bytes of the archive that must have the hash they are kept under."""

    def __init__(self, file: Kept) -> None:
        super().__init__()
        self.reached = file.reached  # see `reached_by`
        self._sha256, self._digest, self._stack = file.sha256, hashlib.sha256(), ExitStack()
        try:
            self._stream = self._stack.enter_context(file.archive.open(file.sha256))
        except FileNotFoundError as error:
            raise OSError(None, "its bytes are missing in the archive") from error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except zstandard.ZstdError as error:
            raise OSError(None, "its bytes in the archive are damaged") from error
        self._digest.update(data)
        if not data and self._digest.hexdigest() != self._sha256:
            raise OSError(None, "its bytes in the archive are damaged")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stack.close()
        super().close()
