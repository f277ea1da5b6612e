"""Parquet: one record a row, read in small batches through pyarrow, which streams row groups."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from .fields import to_record
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import seekable

MEDIA_TYPE = "application/vnd.apache.parquet"
_BATCH_ROWS = 256


def read_parquet(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the rows, in order; the rows before a broken row group count."""
    number = 0
    try:
        for number, row in enumerate(_rows(stream), start=1):
            yield to_record(row, origin, MEDIA_TYPE, "utf-8", f"row {number}")
    except (pa.ArrowException, OSError, ValueError) as problem:
        raise BadInputError("corrupt", f"Parquet, after row {number}: {_first_line(problem)}") from problem
    if number == 0:
        raise BadInputError("no_records", "the Parquet table has no row")


def _rows(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    with seekable(stream) as whole, pq.ParquetFile(whole, pre_buffer=False) as table:
        for batch in table.iter_batches(_BATCH_ROWS):
            yield from batch.to_pylist()


def _first_line(problem: Exception) -> str:
    return str(problem).partition("\n")[0][:200]


PARQUET = register(
    Format(
        name="parquet",
        title="Parquet",
        becomes="one record a row",
        read=read_parquet,
        magic=(b"PAR1",),
        suffixes=("parquet",),
    )
)
