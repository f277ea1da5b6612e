"""What the pipeline adds to its parts: a WARC read by us, and by fastwarc + trafilatura alone, each on both cores.

    python benchmarks/warc.py FOLDER [--pages 1000]     FOLDER holds .html or .html.gz pages

CPU seconds are compared too: on a busy machine they are the fairer measure.
"""

import argparse
import gzip
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["POLARS_MAX_THREADS"] = "1"  # as in the workers of an ingest
import polars as pl
import trafilatura.xpaths
from fastwarc import ArchiveIterator, WarcRecordType
from trafilatura import bare_extraction

from flows.settings import Settings
from transforms.formats import Limits, read_records, to_frames
from transforms.prepare import prepare
from transforms.schemas import RAW
from transforms.structure import LINE_COUNTS, structure

N_PROCESSES = 2
BATCH = Settings.model_fields["batch_records"].default, Settings.model_fields["batch_bytes"].default


def build(folder: Path, n_pages: int, target: Path) -> int:
    """A WARC.gz of ``n_pages`` responses from the pages of ``folder``, in turn; returns its size."""
    paths = sorted(path for path in folder.iterdir() if ".html" in path.name)
    with target.open("wb") as out:
        for number, path in enumerate(islice(cycle(paths), n_pages)):
            page = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page + b"<!-- %d -->" % number
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:08d}>\r\n"
                f"WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Target-URI: http://example.test/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 1))
    return target.stat().st_size


def as_delivered() -> None:
    """Let trafilatura ask its own selectors, without the memory that the pipeline gives them."""
    for value in vars(trafilatura.xpaths).values():
        if isinstance(value, list):
            value[:] = [getattr(each, "expression", each) for each in value]


def baseline(path: str, part: int) -> tuple[int, float]:
    """fastwarc + trafilatura on every second page; (pages, CPU seconds)."""
    as_delivered()
    began, n_pages = time.process_time(), 0
    with Path(path).open("rb") as stream:
        for number, record in enumerate(ArchiveIterator(stream, record_types=WarcRecordType.response)):
            if number % N_PROCESSES == part:
                bare_extraction(record.reader.read().decode("utf-8", "replace"), with_metadata=True)
                n_pages += 1
    return n_pages, time.process_time() - began


def ours(step: Callable[..., object], raw: pl.DataFrame) -> tuple[int, float]:
    """One step on one batch of pages; (pages, CPU seconds)."""
    began = time.process_time()
    step(raw, LINE_COUNTS.to_frame())
    return raw.height, time.process_time() - began


def run_baseline(pool: ProcessPoolExecutor, path: Path) -> tuple[int, float]:
    """All pages by the parts alone."""
    done = list(pool.map(baseline, [str(path)] * N_PROCESSES, range(N_PROCESSES)))
    return sum(n for n, _ in done), sum(seconds for _, seconds in done)


def run_ours(pool: ProcessPoolExecutor, path: Path, step: Callable[..., object]) -> tuple[int, float]:
    """All pages by reading here and ``step`` in the pool."""
    began = time.process_time()
    with path.open("rb") as stream:
        frames = to_frames(read_records(stream, path.name, Limits()), "f", *BATCH)
        jobs = [pool.submit(ours, step, frame) for frame in frames]
    reading = time.process_time() - began
    done = [job.result() for job in jobs]
    return sum(n for n, _ in done), reading + sum(seconds for _, seconds in done)


def show(label: str, run: Callable[[], tuple[int, float]]) -> float:
    """Print the speed of ``run``; returns its CPU seconds a page."""
    began = time.perf_counter()
    n_pages, cpu = run()
    wall = time.perf_counter() - began
    print(f"{label:34} {n_pages:,} pages  {n_pages / wall:6.1f} pages/s  {1000 * cpu / n_pages:6.1f} ms CPU a page")
    return cpu / n_pages


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    args = parser.parse_args()
    with TemporaryDirectory() as temporary, ProcessPoolExecutor(N_PROCESSES, get_context("spawn")) as pool:
        path = Path(temporary, "pages.warc.gz")
        print(f"{build(args.folder, args.pages, path) / 1e6:.0f} MB of WARC.gz")
        list(pool.map(ours, [structure] * N_PROCESSES, [RAW.to_frame()] * N_PROCESSES))  # imports
        with ProcessPoolExecutor(N_PROCESSES, get_context("spawn")) as apart:
            list(apart.map(ours, [structure] * N_PROCESSES, [RAW.to_frame()] * N_PROCESSES))
            alone = show("fastwarc + trafilatura alone", lambda: run_baseline(apart, path))
        read = show("read + structure", lambda: run_ours(pool, path, structure))
        whole = show("read + prepare (dates, figures too)", lambda: run_ours(pool, path, prepare))
    print(f"read + structure at {alone / read:.0%} of the parts' speed, the whole of prepare at {alone / whole:.0%}")


if __name__ == "__main__":
    main()
