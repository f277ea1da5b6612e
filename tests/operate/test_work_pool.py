"""deploy/prefect.yaml against a real Prefect server: deployed, started by a worker of a pool, in the warehouse."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.prefect_environment import client_environment
from flows.prefect_server import PrefectServer
from tests.conftest import ROOT
from tests.operate.processes import rows, write_stories

pytestmark = pytest.mark.timeout(1800)  # six commands of Prefect, each with an end of its own


@pytest.fixture
def whole_server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a server that has all of Prefect's API; that of a single run knows no work pools."""
    home = tmp_path / "prefect"
    server = PrefectServer(home, is_service=True)
    server.wait()
    yield {**os.environ, **client_environment(home), "PREFECT_API_URL": server.api_url, "PYTHONPATH": str(ROOT)}
    server.stop()


def test_a_worker_of_a_pool_ingests_what_is_deployed(whole_server: dict[str, str], tmp_path: Path):
    home, inbox = tmp_path / "home", tmp_path / "inbox"
    home.mkdir()
    write_stories(inbox, 3)
    environment = {**whole_server, "NEWS_HOME": str(home), "NEWS_INBOX": str(inbox)}

    def prefect(*words: str, may_fail: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "prefect", "--no-prompt", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert may_fail or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    prefect("work-pool", "create", "newsledger", "--type", "process")
    # Prefect 3.8.8 deploys, and then asks for workers: its client sends nulls that FastAPI of today refuses.
    assert "successfully created" in prefect("deploy", "--prefect-file", "deploy/prefect.yaml", "--all", may_fail=True)
    prefect("deployment", "run", "newsledger ingest/inbox")
    prefect("worker", "start", "--pool", "newsledger", "--run-once")
    assert rows(home, "SELECT status, n_loaded FROM runs") == [("completed", 3)]
