"""newsledger serve: a real schedule on a real Prefect server, told where it is, stopped gracefully."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import COMMAND, ROOT, SAMPLES, Rows


@pytest.mark.slow
def test_it_ingests_on_schedule_and_stops_when_told(tmp_path: Path, rows: Rows):
    home = tmp_path / "home"
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "ferry.txt").write_bytes((SAMPLES / "006-ferry.txt").read_bytes())
    arguments = [
        "--home",
        str(home),
        "serve",
        "--cron",
        "* * * * *",
        "--inbox",
        str(tmp_path / "inbox"),
        "--port",
        "4297",
    ]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        env=environment,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert _within(200, lambda: _completed(home, rows)), _stopped(process)
    finally:
        process.send_signal(signal.SIGINT)
        output = _stopped(process)
    assert "http://127.0.0.1:4297" in output
    assert "Traceback" not in output
    assert process.returncode in (0, 130)


def _completed(home: Path, rows: Rows) -> bool:
    try:
        return bool(rows(home, "SELECT 1 FROM runs WHERE status = 'completed' AND n_loaded = 1"))
    except Exception:  # noqa: BLE001 - not there yet, or held by the writer
        return False


def _within(seconds: float, check) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if check():
            return True
        time.sleep(0.5)
    return False


def _stopped(process: subprocess.Popen[str]) -> str:
    try:
        return process.communicate(timeout=60)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        return process.communicate()[0]
