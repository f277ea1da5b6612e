"""A run's life in the ledger: begun, published batch by batch, ended whatever happens."""

import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import polars as pl

from expectations import Silence, read_silences
from flows.batch_files import Batch
from flows.console import note
from flows.exits import is_interruption
from flows.manifest import must_have_warehouse, note_end, reconcile
from flows.opening import for_writing
from flows.polling import Feeds
from flows.reading import Before
from flows.retries import Retry, possible_retries
from flows.settings import Settings
from warehouse import ledger, polled_feeds
from warehouse.archive import Archive
from warehouse.connection import open_reader
from warehouse.corrections import take_in
from warehouse.duplicates import Index
from warehouse.errors import WarehouseError


class BlockedError(Exception):
    """A critical expectation of a batch failed, or could not run: nothing of the batch was published."""


@dataclass(frozen=True)
class Run:
    """What the steps of one run share."""

    run_id: str
    started_at: datetime
    settings: Settings
    archive: Archive
    seen: pl.DataFrame  # uri, fingerprint, file_id, n_bytes of every file ever read
    known: set[str]  # file_id of every content ever read to its end
    feeds: Feeds
    retries: list[Retry]  # files to be read again, as a package that they needed is installed now

    @cached_property
    def silences(self) -> list[Silence]:
        """Known faults that the audit keeps quiet about."""
        return read_silences(self.settings.silences)

    @property
    def before(self) -> Before:
        """What was read before of feeds, and of files that are read again."""
        return Before(self.feeds.entries_of, {retry.file_id: retry.members for retry in self.retries})

    @property
    def folder(self) -> Path:
        """Where this run stages its batches."""
        return self.settings.staging / self.run_id

    @property
    def memory(self) -> Path:
        """What earlier runs remember of repeated lines, as Parquet."""
        return self.folder / "memory" / "line_counts.parquet"

    @cached_property
    def index(self) -> Index:
        """What the search for near-duplicates keeps from batch to batch; the first one reads it."""
        settings = self.settings
        source = settings.place.signatures(settings.home / "lake", settings.lake_cache)
        return Index.within(self.folder / "postings", source)

    def discard(self, batch: Batch) -> None:
        """Remove a batch's staged files, unless they are to be kept."""
        if not self.settings.keep_staging:
            shutil.rmtree(batch.folder)


@contextmanager
def recorded_run(
    settings: Settings, known_as: tuple[str, datetime] | None = None, page: str | None = None
) -> Generator[Run]:
    """Enter a run into the ledger; leave it completed, failed or blocked. Only while the run lock is held.

    What an earlier, killed run left behind is cleared first: its staged files, and its status. ``known_as``: the key
    and the beginning of a run that is made again. ``page``: where Prefect shows it.
    """
    run_id, started_at = known_as or _new()
    must_have_warehouse(settings)
    clear(settings)
    with for_writing(settings) as warehouse:
        reconcile(settings, warehouse)
        take_in(warehouse, settings.home)
        known = {**settings.model_dump(mode="json"), "prefect_run": page}
        ledger.begin_run(warehouse, run_id, started_at, version_now(), known)
        retries = possible_retries(warehouse)
        run = Run(
            run_id,
            started_at,
            settings,
            Archive(settings.archive_store),
            ledger.seen_files(warehouse),
            ledger.known_contents(warehouse) - {retry.file_id for retry in retries},
            Feeds.of(settings, polled_feeds.known_feeds(warehouse), polled_feeds.known_entries(warehouse)),
            retries,
        )
        memory = ledger.line_memory(warehouse)
    run.memory.parent.mkdir(parents=True)
    memory.write_parquet(run.memory)
    try:
        yield run
    except BlockedError as error:
        _end(run, "blocked", str(error))
        raise
    except BaseException as error:
        _end(run, "failed", _why(error))
        raise
    _end(run, "completed", None)


def _new() -> tuple[str, datetime]:
    started_at = datetime.now(UTC)
    return new_run_id(started_at), started_at


def _why(error: BaseException) -> str:
    if is_interruption(error):
        return f"interrupted: it was told to end ({type(error.__cause__ or error).__name__})"
    return f"{type(error).__name__}: {error}".removesuffix(": ")


def run_row(settings: Settings, run_id: str) -> dict[str, object]:
    """The run's row of `runs`."""
    with open_reader(settings.place, settings.reader_wait_seconds) as warehouse:
        return ledger.run_row(warehouse, run_id)


def new_run_id(started_at: datetime) -> str:
    """Key of a run: its start, and a suffix that tells it from others of that second."""
    return f"r{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def version_now() -> str:
    """Version of newsledger in use."""
    return version("newsledger")


def clear(settings: Settings) -> None:
    """Remove what a killed run left on disk; only while the run lock is held."""
    if settings.staging.exists() and not settings.keep_staging:
        shutil.rmtree(settings.staging)
    Archive(settings.archive_store).sweep()


def tidy(settings: Settings) -> None:
    """Keep the warehouse in order, where it does not do so itself; the run is well without."""
    try:
        settings.place.tidy(settings.lake_upkeep, settings.lake_keep_days)
    except WarehouseError as error:
        note(str(error))


def _end(run: Run, status: str, error: str | None) -> None:
    with for_writing(run.settings) as warehouse:
        ledger.end_run(warehouse, run.run_id, status, error)
        take_in(warehouse, run.settings.home)
    note_end(run, status)
    tidy(run.settings)
    if not run.settings.keep_staging:
        shutil.rmtree(run.folder)
