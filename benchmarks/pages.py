"""Pages: speed and quality of our reading beside trafilatura and htmldate alone, on the same pages.

    python -m benchmarks.pages [SET ...] [--workers 2] [--limit N]

SET is a gold set of pages (default: all three) under NEWSLEDGER_GOLD or ../shared/gold. Text is measured as the F1 of
word bags, mean over pages; dates as exact days among all pages and among those answered.
"""

import argparse
import gzip
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import htmldate
import trafilatura

from benchmarks.lab import GOLD
from transforms.structure.html import read_page
from transforms.structure.publication import decide

SETS = ("boilerplate-dev", "airwars-html-dev", "pubdate-dev")
Answer = tuple[str | None, str | None]  # text, ISO day


def ours(html: str) -> Answer:
    """Both from one parse."""
    page = read_page(html)
    on = decide(page.dates, order=page.order).published_on
    return page.text, str(on) if on else None


def trafilatura_fast(html: str) -> Answer:
    """Fast mode, without comments and tables (its own best on news pages)."""
    return trafilatura.extract(html, fast=True, include_comments=False, include_tables=False), None


def trafilatura_default(html: str) -> Answer:
    """Default mode with its backup extractions, without comments and tables."""
    return trafilatura.extract(html, include_comments=False, include_tables=False), None


def htmldate_extensive(html: str) -> Answer:
    """Extensive search for the original date, its default for our purpose."""
    return None, htmldate.find_date(html, original_date=True, extensive_search=True)


READERS: dict[str, tuple[Callable[[str], Answer], ...]] = {
    "body": (trafilatura_fast, trafilatura_default, ours),
    "published_on": (htmldate_extensive, ours),
}


def words_f1(gold: str, found: str | None) -> float:
    """F1 of two bags of case-folded words."""
    g, p = (Counter(re.findall(r"\w+", (text or "").casefold())) for text in (gold, found))
    hits = sum((g & p).values())
    return 2 * hits / (g.total() + p.total()) if hits else 0.0


def measure(kind: str, gold: Mapping[str, str], answers: Mapping[str, Answer]) -> str:
    """One line of quality."""
    if kind == "body":
        return f"words F1 {sum(words_f1(text, answers[name][0]) for name, text in gold.items()) / len(gold):.3f}"
    answered = [name for name in gold if answers[name][1]]
    hits = sum(answers[name][1] == gold[name] for name in answered)
    exact, coverage, right = hits / len(gold), len(answered) / len(gold), hits / max(1, len(answered))
    return f"exact day {exact:.3f}, answered {coverage:.3f}, right if answered {right:.3f}"


def run(reader: Callable[[str], Answer], pages: Sequence[str], workers: int) -> tuple[list[Answer], float]:
    """Answers and seconds."""
    if workers <= 1:
        start = time.perf_counter()
        return [reader(page) for page in pages], time.perf_counter() - start
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver")) as pool:
        list(pool.map(reader, pages[: 4 * workers]))  # imports and lexicons are loaded once a process, not once a page
        start = time.perf_counter()
        return list(pool.map(reader, pages, chunksize=8)), time.perf_counter() - start


def benchmark(name: str, workers: int, limit: int | None) -> None:
    """Print the lines of one set."""
    folder = GOLD / name
    gold = [json.loads(line) for line in gzip.decompress((folder / "gold.jsonl.gz").read_bytes()).decode().splitlines()]
    gold = gold[:limit]
    pages = [
        gzip.decompress((folder / "inbox" / row["external_id"]).read_bytes()).decode("utf-8", "replace") for row in gold
    ]
    kind = "body" if "body" in gold[0] else "published_on"
    for reader in READERS[kind]:
        answers, seconds = run(reader, pages, workers)
        by_name = {row["external_id"]: answer for row, answer in zip(gold, answers, strict=True)}
        quality = measure(kind, {row["external_id"]: row[kind] for row in gold}, by_name)
        print(f"{name:18} {reader.__name__:20} {quality:62} {len(pages) / seconds:6.0f} pages/s")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # both libraries log each page they find nothing in
    for name in args.sets:
        if (Path(GOLD) / name).is_dir():
            benchmark(name, args.workers, args.limit)
        else:
            print(f"{name}: skipped, there is no {GOLD / name} (set NEWSLEDGER_GOLD)")


if __name__ == "__main__":
    main()
