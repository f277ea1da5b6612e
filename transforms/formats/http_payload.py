"""What an archived HTTP response carries, its transfer and content encodings undone where they are really there.

pywb and others store the payload decoded and keep the headers of the encoded one; ClueWeb09 says gzip over plain pages.
So the bytes decide: what does not begin as the header says is taken as it is.
"""

import re
import zlib

import zstandard

from .record import BadInputError
from .registry import library

_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def decoded(data: bytes, transfer: str, content: str, limit: int) -> bytes:
    """``data`` without the encodings that the headers name, at most one byte over ``limit``; raises `BadInputError`."""
    if "chunked" in transfer.lower():
        data = _unchunked(data)
    for encoding in reversed([name.strip().lower() for name in content.split(",") if name.strip()]):
        data = _unpacked(data, encoding, limit)
    return data


def _unchunked(data: bytes) -> bytes:
    """The chunks joined; ``data`` itself if it does not begin with the size of one that is there."""
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(data, at)) and (n_bytes := int(size[1], 16)):
        parts.append(data[size.end() : size.end() + n_bytes])
        at = size.end() + n_bytes
        if not parts[0] or (len(parts) == 1 and data[at : at + 2] not in (b"\r\n", b"") and data[at : at + 1] != b"\n"):
            return data
    return b"".join(parts) if parts else data


def _unpacked(data: bytes, encoding: str, limit: int) -> bytes:
    try:
        if encoding in ("gzip", "x-gzip") and data.startswith(_GZIP):
            return _inflated_by(31, data, limit)
        if encoding == "deflate" and not _is_markup(data):
            return _inflated(data, limit)
        if encoding == "zstd" and data.startswith(_ZSTD):
            return zstandard.ZstdDecompressor().stream_reader(data).read(limit + 1)
    except (zlib.error, zstandard.ZstdError) as problem:
        raise BadInputError("corrupt", f"the payload cannot be decoded: {problem}") from problem
    return _from_brotli(data, limit) if encoding == "br" and not _is_markup(data) else data


def _inflated(data: bytes, limit: int) -> bytes:
    """Deflated with or without zlib's header: servers send both."""
    try:
        return _inflated_by(15, data, limit)
    except zlib.error:
        return _inflated_by(-15, data, limit)


def _inflated_by(window_bits: int, data: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj(window_bits)
    unpacked = unpacker.decompress(data, limit + 1)
    if not unpacker.eof and len(unpacked) <= limit:
        raise zlib.error("it ends in the middle")
    return unpacked


def _from_brotli(data: bytes, limit: int) -> bytes:
    brotli = library("brotli")
    try:
        unpacked: bytes = brotli.Decompressor().process(data, output_buffer_limit=limit + 1)
    except brotli.error as problem:
        raise BadInputError("corrupt", f"the payload cannot be decoded: {problem}") from problem
    return unpacked


def _is_markup(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
