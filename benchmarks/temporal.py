"""Temporal expressions: articles a second of this step alone, and whether its time is linear in the text.

    python -m benchmarks.temporal [--inbox load-reuters] [--workers 2] [--limit N]

The workers are started first; their caches are cold. INBOX is a folder or the name of a gold set beside the checkout;
without it, sentences of our own are used.
"""

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import polars as pl

from benchmarks.lab import GOLD, read_inbox
from transforms.schemas import ARTICLES
from transforms.temporal import find_expressions

_CHUNK = 1_000  # articles a task
_OWN = (
    "The town fell on Tuesday after more than two weeks of shelling, officials said late last night. Talks will "
    "resume on March {day}, a year after the truce of 2011. About 1,{day}00 people have fled since early January. "
)
_REPEATS = (10, 100, 1_000)  # lengths at which linearity is looked at, in texts of ten sentences


def articles(bodies: list[str | None], headlines: list[str | None], published: list[date | None]) -> pl.DataFrame:
    """Rows of ARTICLES with a text and a day."""
    columns = {"headline": headlines, "body": bodies, "published_on": published}
    rows = pl.DataFrame(columns, schema={name: ARTICLES[name] for name in columns})
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in ARTICLES.items() if name not in columns]
    numbers = pl.int_range(pl.len()).cast(pl.String)
    return (
        rows.with_columns(missing).with_columns(article_id=numbers, is_extracted=pl.lit(True)).select(ARTICLES.names())
    )


def load(inbox: str, limit: int | None) -> pl.DataFrame:
    """The records of an inbox as articles, else 20,000 texts of our own."""
    folder = Path(inbox) if Path(inbox).is_dir() else GOLD / inbox / "inbox"
    if not folder.is_dir():
        bodies = [_OWN.format(day=number % 28 + 1) * 4 for number in range(limit or 20_000)]
        return articles(list(bodies), [None] * len(bodies), [date(2014, 1, 29)] * len(bodies))
    raw = read_inbox(folder, limit)
    days = [date.fromisoformat(day[:10]) if day else None for day in raw["published"]]
    return articles(raw["text"].to_list(), raw["title"].to_list(), days)


def count(chunk: pl.DataFrame) -> tuple[int, float]:
    """Number of expressions of a chunk, and the seconds of CPU they took."""
    start = time.process_time()
    found = len(find_expressions(chunk))
    return found, time.process_time() - start


def measure_speed(frame: pl.DataFrame, workers: int) -> None:
    """Print articles a second over worker processes that have been started."""
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver")) as pool:
        list(pool.map(count, [frame.head(0)] * workers * 2))
        start = time.perf_counter()
        results = list(pool.map(count, frame.iter_slices(_CHUNK)))
        elapsed = time.perf_counter() - start
    found, cpu = sum(n for n, _ in results), sum(seconds for _, seconds in results)
    print(f"{len(frame):,} articles, {found:,} expressions, {workers} workers")
    print(f"wall {elapsed:.1f} s, {len(frame) / elapsed:,.0f} articles/s (of a machine that may be shared)")
    print(f"CPU {cpu:.1f} s, {len(frame) / cpu * workers:,.0f} articles/s on {workers} cores of one's own")


def measure_linearity() -> None:
    """Print microseconds per 1,000 characters for texts of growing length."""
    for repeats in _REPEATS:
        body = "".join(_OWN.format(day=number % 28 + 1) for number in range(10 * repeats))
        frame = articles([body], [None], [date(2014, 1, 29)])
        find_expressions(frame)
        start = time.process_time()
        find_expressions(frame)
        cost = (time.process_time() - start) / len(body) * 1e9
        print(f"{len(body):>9,} characters: {cost:,.0f} us per 1,000")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inbox", default="load-reuters")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    measure_speed(load(args.inbox, args.limit), args.workers)
    measure_linearity()


if __name__ == "__main__":
    main()
