"""An archive on S3, through fsspec. An object is there whole or not at all, so nothing has to be written beside it.

What is kept is sent by threads while the next file is read; until then, and while it is read first, it lies in a spool
on this machine. Everything else is fetched whole before it is read: what breaks on the way is told from content that
is missing, which one might take for a reason to do without it.
"""

import re
import threading
import time
from collections.abc import Generator, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, cast

from warehouse.damage import first_line
from warehouse.errors import ArchiveError
from warehouse.stores import SUFFIX

_THREADS = 8  # that send
_MOST_UNDER_WAY = 64  # contents; then whoever keeps more waits
_TIMES = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 1}}  # s3fs tries five times itself
_FETCH = ".fetched"
_OLD = 86_400  # seconds; nobody fetches one file for so long
_SHAPE = re.compile(r"[0-9a-f]{64}")
_EXTRA = "pip install 'newsledger[remote]'"
_NEXT = (
    "Keys are read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the address of another server than Amazon's from "
    "AWS_ENDPOINT_URL. Whether all is there: newsledger doctor"
)
_USER = re.compile(r"//[^/@\s]*@")


class Bucket:
    """``s3://bucket/prefix/ab/abcdef….zst``."""

    def __init__(self, address: str, spool: Path) -> None:
        """Use ``address``; ``spool`` is a folder of this machine, made when first needed."""
        self._address, self._spool = address, spool
        self._root = address.removeprefix("s3://")
        self._guard = threading.Lock()
        self._under_way: dict[str, Future[None]] = {}  # what is being sent, in the order of keeping
        self._why: ArchiveError | None = None

    def __str__(self) -> str:
        """Its address, which holds no secret."""
        return self._address

    @property
    def scratch(self) -> Path:
        """See `Store`."""
        return self._spool

    @cached_property
    def _files(self) -> Any:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - not before there is something to keep or to read

        return url_to_fs(self._address, use_listings_cache=False, skip_instance_cache=True, config_kwargs=_TIMES)[0]

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(_THREADS, thread_name_prefix="archive")

    def _path(self, sha256: str) -> str:
        return f"{self._root}/{sha256[:2]}/{sha256}{SUFFIX}"

    def _spooled(self, sha256: str) -> Path:
        return self._spool / f"{sha256}{SUFFIX}"

    def keep(self, temporary: Path, sha256: str) -> None:
        """See `Store`."""
        with self._guard:
            if sha256 in self._under_way:
                return
            self._make_room()
            with self._told("written"):
                _ = self._files  # once, and not by several threads
            spooled = temporary.replace(self._spooled(sha256))
            self._under_way[sha256] = self._threads.submit(self._send_unless_there, spooled, sha256)

    def replace(self, temporary: Path, sha256: str) -> None:
        """See `Store`."""
        with self._told("written"):
            self._files.put_file(str(temporary), self._path(sha256))

    def settle(self) -> None:
        """See `Store`."""
        for one in list(self._under_way.values()):
            self._wait(one)
        with self._guard:
            for sha256 in [sha256 for sha256, one in self._under_way.items() if one.done()]:
                self._forget(sha256)

    def size(self, sha256: str) -> int | None:
        """See `Store`."""
        with self._told("read"):
            try:
                bucket, _, key = self._path(sha256).partition("/")
                return int(self._files.call_s3("head_object", Bucket=bucket, Key=key)["ContentLength"])
            except FileNotFoundError:
                return None

    def open(self, sha256: str) -> BinaryIO:
        """See `Store`."""
        if sha256 in self._under_way:
            with suppress(FileNotFoundError):
                return self._spooled(sha256).open("rb")
        with self._told("read"):
            self._spool.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._spool, suffix=_FETCH) as fetched:
                self._files.get_file(self._path(sha256), fetched.name)
                return cast(BinaryIO, Path(fetched.name).open("rb"))  # read to its end without a name

    def remove(self, sha256: str) -> None:
        """See `Store`."""
        with self._told("written"), suppress(FileNotFoundError):
            self._files.rm_file(self._path(sha256))

    def hashes(self) -> Iterator[str]:
        """See `Store`."""
        with self._told("read"):
            found: list[str] = self._files.find(self._root)
            if not found:
                self._must_be_there()
        stems = (path.stem for path in map(PurePosixPath, found) if path.suffix == SUFFIX)
        return filter(_SHAPE.fullmatch, stems)

    def leftovers(self) -> list[Path]:
        """See `Store`. What is being fetched is another command's, and may be younger."""
        before = time.time() - _OLD
        fetched = [path for path in self._spool.glob(f"*{_FETCH}") if _time(path) < before]
        return [*self._spool.glob("*.part"), *self._spool.glob(f"*{SUFFIX}"), *fetched]

    def _must_be_there(self) -> None:
        """A bucket that is not there is listed as an empty one. Raises FileNotFoundError."""
        self._files.call_s3("list_objects_v2", Bucket=self._root.partition("/")[0], MaxKeys=1)

    def _send_unless_there(self, spooled: Path, sha256: str) -> None:
        if self.size(sha256) != spooled.stat().st_size:
            self.replace(spooled, sha256)

    def _make_room(self) -> None:
        """Forget what was sent; wait if too much was not."""
        for sha256, one in list(self._under_way.items()):
            if one.done() or len(self._under_way) > _MOST_UNDER_WAY:
                self._wait(one)
                self._forget(sha256)

    def _forget(self, sha256: str) -> None:
        """Remove it from the spool; who opens it just now fetches it."""
        self._spooled(sha256).unlink(missing_ok=True)
        del self._under_way[sha256]

    def _wait(self, one: Future[None]) -> None:
        """Until it was sent; if it could not be, the others are not tried any more."""
        try:
            one.result()
        except CancelledError:
            raise self._why or ArchiveError(f"The archive {self} was not written to the end.") from None
        except ArchiveError as error:
            self._why = error
            for other in list(self._under_way.values()):
                other.cancel()
            raise

    @contextmanager
    def _told(self, done: str) -> Generator[None]:
        """Whatever a library raises becomes an ArchiveError; only of content that is missing, FileNotFoundError."""
        try:
            yield
        except ArchiveError:
            raise
        except ImportError as error:
            raise ArchiveError(f"The archive {self} needs packages that are not installed: {_EXTRA}") from error
        except FileNotFoundError as error:
            if done == "read" and not _is_of_bucket(error):
                raise
            raise self._trouble(done, error) from error
        except Exception as error:
            raise self._trouble(done, error) from error

    def _trouble(self, done: str, error: Exception) -> ArchiveError:
        why = _USER.sub("//", first_line(error))[:200].rstrip(".")
        return ArchiveError(f"The archive {self} cannot be {done}: {type(error).__name__}: {why}. {_NEXT}")


def _is_of_bucket(error: FileNotFoundError) -> bool:
    response = getattr(error.__cause__, "response", None) or {}
    return response.get("Error", {}).get("Code") == "NoSuchBucket"


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()
