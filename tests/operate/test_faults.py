"""What a fault leaves behind: words, no traceback, and a next run that ends in the rows of an undisturbed one."""

import os
import signal
from pathlib import Path

import pytest

from tests.flows.warehouse_dump import dump
from tests.operate.processes import Process, running, until, write_stories

pytestmark = pytest.mark.timeout(1800)  # each wait has an end of its own; together they may be long
BATCHES = ("--batch-records", "10", "--workers", "1")
N_STORIES = 120


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of one story each."""
    folder = tmp_path_factory.mktemp("stories") / "inbox"
    write_stories(folder, N_STORIES)
    return folder


@pytest.fixture(scope="module")
def undisturbed(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Rows after a run of many small batches, which nobody disturbs."""
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    _ingest(home, inbox)
    return dump(home)


def test_many_small_batches_are_read(undisturbed: dict[str, list[str]]):
    assert len(undisturbed["records"]) == N_STORIES


@pytest.mark.parametrize("role", ["flows.prefect_server", "spawn_main"])
def test_a_killed_child_ends_in_words_and_is_made_good(
    role: str, tmp_path: Path, inbox: Path, undisturbed: dict[str, list[str]]
):
    home = tmp_path / "home"
    with running(home, "ingest", inbox, *BATCHES) as ingest:
        until(lambda: _n_staged(home) >= 2 or ingest.process.poll() is not None, "batches are being prepared")
        _kill_one(ingest, role)
        status = ingest.wait()
        until(lambda: not ingest.children(), "no process is left")
        assert "Traceback" not in ingest.said()
        assert status == 0 or "the same command goes on from there" in ingest.said()
    _ingest(home, inbox)
    assert dump(home) == undisturbed


def test_a_killed_ingest_leaves_nothing_behind(tmp_path: Path, inbox: Path, undisturbed: dict[str, list[str]]):
    home = tmp_path / "home"
    with running(home, "ingest", inbox, *BATCHES) as ingest:
        until(lambda: _n_staged(home) >= 2 or ingest.process.poll() is not None, "batches are being prepared")
        ingest.process.kill()
        ingest.wait()
        until(lambda: not ingest.children(), "no process is left")
    _ingest(home, inbox)
    assert dump(home) == undisturbed
    assert [path for path in (home / "staging").rglob("*") if path.is_file()] == []
    assert list((home / "prefect").iterdir()) == []


def _ingest(home: Path, inbox: Path) -> None:
    with running(home, "ingest", inbox, *BATCHES) as ingest:
        assert ingest.wait() == 0, ingest.said()
        assert "Traceback" not in ingest.said()


def _n_staged(home: Path) -> int:
    return len(list((home / "staging").glob("*/*/raw")))


def _kill_one(ingest: Process, role: str) -> None:
    victims = sorted(pid for pid, command in ingest.children().items() if role in command)
    if victims:
        os.kill(victims[0], signal.SIGKILL)
