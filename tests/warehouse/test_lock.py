"""The run lock: one holder, told by name, freed by death."""

import fcntl
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import ROOT
from warehouse.errors import RunLockedError
from warehouse.lock import lock_holder, run_lock, schedule_lock

HOLD = """
import sys, time
from pathlib import Path
from warehouse.lock import run_lock
with run_lock(Path(sys.argv[1]), 0, "ingest", lambda holder: None):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_second_is_told_for_whom_it_waits(holder: subprocess.Popen[str], tmp_path: Path):
    told: list[str] = []
    wait = run_lock(tmp_path, 0.3, "ingest", lambda who: told.append(who["pid"]))
    with pytest.raises(RunLockedError, match=str(holder.pid)), wait:
        pass
    assert told == [str(holder.pid)]
    assert (lock_holder(tmp_path) or {})["pid"] == str(holder.pid)


def test_a_killed_holder_frees_it(holder: subprocess.Popen[str], tmp_path: Path):
    holder.kill()
    holder.wait()
    with run_lock(tmp_path, 5, "ingest", lambda who: None):
        assert True
    assert lock_holder(tmp_path) is None


def test_who_only_looks_holds_up_nobody(tmp_path: Path):
    (tmp_path / "run.lock").touch()
    with (tmp_path / "run.lock").open() as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        threading.Timer(0.05, lambda: fcntl.flock(looking, fcntl.LOCK_UN)).start()
        told: list[str] = []
        with run_lock(tmp_path, 0, "ingest", lambda who: told.append(who["pid"])):
            assert told == []


def test_looking_for_a_holder_leaves_nothing_behind(tmp_path: Path):
    """A reader may look who may not write there."""
    assert lock_holder(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_home_has_one_schedule_and_runs_beside_it(tmp_path: Path):
    with schedule_lock(tmp_path, 0), run_lock(tmp_path, 0, "ingest", lambda holder: None):
        second = schedule_lock(tmp_path, 0.1)
        with pytest.raises(RunLockedError, match=f"process {os.getpid()} "), second:
            pass
    with schedule_lock(tmp_path, 0):
        assert lock_holder(tmp_path) is None
