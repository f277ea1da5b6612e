"""What tests share: a Prefect server for the session, the command line as a user has it, the sample warehouse."""

import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings

from flows.prefect_environment import client_environment
from flows.prefect_server import PrefectServer
from flows.settings import Settings
from flows.workers import shared_workers

#: A change passes or fails by what it does, not by the examples of the day or the load of the machine;
#: HYPOTHESIS_PROFILE=default draws new ones.
settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "reproducible"))

#: Streamlit's AppTest puts its script in the place of the main module, which a new worker process would then run.
_MAIN = sys.modules["__main__"]
ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "examples" / "inbox"
COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]
#: A job that a shell started in the background ignores ctrl-C, and would hand that on.
AT_A_TERMINAL = [
    sys.executable,
    "-c",
    f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {COMMAND[-1]}",
]

Result = subprocess.CompletedProcess[str]
Cli = Callable[..., Result]
Ingest = Callable[..., dict[str, object]]
Rows = Callable[[Path, str], list[tuple[object, ...]]]


@pytest.fixture(scope="session")
def prefect_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A real Prefect server on loopback, shared by the session: one that each run starts itself costs seconds."""
    home = tmp_path_factory.mktemp("prefect")
    server = PrefectServer(home)
    server.wait()
    yield {**os.environ, **client_environment(home), "PREFECT_API_URL": server.api_url, "PYTHONPATH": str(ROOT)}
    server.stop()


@pytest.fixture(scope="session")
def cli(prefect_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """`newsledger ARGUMENTS` in a process and a folder of its own; ``status`` is the exit status it must have."""
    elsewhere = tmp_path_factory.mktemp("cwd")

    def run(*arguments: str | Path, status: int = 0, environment: dict[str, str] | None = None) -> Result:
        result = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=elsewhere,
            env={**prefect_environment, **(environment or {})},
            timeout=240,
            check=False,
        )
        assert result.returncode == status, result.stdout + result.stderr
        return result

    return run


@pytest.fixture(scope="session")
def sample_home(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of a warehouse into which the sample inbox was ingested once; only to be read."""
    home = tmp_path_factory.mktemp("sample")
    result = cli("--home", home, "ingest", SAMPLES)
    rest = [line for line in result.stderr.splitlines() if " files, " not in line]  # progress, on a slow machine
    assert not rest, "a clean run prints no warning of any library"
    return home


@pytest.fixture(scope="session")
def warm_workers() -> Iterator[None]:
    """Worker processes that outlive a run, so that Great Expectations is imported once for the whole session."""
    with shared_workers(Settings(workers=1)):
        yield


@pytest.fixture
def ingest(prefect_environment: dict[str, str], warm_workers: None, monkeypatch: pytest.MonkeyPatch) -> Ingest:
    """The ingest flow in this process: ``ingest(home, paths…, **settings)`` gives the run's row."""
    for name in ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_LOGGING_LEVEL"):
        monkeypatch.setenv(name, prefect_environment[name])

    monkeypatch.setitem(sys.modules, "__main__", _MAIN)

    def run(home: Path, *paths: Path | str, **settings: object) -> dict[str, object]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Prefect's own, of its imports
            from flows.ingest import ingest as flow
            from flows.request import Request, requesting

            request = Request.typed([str(path) for path in paths], {"home": home, **settings})
            with requesting(request):
                return flow(request.shown)

    return run


@pytest.fixture
def rows() -> Rows:
    """Rows of a query on the warehouse of a home folder."""

    def query(home: Path, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return query
