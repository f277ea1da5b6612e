"""kill -9 at a hundred moments of a run: the next run ends in the rows of an undisturbed one."""

import random
import time
from pathlib import Path

import pytest

from tests.flows.warehouse_dump import dump
from tests.operate.processes import running, story, until, write_stories

pytestmark = pytest.mark.timeout(1800)  # each wait has an end of its own; together they may be long
N_KILLS = 100
BATCHES = ("--batch-records", "20", "--workers", "1")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of one story each, copies word for word and longer versions among them."""
    folder = tmp_path_factory.mktemp("stories") / "inbox"
    write_stories(folder, 200)
    for number in range(10):
        (folder / f"copy{number}.txt").write_text(story(number * 3))
        (folder / f"longer{number}.txt").write_text(story(number * 5 + 1) + "The road was wet, an officer said.\n")
    return folder


@pytest.fixture(scope="module")
def undisturbed(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[str]], float]:
    """Rows after a run that nobody disturbs, and the seconds it took."""
    home, begun = tmp_path_factory.mktemp("undisturbed") / "home", time.monotonic()
    _ingest(home, inbox)
    return dump(home), time.monotonic() - begun


@pytest.mark.nightly
@pytest.mark.parametrize("number", range(N_KILLS))
def test_a_run_that_was_killed_is_made_good(
    number: int, tmp_path: Path, inbox: Path, undisturbed: tuple[dict[str, list[str]], float]
):
    rows, seconds = undisturbed
    home, moment = tmp_path / "home", random.Random(number).uniform(0, seconds)
    with running(home, "ingest", inbox, *BATCHES) as ingest:
        time.sleep(moment)  # a random moment is what is tried; nothing is expected of it
        ingest.process.kill()
        ingest.wait()
        until(lambda: not ingest.children(), "no process is left")
    _ingest(home, inbox)
    assert dump(home) == rows, f"killed after {moment:.1f} s"
    assert [path for path in (home / "staging").rglob("*") if path.is_file()] == []


def _ingest(home: Path, inbox: Path) -> None:
    with running(home, "ingest", inbox, *BATCHES) as ingest:
        assert ingest.wait() == 0, ingest.said()
        assert "Traceback" not in ingest.said()
