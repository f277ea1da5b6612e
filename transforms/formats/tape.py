"""A forward-only stream that remembers the current record, so that reading can be taken up inside it again."""

import re
from typing import BinaryIO

from .streams import BUFFER_BYTES, read_some


class Tape:
    """What fastwarc reads from: it needs ``tell`` and panics on a stream that cannot; seeking it never does."""

    def __init__(self, stream: BinaryIO, max_kept: int) -> None:
        """Keeps at most about ``max_kept`` bytes behind the reading position."""
        self._stream = stream
        self._max_kept = max_kept
        self._kept = bytearray()  # bytes that were read, from _start on
        self._start = 0
        self._position = 0

    def tell(self) -> int:
        """The position of the next byte to be read."""
        return self._position

    def read(self, n_bytes: int) -> bytes:
        """Some bytes, at most ``n_bytes``: those behind a `take_up` first; b'' at the end."""
        replayed = bytes(self._kept[self._position - self._start :][:n_bytes])
        data = replayed or read_some(self._stream, n_bytes)
        if not replayed:
            self._kept += data
        self._position += len(data)
        if len(self._kept) > self._max_kept + n_bytes:
            self.forget(self._position - self._max_kept)
        return data

    def forget(self, position: int) -> None:
        """Nothing before ``position`` will be asked for."""
        position = min(position, self._start + len(self._kept))
        if position > self._start:
            del self._kept[: position - self._start]
            self._start = position

    def holds(self, pattern: re.Pattern[bytes], start: int, end: int | None = None) -> bool:
        """Whether ``pattern`` occurs between two positions, as far as they are still kept."""
        stop = len(self._kept) if end is None else max(end - self._start, 0)
        return pattern.search(self._kept, max(start - self._start, 0), stop) is not None

    def take_up(self, mark: bytes, after: int) -> bool:
        """Go to the end of the first ``mark`` behind position ``after``, back or forward; False if there is none."""
        while (found := self._kept.find(mark, max(after - self._start, 0))) < 0:
            more = read_some(self._stream, BUFFER_BYTES)
            if not more:
                return False
            after = max(after, self._start + len(self._kept) - len(mark) + 1)  # what was searched is not searched again
            self._kept += more
            self.forget(after)
        self._position = self._start + found + len(mark)
        return True
