"""prepare, from Parquet to Parquet: what a worker, wherever it runs, does with one batch."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import polars as pl

from transforms.attempts import RAISED, reason
from transforms.prepare import Prepared, extract
from transforms.structure import Structured, structure
from transforms.structure.page_time import PAGE_SECONDS

#: Tables of which a record keeps its rows even if its article was met before.
_PER_RECORD = ("records", "line_counts")


def stage_batch(
    raw: Path, memory: Path, tables: Path, only: Path | None = None, page_seconds: float = PAGE_SECONDS
) -> None:
    """Prepare the records of ``raw`` into the folder ``tables``, one Parquet file a table.

    ``memory`` is the Parquet file of what earlier runs remember of repeated lines (schema LINE_COUNTS).
    ``only`` is one of the `record_id` that are wanted: the others are evidence of what repeats, and no more.
    ``page_seconds`` of CPU time are given to each web page.
    """
    tables.mkdir(parents=True, exist_ok=True)
    wanted = None if only is None else pl.read_parquet(only)
    prepared = _prepared(pl.read_parquet(raw), pl.read_parquet(memory), wanted, page_seconds)
    for name, frame in prepared._asdict().items():
        frame.write_parquet(tables / f"{name}.parquet", compression="lz4")


def stage_bytes(raw: bytes, memory: bytes, page_seconds: float, only: bytes | None = None) -> dict[str, bytes]:
    """The same from bytes to bytes, for a worker that shares no disk with us: each table as a Parquet file."""
    wanted = None if only is None else pl.read_parquet(BytesIO(only))
    prepared = _prepared(pl.read_parquet(BytesIO(raw)), pl.read_parquet(BytesIO(memory)), wanted, page_seconds)
    return {name: _as_bytes(frame) for name, frame in prepared._asdict().items()}


def joined_tables(parts: Sequence[Path], tables: Path) -> None:
    """Tables of one batch from those of its parts, in their order; of an article the first has its say."""
    read = [{name: pl.read_parquet(part / f"{name}.parquet") for name in Prepared._fields} for part in parts]
    whole = read[0]
    for part in read[1:]:
        whole = _joined(whole, part)
    tables.mkdir(parents=True, exist_ok=True)
    for name, frame in whole.items():
        frame.write_parquet(tables / f"{name}.parquet", compression="lz4")


def _prepared(raw: pl.DataFrame, memory: pl.DataFrame, only: pl.DataFrame | None, page_seconds: float) -> Prepared:
    structured = structure_each(raw, memory, page_seconds)
    return extract(structured if only is None else _reduced(structured, only))


def _as_bytes(frame: pl.DataFrame) -> bytes:
    file = BytesIO()
    frame.write_parquet(file, compression="lz4")
    return file.getvalue()


def _reduced(structured: Structured, only: pl.DataFrame) -> Structured:
    """Those records and their articles."""
    records = structured.records.join(only, on="record_id", how="semi", maintain_order="left")
    tables = structured._asdict() | {"records": records}
    for name, frame in tables.items():
        if name not in _PER_RECORD:
            tables[name] = frame.join(records, on="article_id", how="semi", maintain_order="left")
    return Structured(**tables)


def structure_each(raw: pl.DataFrame, memory: pl.DataFrame, page_seconds: float = PAGE_SECONDS) -> Structured:
    """``structure``, but a record that makes it raise becomes a failed record and the others go on.

    The culprit is found by halving, so that a batch without one costs nothing more.
    """
    try:
        return structure(raw, memory, page_seconds)
    except RAISED as error:  # whatever it is, it must not take the batch with it; it is recorded
        if raw.height <= 1:
            failed = raw.with_columns(reason=pl.lit(reason(error, "not_prepared")))
            return structure(failed, memory, page_seconds)
    halves = (structure_each(half, memory, page_seconds) for half in (raw[: raw.height // 2], raw[raw.height // 2 :]))
    first, second = (half._asdict() for half in halves)
    return Structured(**_joined(first, second))


def _joined(first: dict[str, pl.DataFrame], second: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Both as one; an article of both is kept as the first has it."""
    met = first["articles"]["article_id"].implode()
    tables: dict[str, pl.DataFrame] = {}
    for name, before in first.items():
        after = second[name]
        keep_all = name in _PER_RECORD or "article_id" not in after.columns
        tables[name] = pl.concat([before, after if keep_all else after.filter(~pl.col("article_id").is_in(met))])
    return tables
