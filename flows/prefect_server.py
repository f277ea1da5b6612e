"""Our own short-lived Prefect server, for runs that are given none.

Prefect's ephemeral server starts when the first flow is called, runs a hundred migrations on an empty database and
can miss its own start-up time-out; so we start one ourselves, early, next to the other imports, with a database made
from `prefect_schema/VERSION.sql` (what those migrations end in: 6 s of processor time become 0.05 s). A version that
has no such file migrates as usual. The server ends when our end of its standard input closes, however we die.
"""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

_SERVICES = "SCHEDULER LATE_RUNS PAUSE_EXPIRATIONS CANCELLATION_CLEANUP FOREMAN TRIGGERS REPOSSESSOR DB_VACUUM".split()
_READY_WITHIN = 120.0  # seconds; a loaded machine needs tens of them


class ServerError(Exception):
    """The Prefect server did not start."""


def client_environment(home: Path) -> dict[str, str]:
    """Prefect settings for this process: files under ``home``, no usage reporting, no log on the console."""
    return {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
    }


def _server_environment(home: Path, *, scheduler: bool) -> dict[str, str]:
    database = home / "prefect" / "prefect.db"
    off = {f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in _SERVICES}
    return {
        **os.environ,
        **client_environment(home),
        **({} if scheduler else {**off, "PREFECT_SERVER_UI_ENABLED": "false"}),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database}",
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    }


class PrefectServer:
    """A server process on a free loopback port."""

    def __init__(self, home: Path, *, port: int = 0, scheduler: bool = False) -> None:
        """Start it; returns at once. ``scheduler`` also starts its services and web page, for `serve`."""
        self.home = home
        self.port = port or _free_port()
        make_database(home / "prefect" / "prefect.db")
        self.log = home / "prefect" / "server.log"
        environment = _server_environment(home, scheduler=scheduler)
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
                [sys.executable, "-m", "flows.prefect_server", str(self.port)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,  # ctrl-C is for us: the server has to outlive our clean-up
            )

    @property
    def api_url(self) -> str:
        """What PREFECT_API_URL has to be."""
        return f"http://127.0.0.1:{self.port}/api"

    def wait(self) -> None:
        """Return when it answers. Raises ServerError if it ended or stayed silent."""
        deadline = time.monotonic() + _READY_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise ServerError(f"The Prefect server ended at its start. Its log: {self.log}")
            try:
                with urllib.request.urlopen(f"{self.api_url}/health", timeout=5):  # noqa: S310 - loopback, made above
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        raise ServerError(f"The Prefect server did not answer within {_READY_WITHIN:.0f} s. Its log: {self.log}")

    def stop(self) -> None:
        """End it and wait until it is gone."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def make_database(path: Path) -> None:
    """An empty Prefect database at ``path``, if there is none and we know this version's schema."""
    schema = files("flows").joinpath("prefect_schema", f"{version('prefect')}.sql")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() or not schema.is_file():
        return
    fresh = path.with_suffix(f".{os.getpid()}.new")
    connection = sqlite3.connect(fresh)
    connection.executescript(schema.read_text(encoding="utf-8"))
    connection.close()
    fresh.replace(path)


def dump_schema(database: Path) -> str:
    """SQL that makes the empty twin of a migrated Prefect database."""
    connection = sqlite3.connect(database)
    order = "CASE type WHEN 'table' THEN 0 ELSE 1 END, name"
    query = f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY {order}"  # noqa: S608 - a constant
    statements = [f"{sql.strip()};" for (sql,) in connection.execute(query)]
    (head,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return "\n".join([*statements, f"INSERT INTO alembic_version VALUES ('{head}');", ""])  # noqa: S608 - Prefect's own


@contextmanager
def ephemeral_server(home: Path) -> Generator[PrefectServer | None]:
    """A server for one run, stopped at its end; none if PREFECT_API_URL names one already."""
    if os.environ.get("PREFECT_API_URL"):
        yield None
        return
    server = PrefectServer(home)
    os.environ["PREFECT_API_URL"] = server.api_url
    try:
        yield server
    finally:
        del os.environ["PREFECT_API_URL"]
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)
    os._exit(0)


def main() -> None:
    """Serve on the port given as argument until standard input closes."""
    import uvicorn

    threading.Thread(target=_end_with_parent, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    main()
