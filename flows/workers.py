"""Worker processes: some prepare batches, one audits them. Started early, so that their imports overlap with ours."""

import os
import signal
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from flows.processes import audit, begin, stage_batch, warm_up_to_audit, warm_up_to_prepare
from flows.settings import Settings
from flows.staging import Batch

if TYPE_CHECKING:
    from expectations import Audit

T = TypeVar("T")
_ATTEMPTS = 2  # at one piece of work whose process is killed: the second may have been the fault of another one


class WorkerDiedError(Exception):
    """A worker process was killed from outside, and another one at the same work again."""


class _Pool:
    """Processes for one kind of work. One that is killed breaks a ProcessPoolExecutor for good, so this makes another.

    All work is a pure function of its files: what was lost with a process is done again.
    """

    def __init__(self, name: str, n_processes: int, page_seconds: float) -> None:
        """Start nothing yet. ``name`` is for messages."""
        self._name = name
        self._make = partial(ProcessPoolExecutor, n_processes, get_context("spawn"), begin, (page_seconds,))
        self._lock = threading.Lock()
        self._pool = self._make()
        self._is_ending = False

    def submit(self, work: Callable[..., T], *arguments: Any) -> Future[T]:
        """Begin ``work``, and leave it at that."""
        pool = self._pool
        try:
            return _submit(pool, work, *arguments)
        except BrokenProcessPool:  # a process was killed while nobody waited for it
            self._replace(pool)
            return _submit(self._pool, work, *arguments)

    def run(self, work: Callable[..., T], *arguments: Any, what: str) -> T:
        """The result of ``work``; ``what`` says in a message what was being done.

        Raises:
            WorkerDiedError: its process was killed `_ATTEMPTS` times.
        """
        for _ in range(_ATTEMPTS):
            pool = self._pool
            try:
                return _submit(pool, work, *arguments).result()
            except BrokenProcessPool:
                if self._is_ending:
                    break
                self._replace(pool)
        raise WorkerDiedError(
            f"{self._name} was killed {_ATTEMPTS} times while it was at {what}, mostly for want of memory. Smaller "
            "batches need less: newsledger ingest --batch-records 500 PATH"
        )

    def stop(self) -> None:
        """End its processes; work that has not begun is dropped."""
        self._is_ending = True
        self._pool.shutdown(cancel_futures=True)

    def give_up(self) -> None:
        """From now on a process that ends is not replaced."""
        self._is_ending = True

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:  # several threads may have waited for the same pool
            if self._pool is broken and not self._is_ending:
                broken.shutdown(wait=False, cancel_futures=True)
                self._pool = self._make()


class Workers:
    """The pools of one run."""

    def __init__(self, n_workers: int, page_seconds: float, *, is_small: bool = False) -> None:
        """Start nothing yet; ``n_workers`` processes prepare, and give each page ``page_seconds`` of CPU time.

        ``is_small``: there is so little to do that one process prepares and audits, as its imports would take longest.
        """
        os.environ.setdefault("POLARS_MAX_THREADS", "1")  # for the processes below: one core each, not all cores each
        # spawned: fork would copy threads of Polars and DuckDB in unknown states
        self._prepare = _Pool("A worker process", 1 if is_small else n_workers, page_seconds)
        self._audit = self._prepare if is_small else _Pool("The process of the quality checks", 1, page_seconds)

    def warm_up(self) -> None:
        """Begin the slow imports of one preparer and of the auditor (Great Expectations)."""
        self._prepare.submit(warm_up_to_prepare)
        self._audit.submit(warm_up_to_audit)

    def stage(self, batch: Batch, memory: Path, only: Path | None = None) -> dict[str, int]:
        """Run `stage_batch` on a worker; returns rows by table. Raises WorkerDiedError."""
        return self._prepare.run(stage_batch, batch.raw, memory, batch.tables, only, what=f"preparing {batch.label}")

    def audit(self, *arguments: Any) -> "Audit":
        """Run `expectations.audit` in the auditor's process. Raises WorkerDiedError."""
        return self._audit.run(audit, *arguments, what="an audit")

    def stop(self) -> None:
        """End all processes; work that has not begun is dropped."""
        self._prepare.stop()
        self._audit.stop()

    def kill(self) -> None:
        """End all processes now, whatever they are at; whoever waits for their work gets a WorkerDiedError."""
        self._prepare.give_up()
        self._audit.give_up()
        for process in active_children():
            process.kill()


def _submit(pool: ProcessPoolExecutor, work: Callable[..., T], *arguments: Any) -> Future[T]:
    """Hand ``work`` to the pool. A process that this starts is deaf to ctrl-C, as we are who has to end it.

    It inherits the mask of the thread that starts it; a handler of its own would come too late, after its imports.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(work, *arguments)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_shared: Workers | None = None


@contextmanager
def shared_workers(settings: Settings, *, is_small: bool = False) -> Generator[Workers]:
    """The pools of this process: whoever asks first starts and stops them, others share; ``is_small`` as above."""
    global _shared  # noqa: PLW0603 - the command starts them before Prefect, which calls the flow, is imported
    is_owner = _shared is None
    workers = _shared = _shared or Workers(settings.workers, settings.limits.max_page_seconds, is_small=is_small)
    try:
        yield workers
    except BaseException as error:
        if not isinstance(error, Exception):  # ctrl-C or SIGTERM: nobody wants to wait for what is being prepared
            workers.kill()
        raise
    finally:
        if is_owner:
            workers.stop()
            _shared = None
