"""JSON cut into elements as a stream, by brackets and strings alone.

Cutting, then parsing each element by itself, keeps memory at one element and confines a syntax error to the element it
stands in; a streaming parser such as ijson must give up there.
"""

import io
import re
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from .streams import BUFFER_BYTES, read_some

_STRUCTURE = re.compile(rb'["{}\[\],]')
_STRING_REST = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.S)
MOST_SPILLED = 256  # times the size of a record: what goes to disk of one element; the rest of it is passed over


class Cutter:
    """Finds where elements begin and end, knowing only strings, brackets and commas."""

    def __init__(self, max_bytes: int, *, inside_objects: bool = False) -> None:
        """Elements of more than ``max_bytes`` go to disk; ``inside_objects``: an object's members are elements too."""
        self._max_bytes = max_bytes
        self._openers = b"[{" if inside_objects else b"["
        self._depth = 0  # of open brackets
        self._base = 0  # the depth at which elements stand: 1 inside a top-level array
        self._closer = b"]"  # the bracket that ends them there
        self._in_string = False
        self._in_escape = False  # the last chunk ended in a backslash
        self._parts: list[bytes] = []  # of the element that is open
        self._n_bytes = 0
        self._spill: BinaryIO | None = None  # the element that is open, if it is too long to be held

    @property
    def is_open(self) -> bool:
        """Whether the data ended inside a string or bracket."""
        return self._depth > 0 or self._in_string

    def elements(self, stream: BinaryIO) -> Iterator[bytes | BinaryIO]:
        """The bytes of each element; a file for one that is too long to be held."""
        while chunk := read_some(stream, BUFFER_BYTES):
            yield from self._cut(chunk)
        if self._depth == self._base and not self._in_string:
            yield from self._take(b"")

    def rest(self) -> BinaryIO:
        """What came of an element that the data ended in; to be closed by the caller."""
        found = self._spill or io.BytesIO(b"".join(self._parts))
        self._spill, self._parts = None, []
        found.seek(0)
        return found

    def _cut(self, chunk: bytes) -> Iterator[bytes | BinaryIO]:
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
        if token in self._openers and self._depth == 1:
            self._base, self._closer = 1, b"]" if token == b"[" else b"}"
            return at
        return None

    def _close(self, token: bytes, at: int) -> int | None:
        if self._depth > self._base:
            self._depth -= 1
            return at + 1 if self._depth == self._base == 0 else None
        if token == self._closer and self._base == 1:
            self._depth = self._base = 0
            return at
        return None  # a bracket too many: the element's parser will say so

    def _keep(self, part: bytes) -> None:
        self._n_bytes += len(part)
        if self._spill is None and self._n_bytes > self._max_bytes:
            self._spill = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 -- closed by who reads it
            self._spill.writelines(self._parts)
            self._parts.clear()
        if self._spill is None:
            self._parts.append(part)
        elif self._n_bytes <= MOST_SPILLED * self._max_bytes:
            self._spill.write(part)

    def _take(self, last: bytes) -> Iterator[bytes | BinaryIO]:
        """The open element, now complete; nothing if it is only white space."""
        self._keep(last)
        element, spill = b"".join(self._parts), self._spill
        self._parts.clear()
        self._n_bytes, self._spill = 0, None
        if spill is not None:
            with spill:
                spill.seek(0)
                yield spill
        elif element.strip():
            yield element
