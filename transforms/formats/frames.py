"""Records to frames of bounded size."""

from collections.abc import Iterable, Iterator

import polars as pl

from transforms.ids import stable_id
from transforms.schemas import RAW

from .record import RawRecord


def to_frames(records: Iterable[RawRecord], file_id: str, max_records: int, max_bytes: int) -> Iterator[pl.DataFrame]:
    """Frames of the schema `RAW`, in order, each of at most ``max_records`` rows and about ``max_bytes`` of text."""
    batch: list[RawRecord] = []
    n_bytes = 0
    for record in records:
        batch.append(record)
        n_bytes += len(record.text or "") + len(record.html or "") + len(record.extra or "")
        if len(batch) >= max_records or n_bytes >= max_bytes:
            yield to_frame(batch, file_id)
            batch, n_bytes = [], 0
    if batch:
        yield to_frame(batch, file_id)


def to_frame(batch: list[RawRecord], file_id: str) -> pl.DataFrame:
    """``batch`` as a frame of the schema `RAW`."""
    columns = dict(zip(RawRecord._fields, zip(*batch, strict=True), strict=True))
    columns["record_id"] = tuple(stable_id("r", file_id, record.member or "", record.ordinal) for record in batch)
    columns["file_id"] = (file_id,) * len(batch)
    return pl.DataFrame({name: columns[name] for name in RAW}, schema=RAW)
