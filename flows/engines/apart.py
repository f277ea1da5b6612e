"""A batch staged in a process of its own on a Dask worker, which may start none by `multiprocessing`.

`python -m flows.engines.apart FOLDER SECONDS` stages what lies in FOLDER; it ends with the worker, whose end of the
pipe to it closes.
"""

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from flows.engines.protocol import WorkerDiedError
from flows.preparing import stage_batch


def stage_bytes_apart(
    label: str, raw: bytes, memory: bytes, page_seconds: float, only: bytes | None
) -> dict[str, bytes]:
    """`stage_bytes` in another process, whose death is ours to tell.

    Raises:
        WorkerDiedError: it was killed.
        RuntimeError: it raised something; the message is what it printed.
    """
    with tempfile.TemporaryDirectory(prefix="newsledger-") as name:
        folder = Path(name)
        for part, given in (("raw", raw), ("memory", memory), ("only", only)):
            if given is not None:
                (folder / f"{part}.parquet").write_bytes(given)
        child = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", __name__, name, str(page_seconds)],
            env={**os.environ, "PYTHONPATH": _python_path(), "POLARS_MAX_THREADS": "1"},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        with child:
            said = child.stderr.read() if child.stderr else b""
        if child.returncode < 0:
            raise WorkerDiedError(f"A process of its own was killed by signal {-child.returncode} at {label}")
        if child.returncode:
            raise RuntimeError(said.decode(errors="replace"))
        return {path.stem: path.read_bytes() for path in (folder / "tables").iterdir()}


def _python_path() -> str:
    """What the worker imports, its child does."""
    return os.pathsep.join([*sys.path, *filter(None, [os.environ.get("PYTHONPATH")])])


def main() -> None:
    """Stage what lies in the folder."""
    folder, page_seconds = Path(sys.argv[1]), float(sys.argv[2])
    threading.Thread(target=_end_with_parent, daemon=True).start()
    only = folder / "only.parquet"
    stage_batch(
        folder / "raw.parquet",
        folder / "memory.parquet",
        folder / "tables",
        only if only.exists() else None,
        page_seconds,
    )


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):  # not through sys.stdin, whose lock a thread must not hold at the end
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
