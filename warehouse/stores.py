"""Where the contents of an archive lie: a folder here, or (`warehouse.bucket`) a bucket of S3."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from warehouse.errors import ArchiveError

SUFFIX = ".zst"


class ArchiveAddressError(ArchiveError):
    """The setting `archive` names no place."""


class Store(Protocol):
    """Compressed contents by their SHA-256. What goes wrong with the place itself is an ArchiveError."""

    @property
    def scratch(self) -> Path:
        """Folder in which contents are written before they are kept; made when it is first needed."""
        ...

    def keep(self, temporary: Path, sha256: str) -> None:
        """Take ``temporary`` as that content, unless it is here, as long; it is safe once `settle` was called."""
        ...

    def replace(self, temporary: Path, sha256: str) -> None:
        """Take ``temporary`` as that content, in the place of whatever lies there."""
        ...

    def settle(self) -> None:
        """Wait until everything is safe that was to be kept. Raises ArchiveError: something could not be."""
        ...

    def size(self, sha256: str) -> int | None:
        """Bytes that the content takes up; None if it is not here."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """The compressed content. Raises FileNotFoundError if it is not here."""
        ...

    def remove(self, sha256: str) -> None:
        """Remove the content, if it is here."""
        ...

    def hashes(self) -> Iterator[str]:
        """SHA-256 of everything that is here."""
        ...

    def leftovers(self) -> list[Path]:
        """Files on this machine that interrupted writes left; only while the run lock is held."""
        ...


class Folder:
    """A folder: ``ab/abcdef….zst``."""

    def __init__(self, root: Path) -> None:
        """Use ``root``, made when first written to."""
        self.root = root

    def __str__(self) -> str:
        """The folder."""
        return str(self.root)

    @property
    def scratch(self) -> Path:
        """See `Store`: the folder itself, so that what is written is kept by a change of its name."""
        return self.root

    def path(self, sha256: str) -> Path:
        """Where content of that hash lies, present or not."""
        return self.root / sha256[:2] / f"{sha256}{SUFFIX}"

    def keep(self, temporary: Path, sha256: str) -> None:
        """See `Store`."""
        if self.size(sha256) != temporary.stat().st_size:  # not there, or one that was cut off
            self.replace(temporary, sha256)

    def replace(self, temporary: Path, sha256: str) -> None:
        """See `Store`."""
        target = self.path(sha256)
        target.parent.mkdir(exist_ok=True)
        temporary.replace(target)

    def settle(self) -> None:
        """See `Store`: a change of name is."""

    def size(self, sha256: str) -> int | None:
        """See `Store`."""
        try:
            return self.path(sha256).stat().st_size
        except FileNotFoundError:
            return None

    def open(self, sha256: str) -> BinaryIO:
        """See `Store`."""
        return self.path(sha256).open("rb")

    def remove(self, sha256: str) -> None:
        """See `Store`."""
        self.path(sha256).unlink(missing_ok=True)

    def hashes(self) -> Iterator[str]:
        """See `Store`."""
        return (path.stem for path in self.root.glob(f"[0-9a-f][0-9a-f]/*{SUFFIX}"))

    def leftovers(self) -> list[Path]:
        """See `Store`."""
        return list(self.root.glob("*.part"))


def store_of(home: Path, archive: str | None) -> Store:
    """Where the archive of ``home`` lies: where the setting says, else in it.

    Raises:
        ArchiveAddressError: the setting names no place.
    """
    if not archive:
        return Folder(home / "archive")
    if "://" not in archive:
        return Folder(Path(archive))
    from warehouse.bucket import Bucket  # noqa: PLC0415 - whoever keeps the archive here need not have its packages

    return Bucket(checked_archive(archive), home / "spool")


def checked_archive(archive: str) -> str:
    """``archive`` without a slash at its end. Raises ArchiveAddressError if it is neither s3:// nor a folder."""
    if "://" not in archive:
        return archive
    parts = urlsplit(archive)
    if parts.scheme != "s3" or not parts.netloc or set("@:") & set(parts.netloc) or parts.query or parts.fragment:
        raise ArchiveAddressError(  # without what was given: somebody may have written a key into it
            "archive may be s3://BUCKET/PREFIX or a folder; keys of S3 come from AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY in the environment"
        )
    return archive.rstrip("/")
