"""One run at a time, and one schedule, by locks of the operating system: free when the holder dies, however it dies."""

import fcntl
import json
import os
import socket
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from warehouse.errors import RunLockedError

UNKNOWN_HOLDER: dict[str, str] = dict.fromkeys(("pid", "host", "since", "command"), "?")
_GLANCE = 0.2  # seconds; whoever looks for a holder (`lock_holder`) holds it for a moment, which is no run


def lock_holder(home: Path) -> dict[str, str] | None:
    """Who holds the run lock (pid, host, since, command), None if it is free."""
    try:
        file = os.open(home / "run.lock", os.O_RDONLY)  # not as FileLock does: a reader may not be allowed to write
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read_note(home, "run")
    finally:
        os.close(file)
    return None


def _read_note(home: Path, name: str) -> dict[str, str]:
    try:
        return json.loads((home / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # the holder has the lock but has not written its note yet
        return UNKNOWN_HOLDER


@contextmanager
def run_lock(home: Path, wait: float, command: str, on_wait: Callable[[dict[str, str]], None]) -> Generator[None]:
    """Hold the run lock of ``home``; if it is taken call ``on_wait`` with the holder once, then wait.

    Raises:
        RunLockedError: still taken after ``wait`` seconds.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(home / "run.lock")
    try:
        lock.acquire(timeout=_GLANCE, poll_interval=_GLANCE / 10)
    except Timeout:
        holder = _read_note(home, "run")
        on_wait(holder)
        _wait(lock, wait, holder)
    try:
        _write_note(home, "run", command)
        yield
    finally:
        lock.release()


@contextmanager
def schedule_lock(home: Path, wait: float) -> Generator[None]:
    """Hold the lock of the one schedule that ``home`` can have; the one before has ``wait`` seconds to end.

    Raises:
        RunLockedError: another schedule is still running.
    """
    lock = FileLock(home / "serve.lock")
    try:
        lock.acquire(timeout=wait, poll_interval=0.2)
    except Timeout as error:
        holder = _read_note(home, "serve")
        raise RunLockedError(
            f"Another schedule runs on {home}: process {holder['pid']} on {holder['host']}, since {holder['since']}. "
            "Stop it first, or name all inboxes in one: newsledger serve --inbox DIR --inbox DIR"
        ) from error
    try:
        _write_note(home, "serve", "serve")
        yield
    finally:
        lock.release()


def _write_note(home: Path, name: str, command: str) -> None:
    note = {"pid": str(os.getpid()), "host": socket.gethostname(), "since": _now(), "command": command}
    (home / f"{name}.json").write_text(json.dumps(note), encoding="utf-8")


def _wait(lock: FileLock, wait: float, holder: dict[str, str]) -> None:
    started = time.monotonic()
    try:
        lock.acquire(timeout=wait, poll_interval=0.2)
    except Timeout as error:
        raise still_locked(holder, "the lock", time.monotonic() - started) from error


def still_locked(holder: dict[str, str], lock: str, seconds: float) -> RunLockedError:
    """The error of whoever waited for so many ``seconds``; ``lock`` is what the message calls it."""
    return RunLockedError(
        f"Another run (process {holder['pid']} on {holder['host']}, since {holder['since']}) held {lock} for "
        f"{seconds:.0f} s. Look at it with: newsledger status"
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
