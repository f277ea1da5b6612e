"""A file as the pipeline reads it: its records, before anything is interpreted."""

from collections.abc import Iterator
from pathlib import Path

from transforms.formats import Limits, RawRecord, read_records

#: One delivered record; its ``reason`` is set if it could not be read.
Record = RawRecord


def read(path: str | Path, limits: Limits | None = None) -> Iterator[Record]:
    """Records of the file at ``path``, of any format in docs/inputs.md, streamed; bad input is one with a reason.

    Raises OSError if the file cannot be opened.
    """
    file = Path(path)
    with file.open("rb") as stream:
        yield from read_records(stream, file.name, limits or Limits())
