"""kill -9 at ten random moments of a reprocess: the next call goes on, and ends in the rows of a fresh ingest."""

import random
import time
from pathlib import Path

import duckdb
import pytest

from tests.flows.warehouse_dump import dump
from tests.operate.processes import running, until, write_stories

pytestmark = pytest.mark.timeout(1800)
N_KILLS = 10
BATCHES = ("--batch-records", "20", "--workers", "1")


def _spoil(home: Path) -> None:
    """As if rules of before had found a number too many, and dated a story in three to the day before."""
    with duckdb.connect(str(home / "warehouse.duckdb")) as warehouse:
        warehouse.execute("UPDATE casualty_figures SET value_best = value_best + 1, extractor_version = 'older'")
        warehouse.execute("UPDATE articles SET extractor_version = 'older'")
        warehouse.execute("UPDATE articles SET dateline = NULL WHERE hash(article_id) % 3 = 0")
        warehouse.execute("DELETE FROM temporal_expressions WHERE hash(article_id) % 5 = 0")


@pytest.mark.nightly
def test_a_reprocess_that_is_killed_goes_on_where_it_was(tmp_path: Path):
    home = tmp_path / "home"
    write_stories(tmp_path / "inbox", 200)
    with running(home, "ingest", tmp_path / "inbox", *BATCHES) as ingest:
        assert ingest.wait() == 0, ingest.said()
    fresh, moments = dump(home), random.Random(18)
    _spoil(home)
    assert dump(home) != fresh
    for _ in range(N_KILLS):
        with running(home, "reprocess", "--workers", "1") as reprocess:
            time.sleep(moments.uniform(2, 20))  # a random moment is what is tried; nothing is expected of it
            reprocess.process.kill()
            reprocess.wait()
            until(lambda: not reprocess.children(), "no process is left")
    with running(home, "reprocess", "--workers", "1") as last:
        assert last.wait() == 0, last.said()
        assert "Traceback" not in last.said()
    assert dump(home) == fresh
    assert not list((home / "reprocess" / "staging").glob("*"))
