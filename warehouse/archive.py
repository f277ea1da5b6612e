"""The raw archive: delivered bytes under their SHA-256, compressed, written once and never changed."""

import hashlib
import shutil
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

import zstandard

from warehouse.errors import ArchiveError
from warehouse.stores import Folder, Store

if TYPE_CHECKING:
    from tempfile import _TemporaryFileWrapper  # pyright: ignore[reportPrivateUsage]

_BLOCK = 1 << 20
_LEVEL = 3  # measured: about 300 MB/s, and within 10 % of the size that level 9 gives on news text


@dataclass(frozen=True, slots=True)
class Archived:
    """One delivered file: its content key and size."""

    sha256: str
    n_bytes: int

    @property
    def file_id(self) -> str:
        """Key of the content in `files`."""
        return "f" + self.sha256[:20]


class _SourceError(Exception):
    """Tells trouble with what is read from trouble with the disk that is written: the first is one file's, no more."""

    def __init__(self, problem: OSError) -> None:
        self.problem = problem


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    try:
        yield from iter(partial(stream.read, _BLOCK), b"")
    except OSError as problem:
        raise _SourceError(problem) from problem


class Archive:
    """Content-addressed: delivered bytes, compressed, in a store."""

    def __init__(self, where: Store | Path) -> None:
        """Keep contents in ``where``, of which a path is a folder."""
        self.where: Store = Folder(where) if isinstance(where, Path) else where

    def store(self, stream: BinaryIO) -> Archived:
        """Read ``stream`` to its end once; keep it under its hash. Interrupted, it leaves only a temporary file.

        It can be read at once, and is safe after `settle`.

        Raises:
            OSError: ``stream`` cannot be read.
            ArchiveError: the bytes cannot be kept: a full disk, a folder that may not be written.
        """
        with self._told(), self._written(_blocks(stream)) as (temporary, archived):
            self.where.keep(temporary, archived.sha256)
            return archived

    def settle(self) -> None:
        """Wait until all that was stored is safe: before the ledger says so. Raises ArchiveError."""
        self.where.settle()

    @contextmanager
    def _told(self) -> Generator[None]:
        """Trouble with what is read as it is, trouble with what is written as an ArchiveError."""
        try:
            yield
        except _SourceError as error:
            raise error.problem from None
        except OSError as error:
            raise ArchiveError(f"{self.where} cannot be written: {error.strerror or error}") from error

    @contextmanager
    def _written(self, blocks: Iterator[bytes]) -> Generator[tuple[Path, Archived]]:
        """A temporary file of ``blocks``, compressed, and what they are; it is gone afterwards, unless kept."""
        digest, size = hashlib.sha256(), 0
        with self._temporary() as part:
            with zstandard.ZstdCompressor(level=_LEVEL).stream_writer(cast(BinaryIO, part), closefd=False) as sink:
                for block in blocks:
                    digest.update(block)
                    size += len(block)
                    sink.write(block)
            part.close()
            yield Path(part.name), Archived(digest.hexdigest(), size)

    @contextmanager
    def _temporary(self) -> "Generator[_TemporaryFileWrapper[bytes]]":
        self.where.scratch.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self.where.scratch, suffix=".part", delete=False) as part:
            try:
                yield part
            finally:
                Path(part.name).unlink(missing_ok=True)

    def restore(self, stream: BinaryIO, wanted: Collection[str]) -> str | None:
        """Keep the bytes of ``stream`` if their SHA-256 is ``wanted``, in the place of what lies there; which it was.

        Raises:
            OSError: ``stream`` cannot be read.
            ArchiveError: the bytes cannot be kept.
        """
        with self._told(), self._written(_blocks(stream)) as (temporary, archived):
            if archived.sha256 not in wanted:
                return None
            self.where.replace(temporary, archived.sha256)
            return archived.sha256

    def has_all_of(self, other: "Archive", sha256: str) -> bool:
        """Whether the content of that hash lies here, as long as in ``other``; one that was cut off does not count."""
        size = self.where.size(sha256)
        return size is not None and size == other.where.size(sha256)

    def take(self, other: "Archive", sha256: str) -> str | None:
        """Keep the content of that hash from ``other``, in the place of what lies there: None, or why it was not kept.

        Raises:
            ArchiveError: the bytes cannot be kept.
        """
        if (why := other.damage(sha256)) is not None:
            return why
        with self._told(), self._temporary() as part:
            with other.where.open(sha256) as source:
                shutil.copyfileobj(source, part)
            part.close()
            self.where.replace(Path(part.name), sha256)
        return None

    def hashes(self) -> Iterator[str]:
        """SHA-256 of everything that is kept."""
        return self.where.hashes()

    def damage(self, sha256: str) -> str | None:
        """Read the content of that hash again: what is wrong with it, None if it is as delivered."""
        digest = hashlib.sha256()
        try:
            with self.open(sha256) as stream:
                for block in iter(partial(stream.read, _BLOCK), b""):
                    digest.update(block)
        except FileNotFoundError:
            return "missing"
        except (OSError, zstandard.ZstdError) as error:
            return f"cannot be read: {error}"
        return None if digest.hexdigest() == sha256 else "other bytes than were delivered"

    @contextmanager
    def open(self, sha256: str) -> Generator[BinaryIO]:
        """The bytes as delivered, streamed. Raises FileNotFoundError if they are not kept."""
        with self.where.open(sha256) as raw, zstandard.ZstdDecompressor().stream_reader(raw) as stream:
            yield cast(BinaryIO, stream)

    def sweep(self) -> None:
        """Remove what interrupted writes left behind; only while the run lock is held."""
        for part in self.where.leftovers():
            part.unlink(missing_ok=True)
