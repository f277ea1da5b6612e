"""Where files come from: local folders, globs and single files, and remote addresses through fsspec."""

import glob
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from flows import remote
from flows.addresses import file_name, is_remote, local_path, local_uri, shown_uri
from flows.redirects import RedirectRefusedError

#: Device and inode of a folder.
_Identity = tuple[int, int]


class StillWrittenError(OSError):
    """The file changed between listing and the end of reading; the next run takes it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as a listing shows it."""

    uri: str  # as stored and shown: printable, without credentials
    location: str  # as opened
    fingerprint: str  # size|modification time|ETag; '' if the source tells too little to know a change by
    n_bytes: int  # 0 if the source does not tell
    modified_at: float | None  # seconds since 1970, UTC

    @property
    def name(self) -> str:
        """The file's name, safe to show."""
        return file_name(self.location)

    def open(self) -> BinaryIO:
        """Its bytes; opening and reading raise OSError if it is gone, unreadable, or still being written."""
        if is_remote(self.location):
            return _buffered(remote.RemoteFile(self.location))
        return _buffered(_Steady(self.location, self.fingerprint))


def reached_by(stream: BinaryIO) -> str | None:
    """The address that a redirect led ``stream`` (of `Listed.open`) to, as stored and shown; None if there was none."""
    reached = getattr(getattr(stream, "raw", None), "reached", None)
    return shown_uri(reached) if reached else None


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Something that is there and is not read, and why ("<code>: <detail>")."""

    uri: str
    reason: str


def list_path(path: str, excluded: Path | None = None) -> Iterator[Listed | Unlisted]:
    """What ``path`` (file, folder, glob pattern or address) holds; ``excluded`` is a folder never entered.

    Names that begin with a dot are passed over below a folder, as everything the system hides is.
    """
    if is_remote(path):
        yield from _list_remote(path)
        return
    local, avoided = local_path(path), _identity(excluded)
    if os.path.lexists(local):
        yield from _list_local(local, avoided, set())
        return
    matches = sorted(glob.glob(local, recursive=True))  # noqa: PTH207 -- undecodable names
    if not matches:
        yield Unlisted(local_uri(local), "not_found: there is no such file, folder or match")
    ours = _folders_below(excluded, matches)
    for match in matches:
        if os.path.dirname(match) not in ours:  # noqa: PTH120 -- undecodable names
            yield from _list_local(match, avoided, set())


def _identity(folder: Path | None) -> _Identity | None:
    """What tells a folder from all others, by whatever path or link one comes to it; None if there is none."""
    if folder is None or not folder.is_dir():
        return None
    status = folder.stat()
    return status.st_dev, status.st_ino


def _folders_below(excluded: Path | None, matches: list[str]) -> set[str]:
    """The folders of ``matches`` that lie below ``excluded``: a pattern with ** goes into every folder by itself."""
    if excluded is None:
        return set()
    home = excluded.resolve()
    folders = {os.path.dirname(match) for match in matches}  # noqa: PTH120 -- undecodable names
    return {folder for folder in folders if Path(folder).resolve().is_relative_to(home)}


def _list_local(path: str, avoided: _Identity | None, entered: set[_Identity]) -> Iterator[Listed | Unlisted]:
    try:
        status = os.stat(path)  # noqa: PTH116 -- names that are not UTF-8, a hundred thousand of them
        if stat.S_ISREG(status.st_mode):
            yield _listed(path, status)
        elif stat.S_ISDIR(status.st_mode):
            yield from _list_folder(path, status, avoided, entered)
        else:
            yield Unlisted(local_uri(path), "not_a_file: a pipe, socket or device")
    except OSError as problem:
        yield Unlisted(local_uri(path), f"unreadable: {problem.strerror}")


def _list_folder(
    path: str, status: os.stat_result, avoided: _Identity | None, entered: set[_Identity]
) -> Iterator[Listed | Unlisted]:
    """Files below ``path``, following links; a folder that was entered before is a loop or a second way to it."""
    identity = (status.st_dev, status.st_ino)
    if identity == avoided:
        return
    if identity in entered:
        yield Unlisted(local_uri(path), "listed_before: a link to a folder that is listed already")
        return
    entered.add(identity)
    with os.scandir(path) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    for name in names:
        yield from _list_local(f"{path.rstrip('/')}/{name}", avoided, entered)


def _listed(path: str, status: os.stat_result) -> Listed:
    return Listed(local_uri(path), path, _stamp(status), status.st_size, status.st_mtime)


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size}|{status.st_mtime_ns}|"


def _list_remote(url: str) -> Iterator[Listed | Unlisted]:
    try:
        for file in remote.list_files(url):
            yield Listed(shown_uri(file.url), file.url, file.fingerprint, file.n_bytes or 0, file.modified_at)
    except RedirectRefusedError as problem:
        yield Unlisted(shown_uri(url), f"redirect_refused: {problem.strerror}")
    except OSError as problem:
        yield Unlisted(shown_uri(url), f"unreachable: {problem.strerror}")


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(raw, 1 << 20))


class _Steady(io.RawIOBase):
    """A local file that must stay as it was listed until it is read to its end."""

    def __init__(self, path: str, fingerprint: str) -> None:
        super().__init__()
        self._file = io.FileIO(path)
        self._fingerprint = fingerprint
        self._check()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        n_bytes = self._file.readinto(buffer)
        if not n_bytes:
            self._check()
        return n_bytes

    def close(self) -> None:
        self._file.close()
        super().close()

    def _check(self) -> None:
        if _stamp(os.fstat(self._file.fileno())) != self._fingerprint:
            self.close()
            raise StillWrittenError(None, "still being written: it changed after it was listed")
