"""A file kept open from use to use: nobody waits for it longer than for one batch, and nothing is lost."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT
from warehouse import holding
from warehouse.connection import open_reader, open_writer
from warehouse.errors import WarehouseBusyError
from warehouse.fetching import fetch
from warehouse.holding import Held
from warehouse.location import File

ASK = """
import sys
from pathlib import Path
from warehouse.connection import open_reader, open_writer
with {opening}(Path(sys.argv[1]), 60) as warehouse:
    print(warehouse.execute("SELECT count(*) FROM counted").fetchone()[0])
"""
WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from warehouse.holding import Held
from warehouse.location import File
with Held(File(Path(sys.argv[1])), 60, None) as held:
    for number in range(3):
        with held.use() as warehouse:
            warehouse.begin()
            warehouse.execute("INSERT INTO counted VALUES (?)", [number])
            warehouse.commit()
    with held.use() as warehouse:
        warehouse.begin()
        warehouse.execute("INSERT INTO counted VALUES (99)")
        os.kill(os.getpid(), 9)
"""

MAKE_AND_DIE = """
import os, sys
from pathlib import Path
from warehouse.connection import open_writer
with open_writer(Path(sys.argv[1])):
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        connection.execute("CREATE TABLE counted (n INTEGER PRIMARY KEY)")
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def held(path: Path) -> Iterator[Held]:
    with Held(File(path), 60, None) as held:
        yield held


def add(held: Held, number: int) -> None:
    with held.use() as warehouse:
        warehouse.execute("INSERT INTO counted VALUES (?)", [number])


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def script(text: str, path: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", text, str(path)]
    return subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=120
    )


def test_what_is_committed_stays_in_the_log_until_the_end(path: Path):
    with Held(File(path), 60, None) as held:
        add(held, 1)
        add(held, 2)
        assert log_of(path).stat().st_size > 0
    assert not log_of(path).exists()
    assert fetch(path, "FROM counted")["n"].to_list() == [1, 2]


@pytest.mark.parametrize("opening", ["open_reader", "open_writer"])
def test_another_process_gets_the_file_between_two_uses(path: Path, held: Held, opening: str):
    add(held, 1)
    assert script(ASK.format(opening=opening), path).stdout == "1\n"
    add(held, 2)
    assert script(ASK.format(opening=opening), path).stdout == "2\n"


def test_a_thread_of_this_process_gets_it_too_once_a_use_ends(path: Path, held: Held):
    with ThreadPoolExecutor(1) as pool, held.use() as warehouse:
        warehouse.execute("INSERT INTO counted VALUES (1)")
        answer = pool.submit(fetch, path, "FROM counted", wait=60)
        while not File(path).is_asked():
            time.sleep(0.01)
        assert not answer.done()
    assert answer.result()["n"].to_list() == [1]


def test_nobody_waits_for_ever_while_it_is_used(path: Path, held: Held):
    with held.use(), ThreadPoolExecutor(1) as pool, pytest.raises(WarehouseBusyError):
        pool.submit(fetch, path, "FROM counted", wait=0.1).result()


def test_it_is_let_go_now_and_then_for_those_who_cannot_ask(path: Path, held: Held, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(holding, "_LONGEST", 0.0)
    add(held, 1)
    with duckdb.connect(str(path)) as stranger:
        assert stranger.execute("FROM counted").fetchall() == [(1,)]


def test_after_an_error_it_is_let_go_and_can_be_used_again(path: Path, held: Held):
    with pytest.raises(ZeroDivisionError), held.use() as warehouse:
        warehouse.begin()
        warehouse.execute("INSERT INTO counted VALUES (1)")
        raise ZeroDivisionError
    with open_reader(path, 0) as warehouse:
        assert warehouse.execute("FROM counted").fetchall() == []
    add(held, 2)
    with held.use() as warehouse:
        assert warehouse.execute("FROM counted").fetchall() == [(2,)]


def test_one_use_leaves_no_temporary_table_to_the_next(held: Held):
    with held.use() as warehouse:
        warehouse.execute("CREATE TEMP TABLE passing AS SELECT 1")
    with held.use() as warehouse, pytest.raises(duckdb.CatalogException):
        warehouse.execute("FROM passing")


def test_trouble_with_closing_is_told_to_the_next_use(path: Path, held: Held, monkeypatch: pytest.MonkeyPatch):
    add(held, 1)
    told = threading.Event()

    def fail() -> None:
        told.set()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(held, "_let_go_if_due", fail)
    told.wait(60)
    monkeypatch.undo()
    with pytest.raises(OSError, match="No space"):
        add(held, 2)


def test_what_a_killed_writer_committed_is_there_and_nothing_else(path: Path):
    assert script(WRITE_AND_DIE, path).returncode == -9
    assert log_of(path).stat().st_size > 0
    assert fetch(path, "FROM counted ORDER BY n")["n"].to_list() == [0, 1, 2]
    with open_writer(path) as warehouse:
        for number in range(3):
            with pytest.raises(duckdb.ConstraintException):
                warehouse.execute("INSERT INTO counted VALUES (?)", [number])


def test_a_file_whose_maker_is_killed_at_once_can_be_opened(tmp_path: Path):
    path = tmp_path / "new.duckdb"
    subprocess.run([sys.executable, "-c", MAKE_AND_DIE, path], cwd=ROOT, check=False)
    assert not path.with_name("new.duckdb.wal").exists()
    with open_reader(path, 60) as warehouse:
        assert warehouse.execute("SELECT count(*) FROM articles").fetchall() == [(0,)]
