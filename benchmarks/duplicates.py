"""Near-duplicates at scale: recall of planted copies, cost of a batch as the warehouse grows, speed, memory.

    python -m benchmarks.duplicates [--articles 1000000] [--filler 0] [--batch 4000] [--workers 2] [--home FOLDER]

The corpus is generated (benchmarks/corpus.py) and streams through the path that publishing takes: signatures, tables,
candidates, verification, clusters, one transaction a batch. A line every 5 batches and all measures every 25 make a
run that was cut usable. ``--filler N`` begins with N articles that resemble nothing (benchmarks/filler.sql), made in
SQL in a minute. Seconds are of CPU, all threads together, so that other work on the machine shows little. Bodies are
left out of the table of articles: clustering never reads them. Quality on labelled pairs: benchmarks/lab.py.

The factor by which a batch costs more at the end: the median of the last 25 batches by that of the 25 after the first,
which warms up and, after ``--filler``, reads the index. The warehouse stays open; ``--reopen`` opens it for each batch,
as an ingest does so that readers get their turn, and counts that and the checkpoint at closing.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import mean, median

import duckdb
import polars as pl

from benchmarks.corpus import Corpus
from flows.clustering import cluster
from flows.settings import MIB, Settings
from transforms.duplicates import Thresholds, sign
from warehouse.connection import open_writer
from warehouse.duplicates import Index, NearDuplicates

#: Opens the warehouse for one batch.
Opened = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]

MEMORY = int(Settings.model_fields["warehouse_memory"].default)
_COMPARED = 25  # batches at each end

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


def publish(opened: Opened, index: Index, batch: pl.DataFrame, signatures: pl.DataFrame) -> float:
    """Load one batch as publishing does; returns the seconds that clustering it took, its commit included."""
    start = time.process_time()
    with opened() as warehouse:
        warehouse.begin()
        loading = load(warehouse, batch)
        cluster(NearDuplicates(warehouse, "r1", index), signatures, Thresholds())
        warehouse.commit()
    return time.process_time() - start - loading


def load(warehouse: duckdb.DuckDBPyConnection, batch: pl.DataFrame) -> float:
    """Load the articles alone; returns the seconds."""
    start = time.process_time()
    warehouse.register("batch", batch.to_arrow())
    warehouse.execute(INSERT)
    warehouse.unregister("batch")
    return time.process_time() - start


def fill(warehouse: duckdb.DuckDBPyConnection, n_articles: int) -> None:
    """Begin with ``n_articles`` that resemble nothing."""
    if n_articles == 0:
        return
    for statement in duckdb.extract_statements(Path(__file__).with_name("filler.sql").read_text()):
        warehouse.execute(statement, {"first": 1, "n": n_articles} if statement.named_parameters else None)


def report(opened: Opened, n_articles: int, signing: list[float], seconds: list[float]) -> None:
    """Print all measures."""
    with opened() as warehouse:
        found = warehouse.execute(RECALL).pl()
        print(found)
        copies = found.filter(pl.col("kind") != "updated")
        recall = copies.select((pl.col("copies") * pl.col("recall")).sum() / pl.col("copies").sum()).item()
        print(f"recall of all copies {recall:.4f}")
        print("pairs kept, false among them", warehouse.execute(FALSE_PAIRS).fetchone())
        print("clusters of several origins", warehouse.execute(MIXED_CLUSTERS).fetchone())
    report_factor(seconds)
    speed, signs = n_articles / sum(seconds), n_articles / sum(signing)
    both = 2 / (1 / speed + 1 / signs)
    print(f"articles/s of CPU: sign {signs:,.0f}, cluster {speed:,.0f}, both on two cores {both:,.0f}")
    print(f"peak memory {_peak(resource.RUSAGE_SELF):,.0f} MB with the warehouse and pages of the index, ", end="")
    print(f"{_peak(resource.RUSAGE_CHILDREN):,.0f} MB a worker that has ended", flush=True)


def report_factor(seconds: list[float]) -> None:
    """Print what a batch costs at both ends; see above."""
    first, early, late = seconds[0], seconds[1 : _COMPARED + 1], seconds[-_COMPARED:]
    if len(seconds) <= 2 * _COMPARED:
        print(f"the first batch {first:.2f} s, median {median(seconds):.2f} s; no factor, as the ends overlap")
        return
    print(f"the first batch {first:.2f} s; {_COMPARED} batches after it, and the last {_COMPARED}:")
    for name, average in (("median", median), ("mean, checkpoints included", mean)):
        factor = average(late) / average(early)
        print(f"a batch, {name}: {average(early):.2f} s, then {average(late):.2f} s, factor {factor:.2f}")


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def run(opened: Opened, index: Index, batches: Iterator[pl.DataFrame], workers: int) -> None:
    """Stream the corpus through the warehouse."""
    n_articles, signing, seconds = 0, list[float](), list[float]()
    for batch, signatures, spent in signed(batches, workers):
        n_articles += len(batch)
        signing.append(spent)
        seconds.append(publish(opened, index, batch, signatures))
        if len(seconds) % 5 == 0:
            cost = f"last five batches {median(seconds[-5:]):.2f} s each"
            print(f"{n_articles:,} articles, {cost}, {_peak(resource.RUSAGE_SELF):,.0f} MB", flush=True)
        if len(seconds) % 25 == 0:
            report(opened, n_articles, signing, seconds)
    report(opened, n_articles, signing, seconds)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--filler", type=int, default=0)
    parser.add_argument("--batch", type=int, default=4_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", type=int, default=MEMORY // MIB, help="MiB for DuckDB; as an ingest, unless given")
    parser.add_argument("--reopen", action="store_true")
    parser.add_argument("--home", type=Path, default=None)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.home or Path(scratch)
        opened = partial(open_writer, folder / "w.duckdb", memory=args.memory * MIB)
        with opened() as warehouse:
            warehouse.execute("CREATE TABLE truth (article_id VARCHAR, origin BIGINT, kind VARCHAR)")
            fill(warehouse, args.filler)
        corpus = Corpus(7).batches(args.articles, args.batch)
        with nullcontext() if args.reopen else opened() as warehouse:
            run(partial(nullcontext, warehouse) if warehouse else opened, Index.within(folder), corpus, args.workers)


if __name__ == "__main__":
    main()
