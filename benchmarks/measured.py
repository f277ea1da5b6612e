"""One command as a whole: wall and CPU seconds of it and all its descendants, and the peak memory of each process."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from benchmarks.memory import peaks

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Measured:
    """What a command took."""

    wall: float  # seconds
    cpu: float  # seconds of user and system time, descendants included
    peak_mb: dict[str, float]  # by process

    @property
    def largest_mb(self) -> float:
        """Peak of the largest single process."""
        return max(self.peak_mb.values(), default=0.0)


def measure(command: list[str], environment: dict[str, str] | None = None, folder: Path = ROOT) -> Measured:
    """Run ``command`` in ``folder`` to its end; raises CalledProcessError with what it printed."""
    before = os.times()
    began = time.perf_counter()
    with TemporaryFile() as printed:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=printed, stderr=subprocess.STDOUT
        )
        found = peaks(process)
        wall, after = time.perf_counter() - began, os.times()
        if process.returncode:
            printed.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, printed.read())
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(wall, cpu, found)


def ingest(inbox: Path, home: Path, tree: Path = ROOT) -> Measured:
    """`newsledger ingest` of the checkout at ``tree``, with this environment's packages."""
    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home.resolve()), "ingest"]
    command.append(str(inbox.resolve()))
    return measure(command, {"PYTHONPATH": str(tree)}, tree)  # the folder it runs in comes first on Python's path
