"""Processes of this machine for one kind of work, replaced when somebody kills one."""

import signal
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any, TypeVar

from flows.engines.protocol import EndedError, WorkerDiedError
from flows.processes import begin

T = TypeVar("T")
_ATTEMPTS = 2  # at one piece of work whose process is killed: the second may have been the fault of another one


class Pool:
    """Processes for one kind of work. One that is killed breaks a ProcessPoolExecutor for good, so this makes another.

    All work is a pure function of its files: what was lost with a process is done again.
    """

    def __init__(self, name: str, n_processes: int, attempts: int = _ATTEMPTS) -> None:
        """Start nothing yet. ``name`` is for messages; work that loses its process is tried ``attempts`` times."""
        self._name, self._attempts = name, attempts
        # spawned: fork would copy threads of Polars and DuckDB in unknown states
        self._make = partial(ProcessPoolExecutor, n_processes, get_context("spawn"), begin)
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
            WorkerDiedError: its process was killed as often as it was tried.
            EndedError: it was us who ended it.
        """
        for _ in range(self._attempts):
            pool = self._pool
            try:
                return _submit(pool, work, *arguments).result()
            except BrokenProcessPool:
                if self._is_ending:
                    raise EndedError(f"{self._name} was ended while it was at {what}") from None
                self._replace(pool)
        raise WorkerDiedError(
            f"{self._name} was killed {self._attempts} times while it was at {what}, mostly for want of memory. "
            "Smaller batches need less: newsledger ingest --batch-records 500 PATH"
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


@contextmanager
def deaf_to_interrupts() -> Generator[None]:
    """A process that is started inside is deaf to ctrl-C, as we are who has to end it.

    It inherits the mask of the thread that starts it; a handler of its own would come too late, after its imports.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _submit(pool: ProcessPoolExecutor, work: Callable[..., T], *arguments: Any) -> Future[T]:
    with deaf_to_interrupts():
        return pool.submit(work, *arguments)
