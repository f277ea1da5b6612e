"""Near-duplicates at scale: recall of planted copies, cost of a batch as the warehouse grows, speed, memory.

    python -m benchmarks.duplicates [--articles 1000000] [--filler 0] [--batch 4000] [--workers 2] [--home FOLDER]

The corpus is generated (benchmarks/corpus.py) and streams through the path that publishing takes: signatures, tables,
candidates, verification, clusters, one transaction a batch. A line every 5 batches and all measures every 25 make a
run that was cut usable. ``--filler N`` begins with N articles that resemble nothing (benchmarks/filler.sql), made in
SQL in a minute. Seconds are of CPU, all threads together, so that other work on the machine does not show. Bodies are
left out of the table of articles: clustering never reads them. Quality on labelled pairs: benchmarks/lab.py.
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
from statistics import mean, median

import duckdb
import polars as pl

from benchmarks.corpus import Corpus
from flows.clustering import cluster
from transforms.duplicates import Thresholds, sign
from warehouse.connection import open_writer
from warehouse.duplicates import NearDuplicates

INSERT = """
    INSERT INTO articles BY NAME
    SELECT * EXCLUDE (origin, kind) REPLACE ('' AS body), now() AS recorded_at, 'r1' AS run_id FROM batch;
    INSERT INTO truth SELECT article_id, origin, kind FROM batch
"""
RECALL = """
    SELECT t.kind, count(*) AS copies, avg((c.cluster_id = o.cluster_id)::INT) AS recall
    FROM truth AS t
    JOIN articles AS c USING (article_id)
    JOIN truth AS t_o ON t_o.origin = t.origin AND t_o.kind = 'original'
    JOIN articles AS o ON o.article_id = t_o.article_id
    WHERE t.kind <> 'original'
    GROUP BY t.kind ORDER BY t.kind
"""
FALSE_PAIRS = """
    SELECT count(*) AS pairs, count(*) FILTER (WHERE a.origin <> b.origin) AS false_pairs
    FROM near_duplicates AS n
    JOIN truth AS a ON a.article_id = n.article_id_a
    JOIN truth AS b ON b.article_id = n.article_id_b
"""
MIXED_CLUSTERS = """
    WITH mixed AS (
        SELECT cluster_id FROM truth JOIN articles USING (article_id) GROUP BY ALL HAVING count(DISTINCT origin) > 1
    )
    SELECT count(*) FROM mixed
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
    warehouse.register("batch", batch.to_arrow())
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


def report(warehouse: duckdb.DuckDBPyConnection, size: int, signing: list[float], seconds: list[float]) -> None:
    """Print all measures."""
    found = warehouse.execute(RECALL).pl()
    print(found)
    copies = found.filter(pl.col("kind") != "updated")
    recall = copies.select((pl.col("copies") * pl.col("recall")).sum() / pl.col("copies").sum()).item()
    print(f"recall of all copies {recall:.4f}")
    print("pairs kept, false among them", warehouse.execute(FALSE_PAIRS).fetchone())
    print("clusters of several origins", warehouse.execute(MIXED_CLUSTERS).fetchone())
    for name, average in (("median", median), ("mean, checkpoints included", mean)):
        early, late = average(seconds[:25]), average(seconds[-25:])
        print(f"a batch, {name}: first 25 {early:.2f} s, last 25 {late:.2f} s, factor {late / early:.2f}")
    speed, signs = len(seconds) * size / sum(seconds), len(seconds) * size / sum(signing)
    both = 2 / (1 / speed + 1 / signs)
    print(f"articles/s of CPU: sign {signs:,.0f}, cluster {speed:,.0f}, both on two cores {both:,.0f}")
    print(f"peak memory {_peak(resource.RUSAGE_SELF):,.0f} MB with the warehouse, ", end="")
    print(f"{_peak(resource.RUSAGE_CHILDREN):,.0f} MB a worker that has ended", flush=True)


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def run(warehouse: duckdb.DuckDBPyConnection, n_articles: int, size: int, workers: int) -> None:
    """Stream the corpus through the warehouse."""
    warehouse.execute("CREATE TABLE truth (article_id VARCHAR, origin BIGINT, kind VARCHAR)")
    signing, seconds = list[float](), list[float]()
    for batch, signatures, spent in signed(Corpus(7).batches(n_articles, size), workers):
        signing.append(spent)
        seconds.append(publish(warehouse, batch, signatures))
        if len(seconds) % 5 == 0:
            cost = f"last five batches {median(seconds[-5:]):.2f} s each"
            print(f"{len(seconds) * size:,} articles, {cost}, {_peak(resource.RUSAGE_SELF):,.0f} MB", flush=True)
        if len(seconds) % 25 == 0:
            report(warehouse, size, signing, seconds)
    report(warehouse, size, signing, seconds)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--filler", type=int, default=0)
    parser.add_argument("--batch", type=int, default=4_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", default="1GB", help="memory_limit of DuckDB")
    parser.add_argument("--home", type=Path, default=None)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, open_writer((args.home or Path(scratch)) / "w.duckdb") as warehouse:
        warehouse.execute("SET memory_limit = $limit", {"limit": args.memory})
        fill(warehouse, args.filler)
        run(warehouse, args.articles, args.batch, args.workers)


if __name__ == "__main__":
    main()
