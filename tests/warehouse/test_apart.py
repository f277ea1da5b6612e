"""SQL that anybody typed, asked by a process apart: ended and bounded whatever it is at."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from warehouse import apart
from warehouse.apart import fetch_apart
from warehouse.connection import open_writer
from warehouse.errors import QueryError, WarehouseBusyError, WarehouseMissingError
from warehouse.fetching import fetch, fetch_limited

ROOT = Path(__file__).parents[2]
DEAF = "SELECT levenshtein(repeat('ab', 2000000), repeat('ba', 2000000))"  # hours, in which no interrupt is heard


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "warehouse.duckdb"):
        return tmp_path / "warehouse.duckdb"


@pytest.mark.parametrize(
    "query",
    [
        "FROM range(30)",
        "SELECT 'a' AS s, [1, 2] AS l, {'a': 1.5} AS r, DATE '2026-01-02' AS d, now() AS at WHERE false",
        "SELECT 'é\x1b' AS s, NULL AS n, 1::DECIMAL(9, 2) AS d, INTERVAL 1 DAY AS i",
        "CREATE TEMP TABLE t (n INT)",
    ],
)
def test_it_gives_what_this_process_would(path: Path, query: str):
    (there, more_there), (here, more_here) = fetch_apart(path, query, 20, 60), fetch_limited(path, query, 20, 60)
    assert_frame_equal(there, here)
    assert more_there == more_here


def test_errors_are_told(path: Path):
    with pytest.raises(QueryError, match="no_such_table"):
        fetch_apart(path, "FROM no_such_table", 10, 60)
    with pytest.raises(WarehouseMissingError, match="newsledger ingest"):
        fetch_apart(path.with_name("none.duckdb"), "SELECT 1", 10, 60)


def test_a_query_that_hears_nothing_is_ended_at_its_limit(path: Path):
    with pytest.raises(QueryError, match="longer than 1 s"):
        fetch_apart(path, DEAF, 10, 1)
    with open_writer(path, wait=0):
        pass


def test_a_query_that_hears_nothing_gives_way_to_a_writer_and_delays_no_reader(path: Path):
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(fetch_apart, path, DEAF, 10, 30, 0)
        assert fetch(path, "SELECT 1 AS n")["n"].to_list() == [1]
        while not asked.done():  # it begins again after each write, until its time is up
            with open_writer(path, wait=120):
                pass
        with pytest.raises((QueryError, WarehouseBusyError)):
            asked.result()


def test_a_value_beyond_the_memory_is_refused(path: Path):
    with pytest.raises(QueryError, match=r"[Mm]emory"):
        fetch_apart(path, "SELECT length(repeat('x', 4000000000))", 10, 120)


def test_a_process_that_is_killed_is_an_error_of_its_query(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "_COMMAND", [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"])
    with pytest.raises(QueryError, match="memory"):
        fetch_apart(path, "SELECT 1", 10, 60)


def test_an_answer_that_no_page_can_hold_is_cut(path: Path):
    frame, more = fetch_apart(path, "SELECT repeat('x', 1000000) AS text FROM range(100)", 1000, 60)
    assert more
    assert 1 <= frame.height < 100
    assert frame["text"].str.len_bytes().unique().to_list() == [1_000_000]


def test_the_process_ends_with_the_one_that_asked(path: Path):
    script = "import sys; from pathlib import Path; from warehouse.apart import fetch_apart; fetch_apart("
    script += "Path(sys.argv[1]), sys.argv[2], 1, 3600)"
    with subprocess.Popen([sys.executable, "-c", script, str(path), DEAF], cwd=ROOT) as asking:
        with pytest.raises(WarehouseBusyError):
            while True:  # until the query has the file
                with open_writer(path, wait=0):
                    pass
        asking.kill()
    with open_writer(path, wait=60):
        pass


def test_no_more_than_some_are_at_work(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "_room", apart.threading.BoundedSemaphore(1))
    apart._room.acquire()
    with pytest.raises(QueryError, match="other queries are running"):
        fetch_apart(path, "SELECT 1", 10, 1, wait=0.1)
    apart._room.release()
    assert_frame_equal(fetch_apart(path, "SELECT 1 AS n", 10, 60)[0], pl.DataFrame({"n": [1]}, {"n": pl.Int32}))
