"""Worker processes: some prepare batches, one audits them. Started early, so that their imports overlap with ours."""

import os
import signal
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from typing import Any, TypeVar

import expectations
from flows.settings import Settings
from flows.stage import stage_batch
from transforms.structure.page_time import set_page_seconds

T = TypeVar("T")


class Workers:
    """The pools of one run."""

    def __init__(self, n_workers: int, page_seconds: float) -> None:
        """Start nothing yet; ``n_workers`` processes prepare, and give each page ``page_seconds`` of CPU time."""
        os.environ.setdefault("POLARS_MAX_THREADS", "1")  # for the processes below: one core each, not all cores each
        context = get_context("spawn")  # fork would copy threads of Polars and DuckDB in unknown states
        self._prepare = ProcessPoolExecutor(n_workers, context, _begin, (page_seconds,))
        self._audit = ProcessPoolExecutor(1, context, _end_with_parent)

    def warm_up(self) -> None:
        """Begin the slow imports of the auditor (Great Expectations) and of one preparer."""
        _submit(self._audit, expectations.warm_up)
        _submit(self._prepare, _nothing)

    def stage(self, *paths: Any) -> Future[dict[str, int]]:
        """Run `stage_batch` on a worker."""
        return _submit(self._prepare, stage_batch, *paths)

    def audit(self, *arguments: Any) -> Future[expectations.Audit]:
        """Run `expectations.audit` in the auditor's process."""
        return _submit(self._audit, expectations.audit, *arguments)

    def stop(self) -> None:
        """End all processes; work that has not begun is dropped."""
        self._prepare.shutdown(cancel_futures=True)
        self._audit.shutdown(cancel_futures=True)

    def kill(self) -> None:
        """End all processes now, whatever they are at; whoever waits for their work gets a BrokenProcessPool."""
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


def _begin(page_seconds: float) -> None:
    set_page_seconds(page_seconds)
    _end_with_parent()


def _end_with_parent() -> None:
    """Leave no orphan: a worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def _nothing() -> None:
    """Only makes the worker import this module and what it stands on."""


_shared: Workers | None = None


@contextmanager
def shared_workers(settings: Settings) -> Generator[Workers]:
    """The pools of this process: whoever asks first starts and stops them, others share."""
    global _shared  # noqa: PLW0603 - the command starts them before Prefect, which calls the flow, is imported
    is_owner = _shared is None
    workers = _shared = _shared or Workers(settings.workers, settings.limits.max_page_seconds)
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
