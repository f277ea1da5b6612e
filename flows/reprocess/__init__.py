"""reprocess: what was delivered, extracted again by the rules of today, beside the schedule.

Each batch is read, structured and extracted without a lock; only to publish it the turn is taken, for seconds, and
given back to whoever waits. What was published stays when it is killed, and the same command goes on from there.
"""

import secrets
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.exclusive_run import exclusive_run
from flows.manifest import must_have_warehouse, reconcile
from flows.manifest_runs import ManifestRun, manifest_runs
from flows.opening import for_reading, for_writing
from flows.progress import Progress
from flows.reprocess.batches import Source
from flows.reprocess.choice import Selection
from flows.reprocess.publishing import audit, publish
from flows.run import BlockedError, version_now
from flows.settings import Settings
from flows.workers import Workers, shared_workers
from transforms.rules_version import rules_version
from warehouse import reprocesses
from warehouse.corrections import take_in
from warehouse.lock import run_lock
from warehouse.manifest import Manifest

_LET_GO = 0.3  # seconds between two turns: whoever waits for the run lock tries five times a second


@dataclass(frozen=True)
class Reprocessed:
    """What became of it."""

    reprocess_id: str
    n_articles: int
    n_changed: int
    n_passed_over: int  # batches that an earlier call of it had published
    lost: list[str]  # files that are not whole in the archive; what was made of them stays


def reprocess(settings: Settings, selection: Selection) -> Reprocessed:
    """Extract ``selection`` again and put what differs in the place of what stands, which goes to the history.

    Raises:
        RunLockedError: another reprocess, or for as long as the settings let us wait another run, was in progress.
        BlockedError: a batch is refused by today's checks; those before it are published.
    """
    must_have_warehouse(settings)
    with _alone(settings) as folder, shared_workers(settings) as workers:
        workers.warm_up()
        with exclusive_run(settings, "reprocess"), for_writing(settings) as warehouse:
            reconcile(settings, warehouse)
            take_in(warehouse, settings.home)
            chosen = (
                None
                if not selection.given()
                else reprocesses.chosen_records(warehouse, selection.given(), rules_version())
            )
            begun = reprocesses.begin(warehouse, *_new(), selection.given(), rules_version(), version_now())
        source = Source(settings, folder, manifest_runs(Manifest(settings.home).entries()), chosen, begun.done)
        with _ended(settings, begun.reprocess_id):
            _publish_all(settings, begun.reprocess_id, source, workers)
    with for_reading(settings) as warehouse:
        counts = reprocesses.counts(warehouse, begun.reprocess_id)
    return Reprocessed(begun.reprocess_id, *counts, len(begun.done), source.lost)


def _publish_all(settings: Settings, reprocess_id: str, source: Source, workers: Workers) -> None:
    with progress_of(source.wanted_runs()) as progress:
        for batch in source.staged(workers, progress):
            found = audit(settings, batch, workers)
            with exclusive_run(settings, "reprocess"):
                publish(settings, reprocess_id, batch, found)
            time.sleep(_LET_GO)


def progress_of(runs: list[ManifestRun]) -> Progress:
    """Counts what is read of ``runs``."""
    files = [file for run in runs for file in run.files]
    return Progress(len(files), sum(file["n_bytes"] for file in files))


@contextmanager
def _alone(settings: Settings) -> Generator[Path]:
    """A folder to stage in, while no other reprocess goes on; it is empty, and gone afterwards."""
    place = settings.home / "reprocess"
    with run_lock(place, 0, "reprocess", lambda _: None):
        folder = place / "staging"
        shutil.rmtree(folder, ignore_errors=True)  # of one that was killed
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ended(settings: Settings, reprocess_id: str) -> Generator[None]:
    status, why = "running", None
    try:
        yield
        status = "completed"
    except BlockedError as error:
        status, why = "blocked", str(error)
        raise
    except BaseException as error:
        why = f"{type(error).__name__}: {error}".removesuffix(": ")
        raise
    finally:
        with for_writing(settings) as warehouse:
            reprocesses.end(warehouse, reprocess_id, status, why)


def _new() -> tuple[str, datetime]:
    begun_at = datetime.now(UTC)
    return f"p{begun_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}", begun_at
