"""Copies of files that somebody else may have open."""

import shutil
import subprocess
import sys
from pathlib import Path

_COPY = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"


def copy_apart(source: Path, target: Path) -> None:
    """Copy a database that this process has open, in another process.

    A lock of the operating system by `fcntl`, as DuckDB's is, ends when its process closes the file, by whatever
    descriptor: read here, it would be gone.

    Raises:
        OSError: it cannot be copied.
    """
    command = [sys.executable, "-I", "-c", _COPY, str(source), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    if done.returncode:
        raise OSError(None, f"{source} cannot be copied to {target}: {done.stderr.strip().rpartition(chr(10))[2]}")


def copy_start(source: Path, target: Path) -> None:
    """Copy a file that is only ever added to, up to its last whole line as it is now; an empty one of none."""
    if not source.exists():
        target.touch()
        return
    with source.open("rb") as old, target.open("wb") as new:
        shutil.copyfileobj(old, new)
    with target.open("r+b") as new:
        new.truncate(_end_of_lines(target))


def _end_of_lines(path: Path) -> int:
    end = 0
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                end += len(line)
    return end
