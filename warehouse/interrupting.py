"""Ctrl-C for a running query: DuckDB looks for Python's signals between its tasks only, and a task may take minutes."""

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import NoReturn, TypeVar

import duckdb

T = TypeVar("T")

_PATIENCE = 3.0  # seconds; a function that is at one enormous value hears no interrupt


def interruptible(connection: duckdb.DuckDBPyConnection, work: Callable[[], T], give_up: Callable[[], NoReturn]) -> T:
    """What ``work`` on ``connection`` gives; it runs in a thread of its own, so that this one hears ctrl-C.

    Raises:
        KeyboardInterrupt: once the query has ended. If it does not end, or at a second ctrl-C, ``give_up`` is called.
    """
    outcome: Future[T] = Future()
    Thread(target=_work, args=(work, outcome), daemon=True).start()
    try:
        return outcome.result()
    except KeyboardInterrupt:
        _end(connection, outcome, give_up)
        raise


def _work(work: Callable[[], T], outcome: Future[T]) -> None:
    try:
        outcome.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is raised again by who waits
        outcome.set_exception(error)


def _end(connection: duckdb.DuckDBPyConnection, outcome: Future[T], give_up: Callable[[], NoReturn]) -> None:
    deadline = time.monotonic() + _PATIENCE
    try:
        while not outcome.done():
            if time.monotonic() >= deadline:
                give_up()
            connection.interrupt()  # each time anew, as DuckDB forgets one that comes between two statements
            wait([outcome], 0.05)
    except KeyboardInterrupt:
        give_up()
