"""What the search for near-duplicates costs on a lake, as it grows: by the cache of this machine and without it.

    python -m benchmarks.lake_signatures [--step 500000] [--steps 4]

The lake grows by steps of articles that resemble nothing (benchmarks/filler.sql), its rows in a folder here. After
each step, in seconds of processor time of this process (PostgreSQL takes hardly any): the cache takes the step over, as
a machine does that comes new to it; takes a batch of 4,000 over, as before each batch; the index of fingerprints is
read, as at the start of a run; 2,000 signatures, all over the lake, are looked up in the cache and on the lake.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

from flows.settings import Settings
from tests.lake.servers import postgres
from warehouse.connection import Connection, open_writer
from warehouse.duplicates import Index
from warehouse.lake import Lake
from warehouse.lake.making import make
from warehouse.lake.signatures import LakeSignatures
from warehouse.numbered import read_numbered

_BATCH, _LOOKED_UP = 4_000, 2_000
_MEMORY = int(Settings.model_fields["warehouse_memory"].default)
_MOST = int(Settings.model_fields["lake_cache"].default)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--step", type=int, default=500_000)
    parser.add_argument("--steps", type=int, default=4)
    chosen = parser.parse_args()
    print("articles | taken over: a step, a batch, MB in all | index read | looked up: in the cache, on the lake")
    with TemporaryDirectory() as name, postgres() as server:
        folder = Path(name)
        (folder / "rows").mkdir()
        server.run("CREATE DATABASE lake")
        lake, newest = Lake(server.address("lake"), str(folder / "rows")), 0
        make(lake)
        for _ in range(chosen.steps):
            newest = _grow(lake, newest, chosen.step)
            taken = _postings(lake, folder)
            newest = _grow(lake, newest, _BATCH)
            batch = _postings(lake, folder)
            print(f"{newest:10,} | {taken:6.1f} {batch:5.2f} {_size(folder):8,.0f} | {_cost(lake, folder)}", flush=True)


def _grow(lake: Lake, newest: int, n: int) -> int:
    signatures, fingerprints, *_ = duckdb.extract_statements(Path(__file__).with_name("filler.sql").read_text())
    with open_writer(lake, memory=_MEMORY) as warehouse:
        for statement in (signatures, fingerprints):
            warehouse.execute(statement, {"first": newest + 1, "n": n})
    return newest + n


def _cache(folder: Path) -> LakeSignatures:
    return LakeSignatures(folder / "cache" / "signatures.duckdb", _MOST)


def _postings(lake: Lake, folder: Path) -> float:
    with open_writer(lake, memory=_MEMORY) as warehouse:
        return _seconds(lambda: _cache(folder).postings(warehouse))


def _cost(lake: Lake, folder: Path) -> str:
    with open_writer(lake, memory=_MEMORY) as warehouse:
        cache = _cache(folder)
        index = Index.within(folder / "postings", cache)
        read = _seconds(lambda: index.postings.catch_up(cache.postings(warehouse)))
        numbers = _spread(warehouse)
        by_cache = _seconds(lambda: cache.signatures(warehouse, numbers))
        on_lake = _seconds(lambda: read_numbered(warehouse, "near_sides", numbers))
    return f"{read:5.2f} | {by_cache:5.2f} {on_lake:6.2f}"


def _spread(warehouse: Connection) -> pl.Series:
    ((newest,),) = warehouse.execute("SELECT max(signature_no) FROM article_signatures").fetchall()
    return pl.Series("signature_no", range(1, newest, newest // _LOOKED_UP), pl.Int32)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in (folder / "cache").iterdir()) / 1e6


if __name__ == "__main__":
    main()
