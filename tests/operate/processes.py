"""newsledger as its users have it: real commands in processes of their own, waited for by conditions."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb

from tests.conftest import COMMAND, ROOT

T = TypeVar("T")
PATIENCE = 240.0  # seconds for anything to come true; only a broken product waits so long


def until(condition: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """The first value of ``condition`` that is true."""
    deadline = time.monotonic() + patience
    while not (value := condition()):
        assert time.monotonic() < deadline, f"never came true: {what}"
        time.sleep(0.05)
    return value


class Process:
    """A command at work; all that it says goes to a file."""

    def __init__(self, home: Path, *words: object, environment: dict[str, str] | None = None) -> None:
        self.home, self.said_to = home, home.parent / f"said-{words[0]}-{time.monotonic_ns()}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NEWSLEDGER_"))}
        with self.said_to.open("wb") as said:
            self.process = subprocess.Popen(
                [*COMMAND, "--home", str(home), *map(str, words)],
                env={**kept, "PYTHONPATH": str(ROOT), "MARK": self.said_to.name, **(environment or {})},
                cwd=home.parent,
                stdout=said,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def said(self) -> str:
        """What it printed so far."""
        return self.said_to.read_text(errors="replace")

    def wait(self) -> int:
        """Its exit status, when it has one."""
        return self.process.wait(timeout=PATIENCE)

    def children(self) -> dict[int, str]:
        """Its living processes but itself, orphans included: command lines by process."""
        found: dict[int, str] = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and int(folder.name) != self.process.pid:
                try:
                    if f"MARK={self.said_to.name}\0".encode() in (folder / "environ").read_bytes():
                        found[int(folder.name)] = (folder / "cmdline").read_bytes().decode().replace("\0", " ")
                except OSError:
                    continue
        return {pid: command for pid, command in found.items() if command}  # one without has ended

    def end(self) -> None:
        """Nothing of it is left."""
        for pid in [self.process.pid, *self.children()]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(timeout=PATIENCE)


@contextmanager
def running(home: Path, *words: object, environment: dict[str, str] | None = None) -> Iterator[Process]:
    """`newsledger WORDS` while inside; whatever happens, none of its processes outlives that."""
    process = Process(home, *words, environment=environment)
    try:
        yield process
    finally:
        process.end()


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    """Rows of ``query``; none while there is no warehouse, or an ingest holds it."""
    try:
        with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
            return connection.execute(query).fetchall()
    except duckdb.Error:
        return []


def story(number: int) -> str:
    """A short story, different for each number."""
    return (
        f"Bus crash near village {number}\n\nVILLAGE {number} - A bus fell into a ravine near village {number} on "
        f"Monday, killing {number % 7 + 2} people, the police said. It was on its way from town {number * 3} to "
        f"town {number * 5}.\n"
    )


def write_stories(folder: Path, count: int, first: int = 0) -> None:
    """One file a story."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:04}.txt").write_text(story(number))
