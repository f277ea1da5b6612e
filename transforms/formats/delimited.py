"""CSV and its kin: one record a row.

Python's csv module and not Polars: of a table with ragged rows Polars either refuses all or drops cells silently,
and here each such row must become a failed record with its line number.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from .encoding import decode, legacy_encoding
from .fields import to_record
from .naming import known
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import look_ahead

MEDIA_TYPE = "text/csv"
_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"\W?sep=(\W)\r?\n?$")  # the line that Excel reads, and writes, above the header


def read_delimited(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the rows below the header; the delimiter is the most frequent one in the header."""
    head, stream = look_ahead(stream)
    encoding = legacy_encoding(head) or "utf-8"
    csv.field_size_limit(origin.limits.max_record_bytes)
    lines = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
    first = lines.readline(origin.limits.max_record_bytes)
    said = _SEPARATOR.match(first)
    if said:
        first = lines.readline(origin.limits.max_record_bytes)
    delimiter = said[1] if said else max(_DELIMITERS, key=first.count)
    header = _distinct([_decoded(name.strip()) for name in next(csv.reader([first], delimiter=delimiter), [])])
    n_before = origin.n_records
    for place, row in _numbered(lines, delimiter, n_above=2 if said else 1):
        if isinstance(row, str):
            yield origin.failed(f"invalid_row: {place}: {row}", MEDIA_TYPE)
        elif row:
            yield _to_record(header, row, origin, encoding, place)
    if origin.n_records == n_before:
        raise BadInputError("no_records", "the table has no row below its header")


def _distinct(names: list[str]) -> list[str]:
    """``names`` with a number behind each that came before ("note", "note_2"): a record has each field once."""
    distinct: dict[str, None] = {}
    repeated: Counter[str] = Counter()
    for name in names:
        free = name
        while free in distinct:
            repeated[name] += 1
            free = f"{name}_{repeated[name] + 1}"
        distinct[free] = None
    return list(distinct)


def _numbered(lines: Iterable[str], delimiter: str, n_above: int) -> Iterator[tuple[str, list[str] | str]]:
    """("line N", row) where the row ends, below ``n_above`` lines; a message instead of a row that is broken."""
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            row: list[str] | str = next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            row = str(problem)
        yield f"line {rows.line_num + n_above}", row


def _to_record(header: list[str], row: list[str], origin: Origin, encoding: str, place: str) -> RawRecord:
    if len(row) > len(header) and not any(row[len(header) :]):
        row = row[: len(header)]
    if len(row) != len(header):
        reason = f"ragged_row: {place} has {len(row)} cells, the header {len(header)}"
        return origin.failed(reason, MEDIA_TYPE)
    cells = [_decoded(cell) for cell in row]
    return to_record(dict(zip(header, cells, strict=True)), origin, MEDIA_TYPE, encoding, place)


def _decoded(cell: str) -> str:
    """``cell`` with what was not in the table's encoding decoded by itself."""
    if cell.isascii():
        return cell
    try:
        cell.encode()
    except UnicodeEncodeError:
        return decode(cell.encode("utf-8", "surrogateescape")).text
    return cell


_SUFFIXES = ("csv", "tsv")
_STORY_COLUMNS = ("text", "html", "title")  # columns of which a table of stories has one


def _looks(head: bytes, end: str) -> bool:
    """It is called so, or its first line names two fields of a record or more, one of which can hold the story."""
    line = head.partition(b"\n")[0][:10_000].decode("ascii", errors="ignore").lower()
    if end in _SUFFIXES or line.startswith("sep="):
        return True
    cells = {cell.strip().strip('"') for cell in re.split(r"[,;\t|]", line)}
    columns = [found[0] for cell in cells if len(cell) < 40 and (found := known(cell))]
    return len(columns) >= 2 and any(column in _STORY_COLUMNS for column in columns)


DELIMITED = register(
    Format(
        name="csv",
        title="CSV, TSV, `;` and `|` tables with a header",
        becomes="one record a row",
        read=read_delimited,
        suffixes=_SUFFIXES,
        looks=_looks,
        as_utf8=True,
        rank=60,
    )
)
