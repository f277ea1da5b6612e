"""JSONL / NDJSON: one object a line. A broken line is one failed record; the next line is read as usual."""

import re
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from .encoding import legacy_encoding
from .json_cutting import MOST_SPILLED
from .json_large import read_large
from .json_values import read_value
from .record import Origin, RawRecord
from .registry import Format, register
from .streams import look_ahead


def read_json_lines(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the lines of ``stream``; blank lines are none.

    A line beyond the size of a record, as a long answer is, is taken apart: the limit is a story's and not the line's.
    """
    head, stream = look_ahead(stream)
    legacy = legacy_encoding(head)
    for number, line in enumerate(_lines(stream, origin.limits.max_record_bytes), start=1):
        if not isinstance(line, bytes):
            yield from read_large(line, origin, f"line {number}", legacy)
        elif not line.isspace():
            yield from read_value(line, origin, f"line {number}", legacy)


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | BinaryIO]:
    """The lines of ``stream``; a file for one that is too long to be held."""
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield line
            continue
        with cast(BinaryIO, TemporaryFile()) as spill:
            spill.write(line)
            while more := stream.readline(max_bytes):
                if spill.tell() <= MOST_SPILLED * max_bytes:
                    spill.write(more)
                if more.endswith(b"\n"):
                    break
            spill.seek(0)
            yield spill


_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')


def _looks(head: bytes, end: str) -> bool:
    """It is called so, or its first line is a whole object and what follows begins another."""
    if end in ("jsonl", "ndjson"):
        return True
    if end != "json" and not _OBJECT.match(head):
        return False
    first, _, rest = head.strip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


JSON_LINES = register(
    Format(
        name="jsonl",
        title="JSONL, NDJSON",
        becomes="one record a line, or one a story if the line holds several",
        read=read_json_lines,
        suffixes=("jsonl", "ndjson"),
        looks=_looks,
        as_utf8=True,
        rank=32,
    )
)
