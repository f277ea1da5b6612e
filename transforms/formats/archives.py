"""zip and tar, read as streams: nothing is ever written under a member's name, so no name can do harm."""

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from tarfile import InvalidHeaderError, TruncatedHeaderError  # pyright: ignore[reportAttributeAccessIssue]  # not in its stubs
from typing import IO, BinaryIO, cast

from .file_names import base_name, printable
from .record import BadInputError
from .streams import Budget, Piecewise, read_some, seekable

# NotImplementedError, a RuntimeError: a compression method that zipfile does not know
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    lzma.LZMAError,
)
_TAR_ERRORS = (tarfile.TarError, OSError, ValueError, EOFError)


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """The zip in ``stream``, which can seek; raises `BadInputError`."""
    try:
        return zipfile.ZipFile(stream)
    except _ZIP_ERRORS as problem:
        raise BadInputError("corrupt", f"zip: {problem}") from problem


def member_bytes(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """A member, unpacked; raises `BadInputError` if it is missing, broken or of more than ``limit`` bytes."""
    try:
        with archive.open(name) as member:
            data = member.read(limit + 1)
    except KeyError as problem:
        raise BadInputError("corrupt", f"it lacks its member {name}") from problem
    except _ZIP_ERRORS as problem:
        raise BadInputError("encrypted" if "password" in str(problem) else "corrupt", f"{name}: {problem}") from problem
    if len(data) > limit:
        raise BadInputError("record_too_large", f"its member {name} has more than {limit:,} bytes")
    return data


def zip_members(stream: BinaryIO, budget: Budget) -> Iterator[tuple[str, BinaryIO | BadInputError]]:
    """(name, stream or what is wrong with it) of each file, in the order of the directory."""
    with seekable(stream) as whole:
        archive = open_zip(whole)
        for info in archive.infolist():
            if not info.filename.endswith("/") and not is_litter(info.filename):
                yield printable(info.filename), _open_zip_member(archive, info, budget)


def _open_zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> BinaryIO | BadInputError:
    if info.flag_bits & 0x1:
        return BadInputError("encrypted", "the member needs a password")
    try:
        member = archive.open(info)
    except _ZIP_ERRORS as problem:
        return BadInputError("corrupt", f"zip member: {problem}")
    return budget.expanded(lambda n_bytes: _read_zip(member, n_bytes))


def _read_zip(member: IO[bytes], n_bytes: int) -> bytes:
    try:
        return read_some(cast(BinaryIO, member), n_bytes)
    except _ZIP_ERRORS as problem:
        raise BadInputError("corrupt", f"zip member: {problem}") from problem


def tar_members(stream: BinaryIO, budget: Budget) -> Iterator[tuple[str, BinaryIO | BadInputError]]:
    """(name, stream) of each regular file; links, devices and folders hold no bytes of their own."""
    source = cast(BinaryIO, Piecewise(stream))
    try:
        with tarfile.open(fileobj=source, mode="r|", tarinfo=_StrictTarInfo) as archive:
            for info in archive:
                member = archive.extractfile(info) if info.isfile() and not is_litter(info.name) else None
                if member is not None:
                    yield printable(info.name), budget.expanded(_tar_reader(member))
    except _TAR_ERRORS as problem:
        raise _broken_tar(problem) from problem


class _StrictTarInfo(tarfile.TarInfo):
    """tarfile takes a broken header behind the first for the archive's end: what follows would be lost in silence."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> "_StrictTarInfo":
        try:
            return super().fromtarfile(tarfile)
        except (InvalidHeaderError, TruncatedHeaderError) as problem:
            raise _broken_tar(problem) from problem


def _tar_reader(member: IO[bytes]) -> Callable[[int], bytes]:
    def read(n_bytes: int) -> bytes:
        try:
            return member.read(n_bytes)
        except _TAR_ERRORS as problem:
            raise _broken_tar(problem) from problem

    return read


def _broken_tar(problem: Exception) -> BadInputError:
    is_cut = isinstance(problem, TruncatedHeaderError) or "end of data" in str(problem)
    return BadInputError("truncated" if is_cut else "corrupt", f"tar: {problem}")


def is_litter(name: str) -> bool:
    """What operating systems leave behind, which nobody delivers on purpose."""
    return name.startswith("__MACOSX/") or base_name(name) in (".DS_Store", "Thumbs.db", "desktop.ini")
