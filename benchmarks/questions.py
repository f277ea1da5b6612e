"""Seconds of every query that the README begins with, over a generated warehouse of a million articles.

    python -m benchmarks.questions [--articles 1000000] [--words 5] [--home DIR] [--repeats 3]

A warehouse as benchmarks.dashboard makes it, three figures an article, with short bodies, which no query reads. It
takes some minutes and 0.6 GB for each million, and is kept in DIR if one is given. Only the place and the month of the
README's example are exchanged for one that the generated warehouse knows. The connection counts, as `newsledger sql`
makes one.
"""

import argparse
import os
import re
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.dashboard import make
from warehouse.connection import open_reader

README = Path(__file__).parents[1] / "README.md"
KNOWN_HERE = {"Kara Tepe": "place 17", "2025-09": "2020-09"}


def questions(readme: str) -> list[tuple[str, str]]:
    """The queries of the README, each with the remark above it."""
    (block,) = re.findall(r"```sql\n(.*?)```", readme, flags=re.DOTALL)
    return [(remark, query) for remark, query in re.findall(r"-- (.*?)\n(.*?);\n", block, flags=re.DOTALL)]


def seconds(path: Path, query: str) -> tuple[float, float, int]:
    """By the clock, of the processor, and the rows of the answer."""
    began, used = time.perf_counter(), time.process_time()
    with open_reader(path) as connection:
        n_rows = len(connection.execute(query).fetchall())
    return time.perf_counter() - began, time.process_time() - used, n_rows


def main() -> None:
    """Print a line for each query: medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--words", type=int, default=5, help="words of a body")
    parser.add_argument("--home", type=Path, help="keep the generated warehouse here")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        make(home, options.articles, options.words)
        path = home / "warehouse.duckdb"
        print(f"{path.stat().st_size / 1e6:,.0f} MB, load {os.getloadavg()[0]:.1f}\n  clock   CPU     rows")
        for remark, query in questions(README.read_text(encoding="utf-8")):
            for known, here in KNOWN_HERE.items():
                query = query.replace(known, here)  # noqa: PLW2901 - the same query
            clock, cpu, n_rows = (
                statistics.median(each)
                for each in zip(*(seconds(path, query) for _ in range(options.repeats)), strict=True)
            )
            print(f"{clock:7.2f}{cpu:6.2f}{n_rows:9,.0f}  {remark}")


if __name__ == "__main__":
    main()
