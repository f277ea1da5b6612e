"""prepare, from Parquet to Parquet: what a worker process, wherever it runs, does with one batch."""

from pathlib import Path

import polars as pl

from transforms.prepare import prepare


def stage_batch(raw: Path, memory: Path, tables: Path) -> dict[str, int]:
    """Prepare the records of ``raw`` into ``tables``; returns the number of rows by table.

    ``memory`` is the Parquet file of what earlier runs remember of repeated lines (schema LINE_COUNTS).
    """
    tables.mkdir(parents=True, exist_ok=True)
    prepared = prepare(pl.read_parquet(raw), pl.read_parquet(memory))
    for name, frame in zip(prepared._fields, prepared, strict=True):
        frame.write_parquet(tables / f"{name}.parquet", compression="lz4")
    return {name: frame.height for name, frame in zip(prepared._fields, prepared, strict=True)}
