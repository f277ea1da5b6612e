"""Many readers in one process, and a writer in another: nobody breaks anybody, and the writer is let in."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from warehouse import instances
from warehouse.connection import open_reader, open_writer
from warehouse.errors import QueryError, WarehouseBusyError, WarehouseError, WarehouseTooNewError
from warehouse.fetching import fetch, fetch_limited
from warehouse.migrate import newest_version
from warehouse.turns import is_wanted, wanting

ROOT = Path(__file__).parents[2]
ENDLESS = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 8"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        connection.execute("CREATE TABLE counted AS SELECT 1 AS n")
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def other_process(path: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def run(script: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", script, str(path)]
        started.append(subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        assert started[-1].stdout is not None
        assert started[-1].stdout.readline() == "ready\n"
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


UPDATE = """
import sys
from pathlib import Path
from warehouse.connection import open_writer
print("ready", flush=True)
with open_writer(Path(sys.argv[1]), wait=60) as warehouse:
    warehouse.execute("UPDATE counted SET n = n + 1")
"""
HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('ready', flush=True); sys.stdin.read()"


def test_any_number_of_threads_read_at_once(path: Path):
    together = threading.Barrier(8)

    def read(_: int) -> list[tuple[object, ...]]:
        together.wait()
        with open_reader(path) as connection:
            together.wait()  # all have it open
            return connection.execute("SELECT n, current_setting('TimeZone') FROM counted").fetchall()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, range(8))) == [[(1, "UTC")]] * 8
    with open_writer(path, wait=0):
        pass


def test_a_reader_may_be_opened_within_another_while_a_writer_waits(path: Path):
    with open_reader(path) as outer, wanting(path, time.monotonic() + 60):
        assert is_wanted(path)
        with open_reader(path, wait=0) as inner:
            assert inner.execute("FROM counted").fetchall() == outer.execute("FROM counted").fetchall()


def test_who_comes_anew_lets_the_waiting_writer_go_first(path: Path):
    with wanting(path, time.monotonic() + 60), pytest.raises(WarehouseBusyError), open_reader(path, wait=0):
        pass
    with open_reader(path, wait=0):
        assert not is_wanted(path)


def test_a_locked_reader_never_gets_an_open_database(path: Path):
    with open_reader(path, locked=False), pytest.raises(WarehouseBusyError), open_reader(path, wait=0):
        pass


@pytest.mark.parametrize("setting", ["_UNIFORM", "_LOCK_DOWN"])
def test_a_connection_that_cannot_be_configured_is_closed(path: Path, setting: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(instances, setting, "SET no_such_setting = 1")
    with pytest.raises(WarehouseError, match="no_such_setting"), open_reader(path):
        pass
    duckdb.connect(str(path)).close()


def test_a_connection_to_a_newer_warehouse_is_closed(path: Path):
    with open_writer(path) as connection:
        connection.execute("INSERT INTO schema_migrations VALUES (?, 'future', now())", [newest_version() + 1])
    with pytest.raises(WarehouseTooNewError), open_reader(path):
        pass
    duckdb.connect(str(path)).close()


def test_a_writer_in_this_process_waits_for_its_readers(path: Path):
    with open_reader(path), pytest.raises(WarehouseBusyError), open_writer(path, wait=0.1):
        pass
    with open_writer(path), ThreadPoolExecutor(1) as pool, pytest.raises(WarehouseBusyError):
        pool.submit(fetch, path, "FROM counted", wait=0.1).result()


def test_a_writer_gets_the_file_from_readers_that_never_rest(path: Path, other_process):
    """Six threads that ask again and again, and an endless query; each goes on with what the writer wrote."""
    stop = threading.Event()

    def ask() -> list[int]:
        seen = [0]
        while not stop.is_set():
            seen.append(fetch(path, "FROM counted", wait=60)["n"][0])
        return [*seen, fetch(path, "FROM counted", wait=60)["n"][0]]

    def ask_slowly() -> None:
        with pytest.raises((QueryError, WarehouseBusyError)):
            fetch_limited(path, ENDLESS, 10, 2.0)

    with ThreadPoolExecutor(7) as pool:
        slow, asked = pool.submit(ask_slowly), [pool.submit(ask) for _ in range(6)]
        try:
            for _ in range(3):
                assert other_process(UPDATE).wait(timeout=120) == 0
        finally:
            stop.set()
        slow.result()
        for one in asked:
            seen = one.result()
            assert seen == sorted(seen), "it saw an older state again"
            assert seen[-1] == 4


def test_a_query_waits_for_a_writer_that_is_at_work(path: Path, other_process):
    holder = other_process(HOLD)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(fetch, path, "FROM counted", wait=60)
        holder.communicate()
        assert answer.result()["n"].to_list() == [1]


def test_a_slow_query_keeps_no_other_waiting(path: Path):
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(fetch_limited, path, ENDLESS, 10, 3600.0, 0.0)
        while not instances._open:
            time.sleep(0.01)
        for _ in range(20):
            assert fetch(path, "FROM counted").height == 1
        assert not slow.done()
        with wanting(path, time.monotonic() + 60):  # ends it: nothing else would within an hour
            while instances._open:
                time.sleep(0.01)
            with pytest.raises(WarehouseBusyError):
                slow.result()
