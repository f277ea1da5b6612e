"""newsledger serve as it is left running: looks, runs, survives its server, and ends when told."""

import json
import os
import signal
import urllib.request
from pathlib import Path

import pytest

from flows.prefect_server import free_port
from tests.operate.processes import Process, rows, running, story, until

pytestmark = pytest.mark.timeout(1800)  # each wait has an end of its own; together they may be long


def flow_runs(port: int) -> list[dict[str, object]]:
    """What the page of the schedule would show; nothing while its server is away."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/flow_runs/filter", b"{}", {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except OSError:
        return []


def server_of(serve: Process) -> list[int]:
    return [pid for pid, command in serve.children().items() if "flows.prefect_server" in command]


def loaded(home: Path, name: str) -> list[tuple[object, ...]]:
    return rows(home, f"SELECT outcome FROM records WHERE external_id = '{name}'")


def test_a_schedule_reads_each_file_once_survives_its_server_and_ends_when_told(tmp_path: Path):
    home, inbox, port = tmp_path / "home", tmp_path / "inbox", free_port()
    inbox.mkdir()
    (inbox / "one.txt").write_text(story(1))
    with running(home, "serve", "--cron", "* * * * *", "--inbox", inbox, "--port", port) as serve:
        until(lambda: loaded(home, "one.txt"), "the first file is loaded")
        assert f"http://127.0.0.1:{port}" in serve.said()
        assert "Next run at" in serve.said()
        until(lambda: [run for run in flow_runs(port) if run["state_name"] == "Completed"], "its run is in the page")

        (server,) = server_of(serve)
        os.kill(server, signal.SIGKILL)
        until(lambda: server_of(serve) not in ([], [server]), "the server was started again")
        (inbox / "two.txt").write_text(story(2))
        until(lambda: loaded(home, "two.txt"), "a file that came after that is loaded")

        quiet = "SELECT n_looks FROM runs WHERE n_files = 0 ORDER BY started_at DESC LIMIT 1"
        until(lambda: rows(home, quiet), "a look that finds nothing is on record")
        assert loaded(home, "one.txt") == loaded(home, "two.txt") == [("loaded",)]
        until(lambda: [run for run in flow_runs(port) if run["state_name"] == "NothingNew"], "and in the page")

        serve.process.send_signal(signal.SIGTERM)
        assert serve.wait() == 0
        until(lambda: not serve.children(), "no process is left")
        assert "Traceback" not in serve.said()
        assert "No schedule is running" in _said_by(home, "status")


def test_slots_that_were_missed_become_one_look(tmp_path: Path):
    home, inbox, port = tmp_path / "home", tmp_path / "inbox", free_port()
    inbox.mkdir()
    home.mkdir()
    (inbox / "one.txt").write_text(story(1))
    (home / "last_look.json").write_text('{"scheduled_look_at": "2020-01-01T00:00:00+00:00"}')
    yearly = "0 0 1 1 *"  # the next slot is far, so whatever happens is for those missed since 2020
    with running(home, "serve", "--cron", yearly, "--inbox", inbox, "--port", port) as serve:
        until(lambda: loaded(home, "one.txt"), "the missed slots are made good")
        until(lambda: serve.said().count("Next run at") == 2, "it waits again")
        assert len(rows(home, "FROM runs")) == 1


def _said_by(home: Path, command: str) -> str:
    with running(home, command) as asked:
        asked.wait()
        return asked.said()
