"""The schedule on a machine that has other things to do: busy cores, a file written slowly, a run by hand."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.prefect_server import free_port
from tests.operate.processes import rows, running, story, until

pytestmark = pytest.mark.nightly


@pytest.fixture
def busy() -> Iterator[None]:
    """Two processes that never rest."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    yield
    for loop in loops:
        loop.kill()
        loop.wait()


def test_a_schedule_keeps_its_word(tmp_path: Path, busy: None):
    home, inbox, by_hand = tmp_path / "home", tmp_path / "inbox", tmp_path / "by_hand"
    inbox.mkdir()
    by_hand.mkdir()
    (by_hand / "hand.txt").write_text(story(9))
    with running(home, "serve", "--cron", "* * * * *", "--inbox", inbox, "--port", free_port()) as serve:
        until(lambda: "Next run at" in serve.said(), "it serves")
        _write_slowly(inbox / "slow.txt", story(1))
        with running(home, "ingest", by_hand) as manual:
            assert manual.wait() == 0, manual.said()
        until(lambda: rows(home, "FROM records WHERE external_id = 'slow.txt'"), "the slow file is loaded")
        until(lambda: rows(home, "FROM runs WHERE n_looks > 0"), "a look found nothing more")
    outcomes = rows(home, "SELECT external_id, outcome FROM records ORDER BY 1")
    assert outcomes == [("hand.txt", "loaded"), ("slow.txt", "loaded")]
    assert rows(home, "SELECT body FROM articles WHERE body LIKE '%town 5.'")
    assert "Traceback" not in serve.said()


def _write_slowly(path: Path, text: str) -> None:
    """By a process that pauses between its words."""
    code = "import sys, time\nfor word in sys.argv[2].split(' '):\n    open(sys.argv[1], 'a').write(word + ' ')\n"
    code += "    time.sleep(0.4)\n"
    subprocess.run([sys.executable, "-c", code, str(path), text.strip()], check=True)
