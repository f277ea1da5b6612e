"""How fast and in how much memory every format is read: bytes to RAW frames, one process.

python benchmarks/reading.py            each format, 20 MB of generated stories
python benchmarks/reading.py --mb 200   more
python benchmarks/reading.py --file big.jsonl.gz     one file of your own
"""

import argparse
import bz2
import gzip
import io
import json
import lzma
import random
import resource
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import polars as pl
import zstandard

sys.path.insert(0, str(Path(__file__).parents[1]))
from transforms.formats import Limits, read_records, to_frames

WORDS = (
    "the of police said on Tuesday that people were killed and injured when a bus harbour market fire after officials "
    "reported wounded missing displaced near town province government spokesman café naïve “quoted” – year"
).split()


def stories(n_bytes: int) -> Iterator[dict[str, str]]:
    """About ``n_bytes`` of stories of 900 characters."""
    words = random.Random(7)
    for number in range(n_bytes // 1100):
        text = " ".join(words.choices(WORDS, k=150))
        yield {
            "id": f"s{number}",
            "title": text[:60],
            "text": text,
            "published": "2024-03-05T10:00:00Z",
            "section": "x",
        }


def samples(n_bytes: int) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of each format."""
    rows = list(stories(n_bytes))
    lines = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    yield "a.jsonl", lines
    yield "a.json", json.dumps(rows).encode()
    yield "a.jsonl.gz", gzip.compress(lines, 6)
    yield "a.jsonl.bz2", bz2.compress(lines)
    yield "a.jsonl.xz", lzma.compress(lines, preset=1)
    yield "a.jsonl.zst", zstandard.compress(lines)
    yield "a.csv", pl.DataFrame(rows).write_csv().encode()
    yield "a.parquet", _parquet(rows)
    yield "cp1252.jsonl", lines.replace("–".encode(), b"-").decode().encode("cp1252")
    yield "texts.zip", _zip((f"{row['id']}.txt", row["text"]) for row in rows)
    page = "<!doctype html><html><head><meta charset=utf-8></head><body>{}</body></html>"
    yield "pages.zip", _zip((f"{row['id']}.html", page.format(f"<p>{row['text']}</p>" * 20)) for row in rows[::20])


def _parquet(rows: list[dict[str, str]]) -> bytes:
    out = io.BytesIO()
    pl.DataFrame(rows).write_parquet(out)
    return out.getvalue()


def _zip(members: Iterator[tuple[str, str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return out.getvalue()


def measure(name: str, stream: BinaryIO, n_bytes: int) -> None:
    """Read ``stream``; print records and delivered MB a second of CPU time, and this process's peak memory so far."""
    began, n_records, n_failed = time.process_time(), 0, 0
    for frame in to_frames(read_records(stream, name, Limits()), "f", 4_000, 32 << 20):
        n_records += frame.height
        n_failed += frame["reason"].count()
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = f"{n_records / seconds:>9,.0f} records/s {n_bytes / seconds / 1e6:>7.1f} MB/s"
    print(f"{name:14} {n_bytes / 1e6:>8.1f} MB {n_records:>9,} records, {n_failed} failed {speed}  peak {peak:,.0f} MB")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=20, help="size of the generated samples")
    parser.add_argument("--file", type=Path, help="read this file instead")
    args = parser.parse_args()
    if args.file:
        with args.file.open("rb") as stream:
            measure(args.file.name, stream, args.file.stat().st_size)
        return
    for name, data in samples(args.mb << 20):
        measure(name, io.BytesIO(data), len(data))


if __name__ == "__main__":
    main()
