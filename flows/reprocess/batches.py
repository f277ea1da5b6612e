"""Batches as they were put together then, read again from the archive and extracted by the rules of today.

What repeats within a batch is furniture, so the others of a batch are structured too where only some are wanted.
"""

import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import polars as pl

from flows.batch_files import Batch
from flows.kept import files_of
from flows.manifest_runs import ManifestRun
from flows.opening import for_reading
from flows.progress import Progress
from flows.reading import BatchBounds, Before, Reader
from flows.reprocess.read_archive import ReadArchive
from flows.settings import Settings
from flows.workers import Workers
from warehouse import ledger

#: Every entry of a feed is read: those that the ledger does not know, as an earlier run had delivered them, fall away.
_NOTHING_BEFORE = Before(entries_of=lambda _: set())


@dataclass
class Source:
    """Runs to be read again, where that is staged, and what of them is wanted."""

    settings: Settings
    folder: Path
    runs: list[ManifestRun]  # all of them, oldest first: what an earlier one read a later one did not read again
    chosen: pl.DataFrame | None  # record_id, run_id; None: everything
    done: set[str]  # batch_id of those to be passed over
    lost: list[str] = field(default_factory=list[str])  # files that are not whole in the archive

    def wanted_runs(self) -> list[ManifestRun]:
        """Those that read a file of which something is wanted."""
        runs = None if self.chosen is None else set(self.chosen["run_id"])
        return [run for run in self.runs if run.files and (runs is None or run.run_id in runs)]

    def staged(self, workers: Workers, progress: Progress) -> Iterator[Batch]:
        """Every batch with something wanted, extracted; some are worked on ahead. Its folder is gone afterwards."""
        only = self._write_chosen()
        ahead, n_ahead = deque[tuple[Batch, Future[None]]](), workers.width + 1
        with ThreadPoolExecutor(n_ahead + 1) as waiting:  # its threads only wait for workers
            for batch, memory in self._read(progress):
                progress.advance(staged=batch.n_records)
                ahead.append((batch, waiting.submit(workers.stage, batch, memory, only)))
                if len(ahead) > n_ahead:
                    yield from _next(ahead, progress)
            while ahead:
                yield from _next(ahead, progress)

    def _read(self, progress: Progress) -> Iterator[tuple[Batch, Path]]:
        wanted = {run.run_id for run in self.wanted_runs()}
        known: set[str] = set()
        for run in self.runs:
            if run.run_id in wanted:
                yield from self._read_run(run, set(known), progress)
            known |= {f"f{file['sha256'][:20]}" for file in run.files if file["sha256"]}

    def _read_run(self, run: ManifestRun, known: set[str], progress: Progress) -> Iterator[tuple[Batch, Path]]:
        folder, archive = self.folder / run.run_id, ReadArchive(self.settings.archive_store)
        memory = self._memory(folder, run.started_at)
        limits = self.settings.limits
        reader = Reader(archive, known, folder, limits, _bounds(self.settings, run), _NOTHING_BEFORE)
        listed, _ = files_of(run.files, archive)
        for batch in reader.batches(listed, (), progress.read):
            self._note_lost(batch)
            if batch.batch_id not in self.done and self._is_wanted(batch):
                yield batch, memory
            else:
                shutil.rmtree(batch.folder)

    def _memory(self, folder: Path, before: datetime) -> Path:
        path = folder / "memory.parquet"
        path.parent.mkdir(parents=True)
        with for_reading(self.settings) as warehouse:
            ledger.line_memory(warehouse, before).write_parquet(path)
        return path

    def _is_wanted(self, batch: Batch) -> bool:
        if self.chosen is None:
            return True
        read = pl.read_parquet(batch.raw, columns=["record_id"])
        return not read.join(self.chosen, on="record_id", how="semi").is_empty()

    def _note_lost(self, batch: Batch) -> None:
        files = pl.read_parquet(batch.tables / "files.parquet")
        self.lost += files.filter(pl.col("error").str.contains("in the archive"))["uri"].to_list()

    def _write_chosen(self) -> Path | None:
        if self.chosen is None:
            return None
        path = self.folder / "chosen.parquet"
        self.chosen.select("record_id").write_parquet(path)
        return path


def _bounds(settings: Settings, run: ManifestRun) -> BatchBounds:
    """How batches were cut then."""
    then = run.settings
    n_records, n_bytes = (then.get(name, getattr(settings, name)) for name in ("batch_records", "batch_bytes"))
    return BatchBounds(n_records, int(n_bytes))


def _next(ahead: deque[tuple[Batch, Future[None]]], progress: Progress) -> Iterable[Batch]:
    batch, staged = ahead.popleft()
    staged.result()
    yield batch
    progress.advance(records=batch.n_records)
    shutil.rmtree(batch.folder)
