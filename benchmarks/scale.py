"""How an ingest grows with Dask workers, by simulation: 1, 2, 4 and 8 of them, and a publisher, that take fixed times.

    python -m benchmarks.scale OUT.csv [--workers 1 2 4 8] [--real 1 2] [--cost 2.1] [--publish 0.58] [--slow 3]

The engine, the cluster of processes, the batches and their way as bytes are real, and so is the rule by which an ingest
keeps batches in work and publishes them in order. What they are for sleeps: a worker for ``cost`` milliseconds an
article, who publishes for ``publish``, both as measured (RESULTS.md). So a machine of two cores holds eight workers,
even one that others keep busy: ``slow`` makes all sleep as many times longer, and throughput is told as if they had
not. With ``--real`` workers prepare in earnest; that wants idle cores, and ``--slow 1``.
"""

import argparse
import csv
import json
import os
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import flows.engines.dask as engine
from benchmarks import stand_in
from benchmarks.flow import write_inbox
from benchmarks.lab import read_inbox
from flows.engines.protocol import Work
from flows.preparing import stage_batch
from flows.settings import Settings
from transforms.structure import LINE_COUNTS

_RECORDS, _DIFFERENT = 500, 4  # in a batch; batches that are made, and used again and again
_AHEAD = int(Settings.model_fields["batches_ahead"].default)


@dataclass(frozen=True)
class Row:
    """One run."""

    kind: str  # stand-in or real
    workers: int
    articles_a_second: float  # from the first batch begun to the last one published
    busy: float  # share of the workers' time in work, from the first batch begun to the last one ended
    publishing: float  # share of the whole time in which something was published
    most_at_once: int  # batches that workers were at in one moment
    most_in_flight: int  # batches read and not published
    sent: float  # bytes to workers, an article
    returned: float  # bytes from workers, an article
    slow: float  # times that all took longer


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2, 4, 8])
    parser.add_argument("--real", type=int, nargs="*", default=[])
    parser.add_argument("--batches", type=int, default=32)
    parser.add_argument("--cost", type=float, default=2.1)
    parser.add_argument("--publish", type=float, default=0.58)
    parser.add_argument("--slow", type=float, default=3.0)
    chosen = parser.parse_args()
    engine.stage_inputs = stand_in.timed
    runs = [("stand-in", str(chosen.cost * chosen.slow), n) for n in chosen.workers]
    runs += [(stand_in.REAL, stand_in.REAL, n) for n in chosen.real]
    rows: list[Row] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = _batches(folder)
        for kind, cost, workers in runs:
            os.environ[stand_in.COST], os.environ[stand_in.FOLDER] = cost, name
            works = [made[number % _DIFFERENT] for number in range(chosen.batches)]
            rows.append(_run(kind, workers, works, folder, chosen.publish / 1000 * chosen.slow, chosen.slow))
            print(rows[-1], flush=True)
    with chosen.out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Row)], lineterminator="\n")
        writer.writeheader()
        writer.writerows([asdict(row) for row in rows])


def _batches(folder: Path) -> list[Work]:
    """Batches with the tables that come of them."""
    write_inbox(folder / "inbox", _RECORDS * _DIFFERENT)
    records, memory = read_inbox(folder / "inbox", None), folder / "memory.parquet"
    LINE_COUNTS.to_frame().write_parquet(memory)
    works: list[Work] = []
    for number in range(_DIFFERENT):
        raw = folder / f"raw{number}.parquet"
        records[number * _RECORDS : (number + 1) * _RECORDS].write_parquet(raw, compression="lz4")
        stage_batch(raw, memory, folder / f"batch{number}")
        works.append(Work(f"batch{number}", raw, memory, folder / "returned", None, 10.0))
    return works


def _run(kind: str, workers: int, works: list[Work], folder: Path, publish: float, slow: float) -> Row:
    log = folder / "work.jsonl"
    log.unlink(missing_ok=True)
    cluster = engine.Dask(f"local-cluster:{workers}", 600)
    try:
        _pumped(cluster, [works[0]] * workers, 0)  # each has imported what it needs
        log.unlink(missing_ok=True)
        most_in_flight = _pumped(cluster, works, publish * _RECORDS)
        ended = time.time()
    finally:
        cluster.stop()
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    first, last = min(line[1] for line in lines), max(line[2] for line in lines)
    moments = sorted([(line[1], 1) for line in lines] + [(line[2], -1) for line in lines])
    at_once = [sum(step for _, step in moments[:end]) for end in range(1, len(moments) + 1)]
    return Row(
        kind,
        workers,
        round(slow * len(works) * _RECORDS / (ended - first), 1),
        round(sum(line[2] - line[1] for line in lines) / workers / (last - first), 3),
        round(publish * _RECORDS * len(works) / (ended - first), 3),
        max(at_once),
        most_in_flight,
        round(mean(line[3] for line in lines) / _RECORDS),
        round(mean(line[4] for line in lines) / _RECORDS),
        slow,
    )


def _pumped(cluster: engine.Dask, works: list[Work], publish: float) -> int:
    """Have all staged as `flows.ingest` does, publish them in order; returns the most that were in flight."""
    window: deque[Future[None]] = deque()
    most = 0

    def publish_next() -> None:
        window.popleft().result()
        time.sleep(publish)

    with ThreadPoolExecutor(1_000) as threads:
        for work in works:
            window.append(threads.submit(cluster.stage, work))
            most = max(most, len(window))
            while len(window) > cluster.width + _AHEAD:
                publish_next()
        while window:
            publish_next()
    return most


if __name__ == "__main__":
    main()
