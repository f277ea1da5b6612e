"""Our own Prefect server: a short-lived one for a run that is given none, a lasting one for `serve`.

Prefect's ephemeral server starts when the first flow is called and can miss its own start-up time-out; so we start
one ourselves, early, next to the other imports. It answers this machine only (`flows.only_local`), comes back if it is
killed, and ends when our end of its standard input closes, however we die.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from flows.home import make_home
from flows.prefect_database import make_database
from flows.prefect_environment import client_environment, server_environment

_READY_WITHIN = 300.0  # seconds; a loaded machine needs tens of them
_RESTARTS = 5  # of a server that was killed; one that ends at its start is broken
_PAUSE = 1.0  # seconds before a restart
_passing: set[str] = set()  # addresses of servers that end with the run that they were started for


class ServerError(Exception):
    """The Prefect server did not start, or does not answer any more."""


class PrefectServer:
    """A server process on a loopback port."""

    def __init__(self, folder: Path, *, port: int = 0, is_service: bool = False) -> None:
        """Start it; returns at once. Its files go to ``folder``; ``is_service`` adds schedules and the web page."""
        self.folder = folder
        self.port = port or free_port()
        self.log = folder / "server.log"
        self._kind = ["service"] if is_service else []
        self._environment = server_environment(folder, self.port, is_service=is_service)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.log.unlink(missing_ok=True)
        self._is_stopping = False
        self._has_answered = False
        self._process = self._start()
        self._guard = threading.Thread(target=self._keep_alive, daemon=True)
        self._guard.start()

    @property
    def api_url(self) -> str:
        """What PREFECT_API_URL has to be."""
        return f"http://127.0.0.1:{self.port}/api"

    def wait(self) -> None:
        """Return when it answers. Raises ServerError if it ended or stayed silent."""
        deadline = time.monotonic() + _READY_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None and not self._guard.is_alive():
                raise ServerError(f"The Prefect server ended by itself. Its log: {self.log}")
            if self._answers():
                self._has_answered = True
                return
            time.sleep(0.05)
        raise ServerError(f"The Prefect server did not answer within {_READY_WITHIN:.0f} s. Its log: {self.log}")

    def stop(self) -> None:
        """End it and wait until it is gone."""
        self._is_stopping = True
        process = self._process
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()  # refused at a tenth of the cost
            with urllib.request.urlopen(f"{self.api_url}/health", timeout=5):  # noqa: S310 - loopback, made above
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _start(self) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
                [sys.executable, "-m", "flows.prefect_server", str(self.port), *self._kind],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment,
                start_new_session=True,  # ctrl-C is for us: the server has to outlive our clean-up
            )

    def _keep_alive(self) -> None:
        """Start it again when it was killed: clients try again for a minute, so a run goes on as if nothing were."""
        for _ in range(_RESTARTS):
            self._process.wait()
            if self._is_stopping or not self._has_answered:
                return
            time.sleep(_PAUSE)
            self._process = self._start()
            if self._is_stopping and self._process.stdin:  # stopped while it was started
                self._process.stdin.close()


def flow_run_page() -> str | None:
    """Address of the run in progress in Prefect's page, without credentials; None if the server ends with it."""
    from prefect.runtime import flow_run

    api = os.environ.get("PREFECT_API_URL")
    if not api or api in _passing or not flow_run.id:
        return None
    parts = urlsplit(api)
    page = parts._replace(netloc=parts.netloc.rpartition("@")[2], path=parts.path.rstrip("/").removesuffix("/api"))
    return f"{urlunsplit(page)}/runs/flow-run/{flow_run.id}"


@contextmanager
def ephemeral_server(home: Path) -> Generator[PrefectServer | None]:
    """A server for one run, stopped and forgotten at its end; none if PREFECT_API_URL names one already.

    Its database goes with it: the ledger is in the warehouse, and what nobody looks at would only grow.
    """
    if os.environ.get("PREFECT_API_URL"):
        yield None
        return
    make_home(home)
    _sweep(home)
    server = PrefectServer(_folder(home, os.getpid()))
    os.environ["PREFECT_API_URL"] = server.api_url
    _passing.add(server.api_url)
    try:
        yield server
    finally:
        del os.environ["PREFECT_API_URL"]
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)


def _folder(home: Path, pid: int) -> Path:
    return home / "prefect" / f"ingest-{pid}"


def _sweep(home: Path) -> None:
    """Remove what the servers of killed runs left behind."""
    for folder in (home / "prefect").glob("ingest-*"):
        pid = folder.name.partition("-")[2]
        if not Path(f"/proc/{pid}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def use_client_environment(home: Path) -> None:
    """Set Prefect up for this process, where the user has not. Before Prefect is imported: it reads settings then."""
    if not os.environ.get("PREFECT_API_URL"):
        for name, value in client_environment(home / "prefect").items():
            os.environ.setdefault(name, value)


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):  # not through sys.stdin, whose lock a thread must not hold at the end
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)
    os._exit(0)


def main() -> None:
    """Serve on the port given as argument until standard input closes; a second argument makes it that of `serve`."""
    os.umask(0o077)  # its database holds addresses
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if make_database(Path(os.environ["PREFECT_HOME"])):
        os.environ["PREFECT_SERVER_DATABASE_MIGRATE_ON_START"] = "false"  # to look for migrations alone takes 0.2 s
    import uvicorn

    from flows.imports import imports
    from flows.only_local import create_app

    with imports():
        application = create_app(is_service=bool(sys.argv[2:]))
    uvicorn.run(
        application,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    main()
