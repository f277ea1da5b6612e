"""gzip, bzip2, xz, zstd and lz4, unpacked as a stream."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

import lz4.frame
import zstandard

from .record import BadInputError
from .streams import Budget, Piecewise, read_some

_OPENERS: dict[str, Callable[[BinaryIO], object]] = {
    "gzip": lambda stream: gzip.GzipFile(fileobj=stream),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
    "lz4": lz4.frame.LZ4FrameFile,
    "zstd": lambda stream: zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
        stream, read_across_frames=True, closefd=False
    ),
}
KINDS = tuple(_OPENERS)
SUFFIXES = ("gz", "bz2", "xz", "zst", "zstd", "lz4", "gzip", "lzma")


def unpacked(stream: BinaryIO, kind: str, budget: Budget) -> BinaryIO:
    """``stream`` of the compression ``kind`` unpacked; reading raises `BadInputError` where it breaks, each time."""
    packed = cast(BinaryIO, _OPENERS[kind](cast(BinaryIO, Piecewise(stream))))
    broken: list[BadInputError] = []

    def read(n_bytes: int) -> bytes:
        if not broken:
            try:
                return read_some(packed, n_bytes)
            except (EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError, RuntimeError) as problem:
                broken.append(_as_bad_input(problem, kind))
        raise broken[0]

    return budget.expanded(read)


def _as_bad_input(problem: Exception, kind: str) -> BadInputError:
    if isinstance(problem, EOFError):
        return BadInputError("truncated", f"the {kind} data ends in the middle")
    return BadInputError("corrupt", f"{kind}: {problem}")
