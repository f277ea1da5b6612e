"""Remote files through fsspec: listing, what tells a change, reading. Whatever a library raises becomes an OSError.

Credentials come from the environment or the library's own configuration, as usual.
"""

import io
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from glob import has_magic
from typing import Any, BinaryIO, cast
from urllib.request import getproxies

from fsspec.core import url_to_fs

from flows.addresses import is_web
from flows.redirects import Reached, RedirectRefusedError, guard_web
from transforms.formats.file_names import printable

_MODIFIED = ("LastModified", "mtime", "updated", "modified", "Last-Modified")  # s3fs, sftp and local, gcsfs, http
_INSTALL = "For s3, gs, sftp and https: pip install 'newsledger[remote]'"
_GOOGLE = "storage.googleapis.com"
_ETAG = ("ETag", "etag", "md5Hash", "Content-MD5")


@dataclass(frozen=True, slots=True)
class RemoteEntry:
    """A remote file as its listing shows it."""

    url: str  # with everything that is needed to open it
    fingerprint: str
    n_bytes: int | None
    modified_at: float | None


def list_files(url: str) -> Iterator[RemoteEntry]:
    """The files that ``url`` (file, folder or glob pattern) names, in order; a web address names one file."""
    try:
        _must_resolve(url)
        found = {url: _info(url)} if is_web(url) else _find(url)
    except Exception as problem:
        raise as_os_error(problem) from problem
    for address, info in sorted(found.items()):
        if info.get("type", "file") == "file":
            yield _entry(address, info)


def _must_resolve(url: str) -> None:
    """Without a network Google's library looks for its metadata server and tries again and again, for a minute."""
    is_google = url.startswith(("gs://", "gcs://")) and "STORAGE_EMULATOR_HOST" not in os.environ
    if is_google and not getproxies():  # a proxy resolves names itself
        socket.getaddrinfo(_GOOGLE, 443)


def _info(url: str) -> dict[str, Any]:
    files, path = file_system(url)
    return files.info(path)


def file_system(url: str) -> tuple[Any, str]:
    """fsspec's file system of an address, and the path in it; on the web it keeps our policy of redirects."""
    guard_web()
    return url_to_fs(url)


def _find(url: str) -> dict[str, dict[str, Any]]:
    files, path = file_system(url)
    files.invalidate_cache()  # a listing kept from an earlier run would hide what is new
    if has_magic(path):
        found: dict[str, dict[str, Any]] = files.glob(path, detail=True)
    else:
        found = files.find(path, detail=True)
    if not found:
        raise FileNotFoundError(2, "there is no such file, folder or match")
    prefix = url.partition("://")[0] + "://" + _authority(url, files)
    return {prefix + name.removeprefix("/" if prefix.endswith("/") else ""): info for name, info in found.items()}


def _authority(url: str, files: Any) -> str:
    """user@host of an address whose file system lists plain paths (sftp), else nothing."""
    return url.partition("://")[2].partition("/")[0] if getattr(files, "host", None) else ""


def _entry(url: str, info: dict[str, Any]) -> RemoteEntry:
    """Each file system names the same facts differently."""
    modified = next((info[key] for key in _MODIFIED if info.get(key)), None)
    etag = next((info[key] for key in _ETAG if info.get(key)), None)
    size = info.get("size")
    fingerprint = f"{size}|{modified or ''}|{etag or ''}" if modified or etag else ""
    return RemoteEntry(url, fingerprint, size, _seconds(modified))


def _seconds(modified: Any) -> float | None:
    if isinstance(modified, datetime):
        return modified.timestamp()
    return float(modified) if isinstance(modified, int | float) else None


def as_os_error(problem: Exception) -> OSError:
    """What the user is told; a refused redirect stays one, under whatever a library made of it."""
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, RedirectRefusedError):
            return RedirectRefusedError(None, cause.strerror)
        cause = cause.__cause__
    return OSError(None, describe(problem))


def describe(problem: Exception) -> str:
    """A library's exception in one line that holds no address, as addresses may hold credentials."""
    if isinstance(problem, ImportError):
        return f"a package is missing ({printable(str(problem))[:100]}). {_INSTALL}"
    cause = problem.__cause__  # fsspec says "not found" of a host that is down
    told = cause if cause and _detail(cause) and not _detail(problem) else problem
    return printable(f"{type(told).__name__} {_detail(told)}".strip())[:200]


def _detail(problem: BaseException) -> str:
    status, message = getattr(problem, "status", None), getattr(problem, "message", None)
    if status and message:  # an answer of a web server
        return f"{status} {message}"
    return getattr(problem, "strerror", None) or ("" if "://" in str(problem) else str(problem).partition("\n")[0])


class RemoteFile(io.RawIOBase):
    """A remote file, read as a stream."""

    def __init__(self, url: str) -> None:
        """Raises OSError if it cannot be opened."""
        super().__init__()
        self._reached = Reached()
        try:
            files, path = file_system(url)
            watched = {"trace_request_ctx": self._reached} if is_web(url) else {}
            self._stream = cast(BinaryIO, files.open(path, "rb", **watched))
        except Exception as problem:
            raise as_os_error(problem) from problem

    @property
    def reached(self) -> str | None:
        """The address that a redirect led to, with everything in it; None if there was none."""
        return self._reached.url

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``; raises OSError whatever the library raises."""
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except Exception as problem:
            raise as_os_error(problem) from problem
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the library's stream too."""
        if not self.closed and hasattr(self, "_stream"):
            self._stream.close()
        super().close()
