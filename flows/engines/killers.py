"""Batches that kill their workers: proved to, then named, or split until the record that does it stands alone."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from flows.engines.protocol import EndedError, Engine, Work, WorkerDiedError
from flows.stage import joined_tables

_REASON = "not_prepared: preparing it killed its worker process"


def stage_or_split(engine: Engine, work: Work, *, is_split: bool) -> None:
    """Stage ``work``; what loses its workers is tried once more in a process of its own.

    That may end well: who stands beside a killer is accused with it. What dies there too is split if ``is_split``.

    Raises:
        WorkerDiedError: it kills its worker, and is not to be split.
    """
    try:
        engine.stage(work)
    except EndedError:
        raise
    except WorkerDiedError:
        _stage_suspect(engine, work, is_split=is_split)


def _stage_suspect(engine: Engine, work: Work, *, is_split: bool) -> None:
    try:
        engine.stage_apart(work)
    except EndedError:
        raise
    except WorkerDiedError as error:
        if not is_split:
            raise WorkerDiedError(
                f"Each worker process was killed that was at preparing {work.label}, the last one had nothing else to "
                "do; mostly for want of memory. Smaller batches need less: newsledger ingest --batch-records 500 PATH. "
                'To have the record found that does it, and set aside as failed: killing_batch = "split"'
            ) from error
        _split(engine, work)


def _split(engine: Engine, work: Work) -> None:
    raw = pl.read_parquet(work.raw)
    if raw.height <= 1:
        engine.stage_apart(_part(work, "alone", _as_failed(raw)))
        joined_tables([_tables(work, "alone")], work.tables)
        return
    middle = raw.height // 2
    for name, half in (("first", raw[:middle]), ("second", raw[middle:])):
        _stage_suspect(engine, _part(work, name, half), is_split=True)
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
