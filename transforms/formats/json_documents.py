"""JSON arrays and single or concatenated objects, cut into elements as a stream: one record an element.

Cutting by brackets, then parsing each element by itself, keeps memory at one element and confines a syntax error
to the element it stands in; a streaming parser such as ijson must give up there.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from .encoding import legacy_encoding
from .json_lines import MEDIA_TYPE, read_value
from .record import BadInputError, Origin, RawRecord
from .streams import BUFFER_BYTES, look_ahead, read_some

_STRUCTURE = re.compile(rb'["{}\[\],]')
_STRING_REST = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.S)


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the elements of top-level arrays, and of top-level objects."""
    head, stream = look_ahead(stream)
    legacy = legacy_encoding(head)
    cutter = Cutter(origin.limits.max_record_bytes)
    number = 0
    for number, element in enumerate(cutter.elements(stream), start=1):
        place = f"element {number}"
        if element is None:
            detail = f"{place} is longer than {origin.limits.max_record_bytes:,} bytes"
            yield origin.failed(f"record_too_large: {detail}", MEDIA_TYPE)
        else:
            yield from read_value(element, origin, place, legacy)
    if cutter.is_open:
        raise BadInputError("truncated", f"the JSON ends after element {number}, before its closing bracket")
    if number == 0:
        raise BadInputError("no_records", "the JSON holds no element")


class Cutter:
    """Finds where elements begin and end, knowing only strings, brackets and commas."""

    def __init__(self, max_bytes: int) -> None:
        """Elements of more than ``max_bytes`` are skipped."""
        self._max_bytes = max_bytes
        self._depth = 0  # of open brackets
        self._base = 0  # the depth at which elements stand: 1 inside a top-level array
        self._in_string = False
        self._in_escape = False  # the last chunk ended in a backslash
        self._parts: list[bytes] = []  # of the element that is open
        self._n_bytes = 0

    @property
    def is_open(self) -> bool:
        """Whether the data ended inside a string or bracket."""
        return self._depth > 0 or self._in_string

    def elements(self, stream: BinaryIO) -> Iterator[bytes | None]:
        """The bytes of each element; None for one that is too long, which is skipped without being held."""
        while chunk := read_some(stream, BUFFER_BYTES):
            yield from self._cut(chunk)
        if self._depth == self._base and not self._in_string:
            yield from self._take(b"")

    def _cut(self, chunk: bytes) -> Iterator[bytes | None]:
        start = position = 0
        while position < len(chunk):
            if self._in_string:
                position = self._skip_string(chunk, position)
                continue
            found = _STRUCTURE.search(chunk, position)
            if found is None:
                break
            position = found.end()
            end = self._after(found.group(), found.start())
            if end is not None:
                yield from self._take(chunk[start:end])
                start = position
        self._keep(chunk[start:])

    def _skip_string(self, chunk: bytes, position: int) -> int:
        """The position behind the string's closing quote, or the chunk's end if it does not close there."""
        rest = _STRING_REST.match(chunk, position + self._in_escape)
        end = rest.end() if rest else len(chunk)
        self._in_escape = chunk[end : end + 1] == b"\\"
        self._in_string = chunk[end : end + 1] != b'"'
        return end + 1

    def _after(self, token: bytes, at: int) -> int | None:
        """Take note of ``token``; where the open element ends if ``token`` ends it."""
        if token == b'"':
            self._in_string = True
        elif token in b"{[":
            return self._open(token, at)
        elif token in b"}]":
            return self._close(token, at)
        elif self._depth == self._base:  # a comma between elements
            return at
        return None

    def _open(self, token: bytes, at: int) -> int | None:
        self._depth += 1
        if token == b"[" and self._depth == 1:
            self._base = 1
            return at
        return None

    def _close(self, token: bytes, at: int) -> int | None:
        if self._depth > self._base:
            self._depth -= 1
            return at + 1 if self._depth == self._base == 0 else None
        if token == b"]" and self._base == 1:
            self._depth = self._base = 0
            return at
        return None  # a bracket too many: the element's parser will say so

    def _keep(self, part: bytes) -> None:
        self._n_bytes += len(part)
        if self._n_bytes <= self._max_bytes:
            self._parts.append(part)
        else:
            self._parts.clear()

    def _take(self, last: bytes) -> Iterator[bytes | None]:
        """The open element, now complete; nothing if it is only white space."""
        self._keep(last)
        element = b"".join(self._parts)
        is_too_long = self._n_bytes > self._max_bytes
        self._parts.clear()
        self._n_bytes = 0
        if is_too_long:
            yield None
        elif element.strip():
            yield element
