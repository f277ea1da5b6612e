"""An ingest into a lake beside the same ingest into a file, in turn: clock and processor time, and the same rows.

    python -m benchmarks.lake INBOX [--times 3] [--data folder|s3] [--trees OTHER …]

The lake's PostgreSQL is started here with a folder and a port of its own, and so is moto's S3 if it is to be one.
Seconds are of the clock / of newsledger's processes / of PostgreSQL's; at the end stand the medians and their ratios.
"""

import argparse
import os
import sys
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.lab import GOLD
from benchmarks.measured import ROOT, Measured, measure
from tests.lake.same_rows import differing
from tests.lake.servers import Postgres, Storage, postgres, storage
from warehouse.lake import Lake
from warehouse.lake.making import make

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Took:
    """Seconds of one ingest."""

    clock: float
    ours: float
    catalog: float = 0.0

    def __str__(self) -> str:
        """All three."""
        return f"{self.clock:6.1f} / {self.ours:6.1f} / {self.catalog:5.1f}"


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inbox")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--data", choices=("folder", "s3"), default="folder")
    parser.add_argument("--trees", nargs="*", type=Path, default=[], help="other checkouts, in turn with ours")
    chosen = parser.parse_args()
    inbox = GOLD / chosen.inbox / "inbox" if "/" not in chosen.inbox else Path(chosen.inbox).resolve()
    taken: dict[str, list[Took]] = {}
    with TemporaryDirectory() as folder, postgres() as server, _storage(chosen.data) as s3:
        for turn in range(chosen.times):
            file = Path(folder, f"file{turn}")
            _note(taken, "file", _took(_ingest(ROOT, file, inbox, {})))
            for number, tree in enumerate([ROOT, *chosen.trees]):
                name = f"lake{turn}_{number}"
                lake = _made(server, name, folder, s3)
                given = {"NEWSLEDGER_LAKE": lake.catalog, "NEWSLEDGER_LAKE_DATA": lake.data}
                with _catalog_seconds(server) as seconds:
                    took = _ingest(tree, Path(folder, name), inbox, given)
                _note(taken, f"lake by {tree.name}", _took(took, seconds[0]))
                if tree == ROOT:
                    print("rows that differ:", differing(lake, file / "warehouse.duckdb") or "none", flush=True)
    middle = {name: (median(t.clock for t in tooks), median(t.ours for t in tooks)) for name, tooks in taken.items()}
    clock, ours = middle["file"]
    for name, (its_clock, its_ours) in middle.items():
        ratios = f"{its_clock / clock:.2f} and {its_ours / ours:.2f} x"
        print(f"{name}: clock {its_clock:.1f} s, processor {its_ours:.1f} s, {ratios} the file")


def _ingest(tree: Path, home: Path, inbox: Path, given: dict[str, str]) -> Measured:
    command = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home), "ingest", str(inbox)]
    return measure(command, {"PYTHONPATH": str(tree), **given}, tree)


def _took(measured: Measured, catalog: float = 0.0) -> Took:
    return Took(measured.wall, measured.cpu, catalog)


def _note(taken: dict[str, list[Took]], name: str, took: Took) -> None:
    taken.setdefault(name, []).append(took)
    print(f"{name:20} {took}", flush=True)


def _made(server: Postgres, name: str, folder: str, s3: Storage | None) -> Lake:
    server.run(f"CREATE DATABASE {name}")
    data = Path(folder, f"{name}-rows")
    data.mkdir()
    lake = Lake(server.address(name), f"s3://lake/{name}" if s3 else str(data))
    make(lake)
    return lake


def _storage(kind: str) -> AbstractContextManager[Storage | None]:
    return _with_keys() if kind == "s3" else nullcontext()


@contextmanager
def _with_keys() -> Generator[Storage]:
    with storage() as server:
        os.environ.update(server.owner)
        yield server


@contextmanager
def _catalog_seconds(server: Postgres) -> Generator[list[float]]:
    """Processor seconds of PostgreSQL, all its sessions included."""
    with server.session("postgres") as session:
        ((backend,),) = session.execute("SELECT pg_backend_pid()").fetchall()
        (_, head) = _times(backend)
        found = [0.0]
        before = _of_all(head)
        try:
            yield found
        finally:
            found[0] = _of_all(head) - before


def _of_all(head: int) -> float:
    children = Path(f"/proc/{head}/task/{head}/children").read_text(encoding="utf-8").split()
    return _times(head, with_ended=True)[0] + sum(_times(int(child))[0] for child in children)


def _times(process: int, *, with_ended: bool = False) -> tuple[float, int]:
    """Processor seconds of a process, those of its children that ended included or not, and its parent."""
    words = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, words[11 : 15 if with_ended else 13])) / _TICKS, int(words[1])


if __name__ == "__main__":
    main()
