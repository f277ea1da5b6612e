"""Byte streams around byte streams: looking ahead, counting what was unpacked, turning UTF-16 into UTF-8."""

import codecs
import io
from collections.abc import Callable, Generator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from .limits import MIB, Limits
from .record import BadInputError, ExhaustedError

HEAD_BYTES = 64 * 1024
BUFFER_BYTES = 256 * 1024


class ReadFrom(io.RawIOBase):
    """A raw stream over a function ``read(n) -> bytes`` that returns b'' at the end."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        """``read`` is called with the number of bytes wanted, and may give fewer."""
        self._read = read

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer`` with what one call of ``read`` gives."""
        view = memoryview(cast(bytearray, buffer))
        data = self._read(len(view))
        view[: len(data)] = data
        return len(data)


def buffered(read: Callable[[int], bytes]) -> BinaryIO:
    """A buffered stream over ``read(n)``."""
    return cast(BinaryIO, io.BufferedReader(ReadFrom(read), BUFFER_BYTES))


def read_some(stream: BinaryIO, n_bytes: int) -> bytes:
    """At most ``n_bytes``, by one read below: a longer read that breaks would lose what it had before the break."""
    return cast(io.BufferedReader, stream).read1(n_bytes)


class Piecewise:
    """A stream for libraries that call ``read``, and take what `read_some` gives."""

    def __init__(self, stream: BinaryIO) -> None:
        """Reads from ``stream``, forward only."""
        self._stream = stream

    def read(self, n_bytes: int) -> bytes:
        """Some bytes, b'' at the end."""
        return read_some(self._stream, n_bytes)


def counted(stream: BinaryIO, count: Callable[[int], None]) -> BinaryIO:
    """``stream`` with ``count`` told how many bytes each read below gives."""

    def read(n_bytes: int) -> bytes:
        data = read_some(stream, n_bytes)
        count(len(data))
        return data

    return buffered(read)


def read_whole(stream: BinaryIO, limits: Limits) -> bytes:
    """All of ``stream``, which is one record; raises `BadInputError` if that is too large."""
    return read_up_to(stream, limits.max_record_bytes, "record")


def read_up_to(stream: BinaryIO, limit: int, what: str) -> bytes:
    """All of ``stream``, which is one ``what``; raises `BadInputError` if that is too large."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise BadInputError("record_too_large", f"more than {limit:,} bytes in one {what}")
    return data


def look_ahead(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of ``stream``, and a stream that still holds them; breaks only if there is not one byte."""
    head, start = b"", stream.tell() if stream.seekable() else 0
    try:
        while len(head) < HEAD_BYTES and (part := read_some(stream, HEAD_BYTES - len(head))):
            head += part
    except BadInputError:
        if not head:
            raise
    if stream.seekable():
        stream.seek(start)
        return head, stream
    rest = io.BytesIO(head)
    return head, buffered(lambda n_bytes: rest.read(n_bytes) or read_some(stream, n_bytes))


@contextmanager
def seekable(stream: BinaryIO) -> Generator[BinaryIO]:
    """``stream``, or a copy of it that can seek; the copy goes to disk beyond 64 MiB, as memory must not grow."""
    if stream.seekable():
        yield stream
        return
    with SpooledTemporaryFile(max_size=64 * MIB) as copy:
        while part := stream.read(BUFFER_BYTES):
            copy.write(part)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def as_utf8(stream: BinaryIO, encoding: str) -> BinaryIO:
    """``stream`` in ``encoding`` (UTF-16 or UTF-32) as UTF-8; what is broken becomes U+FFFD."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")

    def read(n_bytes: int) -> bytes:
        # a code point takes at most 4 bytes in UTF-8 and at least 2 in UTF-16: half of the wish always fits
        while part := read_some(stream, max(n_bytes // 2, 4)):
            if text := decoder.decode(part):
                return text.encode()
        return decoder.decode(b"", final=True).encode()

    return buffered(read)


class Budget:
    """Counts the delivered and the unpacked bytes of one file, over all its members and layers."""

    def __init__(self, limits: Limits) -> None:
        """Nothing is counted yet."""
        self._limits = limits
        self._delivered = 0
        self._expanded = 0

    def delivered(self, stream: BinaryIO) -> BinaryIO:
        """``stream`` with its bytes counted as delivered: at once if it can seek, else as they are read."""
        if stream.seekable():
            self._delivered = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            return stream
        return counted(stream, self._count_delivered)

    def _count_delivered(self, n_bytes: int) -> None:
        self._delivered += n_bytes

    def expanded(self, read: Callable[[int], bytes]) -> BinaryIO:
        """A stream over ``read`` with its bytes counted as unpacked.

        Raises `ExhaustedError` past a limit, at the next read: what is unpacked already can still be used.
        """

        def checked(n_bytes: int) -> bytes:
            self._check()
            data = read(n_bytes)
            self._expanded += len(data)
            return data

        return buffered(checked)

    def _check(self) -> None:
        limits, expanded = self._limits, self._expanded
        if expanded > limits.max_expanded_bytes:
            raise ExhaustedError("expansion_limit", f"unpacks to more than {limits.max_expanded_bytes:,} bytes")
        if expanded > max(limits.free_expanded_bytes, limits.max_expansion_ratio * self._delivered):
            raise ExhaustedError("expansion_ratio", f"unpacks to more than {limits.max_expansion_ratio} times its size")
