"""Quarantine: read set-aside records again from the archive, audit them by today's rules, publish those that pass."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

import polars as pl

import expectations
from flows.addresses import file_name
from flows.batch_files import STAGED_ENTRIES, STAGED_FEEDS, STAGED_FILES
from flows.exclusive_run import exclusive_run
from flows.manifest import note_replay
from flows.preparing import stage_batch
from flows.publishing import load
from flows.run import BlockedError, Run, recorded_run
from flows.settings import Settings
from transforms.formats import read_records, to_frame
from transforms.schemas import RAW
from warehouse import ledger
from warehouse.archive import Archive
from warehouse.connection import open_reader
from warehouse.errors import WarehouseError
from warehouse.publish import FAILING, Publication
from warehouse.sql import load_sql

AUDITED = ("articles", "casualty_figures", "temporal_expressions")  # rows only: a replay is no sample of the news
CHUNK = 1000  # records of a file held in memory at a time
#: One row a record: the expectation it failed, whether it passes now, and what it fails now (NULL if it passes).
VERDICTS = pl.Schema({"record_id": pl.String, "was": pl.String, "passes": pl.Boolean, "now": pl.String})


@dataclass(frozen=True)
class Choice:
    """Which records of the quarantine: those named, those that failed an expectation, or (neither given) all."""

    record_ids: Sequence[str] | None = None
    expectation: str | None = None


@dataclass(frozen=True)
class Trial:
    """What a replay would do: one row a record, and the staged tables it was found with."""

    verdicts: pl.DataFrame  # VERDICTS
    staged: Path
    checks: pl.DataFrame

    @property
    def passing(self) -> list[str]:
        """record_id of every record that passes now."""
        return self.verdicts.filter("passes")["record_id"].to_list()


def diff(settings: Settings, choice: Choice) -> pl.DataFrame:
    """What a replay of ``choice`` would change (VERDICTS); changes nothing."""
    chosen = chosen_records(settings, choice)
    if chosen.is_empty():
        return VERDICTS.to_frame()
    with tempfile.TemporaryDirectory(prefix="newsledger-") as folder:
        memory = Path(folder) / "memory.parquet"
        with open_reader(settings.place, settings.reader_wait_seconds) as warehouse:
            ledger.line_memory(warehouse).write_parquet(memory)
        return attempt(settings, chosen, memory, Path(folder) / "tables").verdicts


def replay(settings: Settings, choice: Choice) -> tuple[str | None, pl.DataFrame]:
    """Publish what passes now, as a run of its own; returns its run_id (None if nothing was chosen) and VERDICTS.

    What still fails stays as it was. What passes keeps its row in `quarantine`, with the run that resolved it.
    """
    with exclusive_run(settings, "quarantine replay"):
        chosen = chosen_records(settings, choice)
        if chosen.is_empty():
            return None, VERDICTS.to_frame()
        with recorded_run(settings) as run:
            trial = attempt(settings, chosen, run.memory, run.folder / "replay" / "tables")
            if trial.passing:
                publish_passing(run, trial)
        return run.run_id, trial.verdicts


def chosen_records(settings: Settings, choice: Choice) -> pl.DataFrame:
    """The records of ``choice``: record_id, expectation, and where their bytes lie (file_id, sha256, uri).

    Raises WarehouseError if one is named that is not in quarantine.
    """
    with open_reader(settings.place, settings.reader_wait_seconds) as warehouse:
        parameters = {"record_ids": choice.record_ids, "expectation": choice.expectation}
        chosen = warehouse.execute(load_sql("quarantine_open"), parameters).pl()
    missing = set(choice.record_ids or ()) - set(chosen["record_id"])
    if missing:
        raise WarehouseError(f"Not in quarantine: {', '.join(sorted(missing))}. What is: newsledger quarantine list")
    return chosen


def attempt(settings: Settings, chosen: pl.DataFrame, memory: Path, tables: Path) -> Trial:
    """Read ``chosen`` again and audit them, with staged tables in the folder ``tables``. Raises BlockedError."""
    tables.mkdir(parents=True)
    raw = tables.parent / "raw.parquet"
    _read_again(settings, chosen).write_parquet(raw)
    stage_batch(raw, memory, tables, page_seconds=settings.limits.max_page_seconds)
    silences = expectations.read_silences(settings.silences)
    audit = expectations.audit(
        {name: tables / f"{name}.parquet" for name in AUDITED}, settings.thresholds, {}, silences
    )
    if audit.is_blocked:
        raise BlockedError("; ".join(audit.blocking))
    return Trial(_verdicts(chosen, pl.read_parquet(tables / "records.parquet"), audit.failing), tables, audit.checks)


def _read_again(settings: Settings, chosen: pl.DataFrame) -> pl.DataFrame:
    """RAW rows of the ``chosen`` records, from the archive. Raises WarehouseError if their bytes are gone."""
    archive, wanted = Archive(settings.archive_store), chosen["record_id"].implode()
    files = chosen.select("file_id", "sha256", "uri").unique().sort("file_id").iter_rows()
    frames = [
        chunk.filter(pl.col("record_id").is_in(wanted))
        for file_id, sha256, uri in files
        for chunk in _chunks(settings, archive, file_id, sha256, file_name(uri))
    ]
    return pl.concat([RAW.to_frame(), *frames])


def _chunks(settings: Settings, archive: Archive, file_id: str, sha256: str, name: str) -> Iterator[pl.DataFrame]:
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(archive.open(sha256))
        except FileNotFoundError:
            raise WarehouseError(
                f"The bytes of {name} ({sha256[:12]}) are not in the archive {archive.where} any more: deliver the "
                "file again. Whether others are missing: newsledger doctor"
            ) from None
        records = iter(read_records(stream, name, settings.limits))
        while rows := list(islice(records, CHUNK)):
            yield to_frame(rows, file_id)


def _verdicts(chosen: pl.DataFrame, records: pl.DataFrame, failing: pl.DataFrame) -> pl.DataFrame:
    """VERDICTS of the chosen records."""
    by_article = {
        article: ", ".join(dict.fromkeys(row["expectation"] for row in rows))
        for article, rows in groupby(failing.sort("article_id").iter_rows(named=True), itemgetter("article_id"))
    }
    broken = pl.col("article_id").replace_strict(by_article, default=None, return_dtype=pl.String)
    now = records.select("record_id", now=pl.coalesce(broken, "reason"), found=True)
    return (
        chosen.select("record_id", was="expectation")
        .join(now, on="record_id", how="left")
        .with_columns(now=pl.when("found").then("now").otherwise(pl.lit("not found in its file any more")))
        .select("record_id", "was", pl.col("now").is_null().alias("passes"), "now")
        .cast(VERDICTS)
    )


def publish_passing(run: Run, trial: Trial) -> None:
    """Load what passes in ``trial``, and note whose replay let it pass."""
    _keep_only(trial.staged, trial.passing)
    publication = Publication(
        run.run_id, f"{run.run_id}-replay", run.started_at, trial.staged, FAILING.to_frame(), trial.checks,
        replayed=tuple(trial.passing),
    )  # fmt: skip
    note_replay(run, publication.batch_id, trial.passing)
    load(run, publication)


def _keep_only(tables: Path, record_ids: list[str]) -> None:
    """Reduce staged tables to these records; their lines were counted, and their files noted, when first delivered."""
    records = pl.read_parquet(tables / "records.parquet").filter(pl.col("record_id").is_in(record_ids))
    articles = records["article_id"].implode()
    for path in tables.glob("*.parquet"):
        frame = pl.read_parquet(path)
        if path.stem == "line_counts":
            frame = frame.clear()
        elif path.stem == "records":
            frame = records
        else:
            frame = frame.filter(pl.col("article_id").is_in(articles))
        frame.write_parquet(path)
    for name, schema in (("files", STAGED_FILES), ("feeds", STAGED_FEEDS), ("feed_entries", STAGED_ENTRIES)):
        schema.to_frame().write_parquet(tables / f"{name}.parquet")
