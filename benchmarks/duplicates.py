"""Near-duplicates at scale: recall of planted copies, cost of a batch as the warehouse grows, speed, memory.

    python -m benchmarks.duplicates [--articles 1000000] [--filler 0] [--batch 4000] [--workers 2] [--home FOLDER]

The corpus is generated (benchmarks/corpus.py): one article in five is a copy of an earlier one with 20 % of it edited:
reworded (names and numbers stay), garbled (any word may change), sentences replaced, abridged, extended.
``--filler N`` begins with N articles that resemble nothing (benchmarks/filler.sql), made in SQL in a minute: a full
warehouse without an hour of making texts. Seconds are of CPU, all threads together, so that other work on the machine
does not show. Quality on labelled pairs is measured by benchmarks/lab.py and the scorer.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import duckdb
import polars as pl

from benchmarks.corpus import Corpus
from flows.clustering import cluster
from transforms.duplicates import Thresholds, sign
from warehouse.connection import open_writer
from warehouse.duplicates import NearDuplicates

INSERT = """
    INSERT INTO articles BY NAME
    SELECT * REPLACE ('' AS body), now() AS recorded_at, 'r1' AS run_id FROM batch
"""


def signed(batches: Iterator[pl.DataFrame], workers: int) -> Iterator[tuple[pl.DataFrame, pl.DataFrame, float]]:
    """Each batch with its signatures and the CPU seconds they took."""
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver")) as pool:
        while ahead := list(islice(batches, workers)):
            yield from zip(ahead, *zip(*pool.map(timed_sign, ahead), strict=True), strict=True)


def timed_sign(batch: pl.DataFrame) -> tuple[pl.DataFrame, float]:
    """Signatures and the CPU seconds they took."""
    start = time.process_time()
    return sign(batch), time.process_time() - start


def publish(warehouse: duckdb.DuckDBPyConnection, batch: pl.DataFrame, signatures: pl.DataFrame) -> float:
    """Load one batch as publishing does; returns the seconds that clustering it took, its commit included."""
    warehouse.begin()
    warehouse.register("batch", batch.drop("origin", "kind").to_arrow())
    warehouse.execute(INSERT)
    warehouse.unregister("batch")
    start = time.process_time()
    cluster(NearDuplicates(warehouse, "r1"), signatures, Thresholds())
    warehouse.commit()
    return time.process_time() - start


def fill(warehouse: duckdb.DuckDBPyConnection, n_articles: int) -> None:
    """Begin with ``n_articles`` that resemble nothing."""
    if n_articles == 0:
        return
    for statement in duckdb.extract_statements(Path(__file__).with_name("filler.sql").read_text()):
        warehouse.execute(statement, {"n": n_articles} if statement.named_parameters else None)


def recall(warehouse: duckdb.DuckDBPyConnection, truth: pl.DataFrame) -> pl.DataFrame:
    """By kind of edit: copies, and the share that is in the cluster of its original."""
    clusters = warehouse.execute("SELECT article_id, cluster_id FROM articles").pl()
    placed = truth.join(clusters, on="article_id")
    originals = placed.filter(pl.col("kind") == "original").select("origin", original="cluster_id")
    found = placed.filter(pl.col("kind") != "original").join(originals, on="origin")
    return found.group_by("kind").agg(pl.len().alias("copies"), (pl.col("cluster_id") == pl.col("original")).mean())


def false_merges(warehouse: duckdb.DuckDBPyConnection, truth: pl.DataFrame) -> int:
    """Clusters that hold articles of several origins."""
    clusters = warehouse.execute("SELECT article_id, cluster_id FROM articles").pl()
    return (
        truth.join(clusters, on="article_id")
        .group_by("cluster_id")
        .agg(pl.col("origin").n_unique() > 1)["origin"]
        .sum()
    )


def report(
    warehouse: duckdb.DuckDBPyConnection, truth: pl.DataFrame, signing: list[float], seconds: list[float]
) -> None:
    """Print all measures."""
    early, late = median(seconds[:10]), median(seconds[-10:])
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    found = recall(warehouse, truth)
    print(found.sort("kind"))
    print(f"recall of all copies {(found['copies'] * found['cluster_id']).sum() / found['copies'].sum():.4f}")
    print(f"clusters of several origins {false_merges(warehouse, truth)}")
    print(f"clustering a batch: first ten {early:.2f} s, last ten {late:.2f} s, factor {late / early:.2f}", flush=True)
    print(f"articles/s: sign {len(truth) / sum(signing):,.0f} a worker, cluster {len(truth) / sum(seconds):,.0f}")
    print(f"peak memory {own:,.0f} MB with the warehouse, {children:,.0f} MB a worker")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--filler", type=int, default=0)
    parser.add_argument("--batch", type=int, default=4_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--home", type=Path, default=None)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, open_writer((args.home or Path(scratch)) / "w.duckdb") as warehouse:
        warehouse.execute("SET memory_limit = '2GB'")
        fill(warehouse, args.filler)
        truth, signing, seconds = [], [], []
        start = time.perf_counter()
        for batch, signatures, spent in signed(Corpus(7).batches(args.articles, args.batch), args.workers):
            truth.append(batch.select("article_id", "origin", "kind"))
            signing.append(spent)
            seconds.append(publish(warehouse, batch, signatures))
            if len(seconds) % 25 == 0:
                print(f"\n{len(seconds) * args.batch:,} articles, {time.perf_counter() - start:.0f} s with making them")
                report(warehouse, pl.concat(truth), signing, seconds)
        report(warehouse, pl.concat(truth), signing, seconds)


if __name__ == "__main__":
    main()
