"""A batch that kills its workers, halved until the record that does it stands alone."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from flows.engines.killers import stage_suspect
from flows.engines.protocol import Engine, Work
from flows.preparing import joined_tables

_REASON = "not_prepared: preparing it killed its worker process"


def split(engine: Engine, work: Work) -> None:
    """Stage both halves of ``work``; a record that kills alone becomes a failed one."""
    raw = pl.read_parquet(work.raw)
    if raw.height <= 1:
        engine.stage_apart(_part(work, "alone", _as_failed(raw)))
        joined_tables([_tables(work, "alone")], work.tables)
        return
    middle = raw.height // 2
    for name, half in (("first", raw[:middle]), ("second", raw[middle:])):
        stage_suspect(engine, _part(work, name, half), is_split=True)
    joined_tables([_tables(work, "first"), _tables(work, "second")], work.tables)


def _part(work: Work, name: str, raw: pl.DataFrame) -> Work:
    folder = _tables(work, name)
    folder.mkdir(parents=True)
    path = folder.parent / "raw.parquet"
    raw.write_parquet(path, compression="lz4")
    return replace(work, label=f"{raw.height:,} records of {work.label}", raw=path, tables=folder)


def _tables(work: Work, name: str) -> Path:
    return work.raw.parent / name / "tables"


def _as_failed(raw: pl.DataFrame) -> pl.DataFrame:
    """The record as one that failed; its text is left out, as that is what kills."""
    nothing = [pl.lit(None, pl.String).alias(name) for name in ("title", "text", "html")]
    return raw.with_columns(*nothing, reason=pl.coalesce("reason", pl.lit(_REASON)))
