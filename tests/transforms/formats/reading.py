"""Reading bytes in a test."""

import io

from transforms.formats import Limits, RawRecord, read_records


def read(data: bytes, name: str = "a.txt", limits: Limits | None = None) -> list[RawRecord]:
    """All records of ``data``."""
    return list(read_records(io.BytesIO(data), name, limits or Limits()))


def codes(records: list[RawRecord]) -> list[str]:
    """What became of each record: "read" or the code of its reason."""
    return [(record.reason or "read").partition(":")[0] for record in records]


class Virtual(io.RawIOBase):
    """A stream that cannot seek, of ``parts`` repeated, which takes no memory: (bytes, times) each."""

    def __init__(self, *parts: tuple[bytes, int]) -> None:
        self._parts = iter([part for part, times in parts for part in [part] * times])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        while not self._rest:
            self._rest = next(self._parts, b"")
            if not self._rest:
                return 0
        data, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
