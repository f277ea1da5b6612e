"""prepare, from Parquet to Parquet: what a worker process, wherever it runs, does with one batch."""

from pathlib import Path

import polars as pl

from transforms.attempts import RAISED, reason
from transforms.prepare import extract
from transforms.structure import Structured, structure

#: Tables of which a record keeps its rows even if its article was met before.
_PER_RECORD = ("records", "line_counts")


def stage_batch(raw: Path, memory: Path, tables: Path, only: Path | None = None) -> dict[str, int]:
    """Prepare the records of ``raw`` into ``tables``; returns the number of rows by table.

    ``memory`` is the Parquet file of what earlier runs remember of repeated lines (schema LINE_COUNTS).
    ``only`` is one of the `record_id` that are wanted: the others are evidence of what repeats, and no more.
    """
    tables.mkdir(parents=True, exist_ok=True)
    structured = structure_each(pl.read_parquet(raw), pl.read_parquet(memory))
    prepared = extract(structured if only is None else _reduced(structured, pl.read_parquet(only)))
    for name, frame in zip(prepared._fields, prepared, strict=True):
        frame.write_parquet(tables / f"{name}.parquet", compression="lz4")
    return {name: frame.height for name, frame in zip(prepared._fields, prepared, strict=True)}


def _reduced(structured: Structured, only: pl.DataFrame) -> Structured:
    """Those records and their articles."""
    records = structured.records.join(only, on="record_id", how="semi", maintain_order="left")
    tables = structured._asdict() | {"records": records}
    for name, frame in tables.items():
        if name not in _PER_RECORD:
            tables[name] = frame.join(records, on="article_id", how="semi", maintain_order="left")
    return Structured(**tables)


def structure_each(raw: pl.DataFrame, memory: pl.DataFrame) -> Structured:
    """``structure``, but a record that makes it raise becomes a failed record and the others go on.

    The culprit is found by halving, so that a batch without one costs nothing more.
    """
    try:
        return structure(raw, memory)
    except RAISED as error:  # whatever it is, it must not take the batch with it; it is recorded
        if raw.height <= 1:
            return structure(raw.with_columns(reason=pl.lit(reason(error, "not_prepared"))), memory)
    middle = raw.height // 2
    return _joined(structure_each(raw[:middle], memory), structure_each(raw[middle:], memory))


def _joined(first: Structured, second: Structured) -> Structured:
    """Both halves as one; an article of both is kept as the first has it."""
    met = first.articles["article_id"].implode()
    tables: dict[str, pl.DataFrame] = {}
    for name, before, after in zip(first._fields, first, second, strict=True):
        keep_all = name in _PER_RECORD or "article_id" not in after.columns
        tables[name] = pl.concat([before, after if keep_all else after.filter(~pl.col("article_id").is_in(met))])
    return Structured(**tables)
