"""Quality lab: run `prepare` on a folder of inputs and write a small warehouse, without Prefect and without GX.

    python -m benchmarks.lab INBOX OUT.duckdb [--limit N] [--workers 2]

INBOX may be the name of a gold set beside the checkout (../shared/gold/NAME). Prints the seconds of each step.
The warehouse has the tables the scorer reads; it is for measuring, not for keeping.
"""

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import gettempdir

import duckdb
import polars as pl

from flows.clustering import cluster
from flows.events import join_events
from transforms.duplicates import Thresholds
from transforms.formats import Limits, read_records, to_frames
from transforms.ids import stable_id
from transforms.prepare import Prepared, prepare
from transforms.structure import LINE_COUNTS
from warehouse.derived import TABLES, computed
from warehouse.duplicates import Index, NearDuplicates
from warehouse.history import history_of

GOLD = Path(os.environ.get("NEWSLEDGER_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
ROOT = Path(__file__).parents[1]
NEAR_DUPLICATE_TABLES = (
    "article_clusters_history", "article_signatures", "article_versions", "cluster_changes", "clusters",
    "fingerprints", "near_duplicates",
)  # fmt: skip


def read_inbox(inbox: Path, limit: int | None) -> pl.DataFrame:
    """All records of the folder as RAW."""
    frames: list[pl.DataFrame] = []
    for path in sorted(inbox.iterdir()):
        with path.open("rb") as stream:
            frames += to_frames(read_records(stream, path.name, Limits()), stable_id("f", path.name), 10_000, 1 << 28)
    raw = pl.concat(frames)
    return raw if limit is None else raw.head(limit)


def run(raw: pl.DataFrame, workers: int) -> list[Prepared]:
    """Prepare ``raw`` in chunks over worker processes."""
    size = max(50, -(-len(raw) // max(1, workers)))
    chunks = list(raw.iter_slices(size))
    known = LINE_COUNTS.to_frame()
    if workers <= 1:
        return [prepare(chunk, known) for chunk in chunks]
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(prepare, chunks, [known] * len(chunks)))


def write(parts: list[Prepared], out: Path) -> None:
    """Write the staged tables as tables of the same name, with stand-ins for what only publishing makes."""
    out.unlink(missing_ok=True)
    con = duckdb.connect(str(out))
    for name in Prepared._fields:
        frame = pl.concat([getattr(part, name) for part in parts])
        if name == "articles":
            frame = frame.unique("article_id", keep="first", maintain_order=True)
        con.register("frame", frame.to_arrow())
        con.execute(f"create table {name} as from frame")
    for name in ("temporal_expressions", "casualty_figures"):
        con.execute(f"create or replace table {name} as select distinct * from {name}")
    _cluster(con, pl.concat([part.signatures for part in parts]).unique("article_id", keep="first"))
    _join_events(con)
    con.execute("alter table records add column outcome varchar")
    con.execute("update records set outcome = case when article_id is null then 'failed' else 'loaded' end")
    con.execute(
        "create table runs (finished_at timestamp, n_records int, n_loaded int, n_duplicates int,"
        " n_quarantined int, n_failed int)"
    )
    con.execute("create table quality_checks (success boolean)")
    derived = [(name, f"CREATE VIEW {name} AS {computed(name)}") for name in TABLES]
    views = [(path.stem, path.read_text()) for path in sorted((ROOT / "warehouse" / "views").glob("*.sql"))]
    for name, statement in (*derived, *views):
        try:
            con.execute(statement)
        except duckdb.Error as error:
            print(f"{name} left out: {str(error).splitlines()[0]}")
    con.close()


def _cluster(con: duckdb.DuckDBPyConnection, signatures: pl.DataFrame) -> None:
    """Near-duplicates, as publishing finds them."""
    con.execute("alter table articles add column cluster_id varchar; alter table articles add column is_canonical bool")
    con.execute("alter table articles add column recorded_at timestamptz default now()")
    for name in NEAR_DUPLICATE_TABLES:
        con.execute((ROOT / "warehouse" / "schema" / f"{name}.sql").read_text())
    for name in ("article_versions", "near_duplicates"):
        con.execute(f"create table {history_of(name)} as select *, now() recorded_to_at from {name} limit 0")
    cluster(NearDuplicates(con, "lab", Index.within(Path(gettempdir()))), signatures, Thresholds())


def _join_events(con: duckdb.DuckDBPyConnection) -> None:
    """Events, as publishing finds them."""
    con.execute(
        "alter table event_keys rename to staged_event_keys; alter table event_traits add column run_id varchar"
    )
    for name in ("event_keys", "event_links", "event_articles", "event_changes"):
        con.execute((ROOT / "warehouse" / "schema" / f"{name}.sql").read_text())
    con.execute("create table event_articles_history as select *, now() as recorded_to_at from event_articles limit 0")
    con.execute("insert into event_keys select distinct key, article_id from staged_event_keys where role = 'post'")
    con.execute("create temp table batch_records as select article_id, 'loaded' as outcome from articles")
    join_events(con, "lab")
    con.execute("drop table staged_event_keys")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inbox")
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    inbox = Path(args.inbox) if Path(args.inbox).is_dir() else GOLD / args.inbox / "inbox"
    start = time.perf_counter()
    raw = read_inbox(inbox, args.limit)
    read = time.perf_counter()
    parts = run(raw, args.workers)
    prepared = time.perf_counter()
    write(parts, args.out)
    print(
        f"{len(raw)} records: read {read - start:.1f} s, prepare {prepared - read:.1f} s "
        f"({len(raw) / (prepared - read):,.0f}/s), write {time.perf_counter() - prepared:.1f} s -> {args.out}"
    )


if __name__ == "__main__":
    main()
