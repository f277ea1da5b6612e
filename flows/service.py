"""newsledger serve: look on schedule, run when there is something new, one run at a time.

A look is cheap (`flows.look`) and is taken here; a run is a process of its own. Slots that were missed, by a pause or
by a run longer than the interval, are made good by one look.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from expectations.thresholds import Thresholds
from flows.console import counted, note, out, safe
from flows.cron import next_slot
from flows.exclusive_run import exclusive_run
from flows.exits import is_interruption, status_of
from flows.home import make_home
from flows.last_look import scheduled_look_at, write_last_look, write_schedule
from flows.look import look, record_nothing_new
from flows.prefect_server import PrefectServer, ServerError, use_client_environment
from flows.request import Request
from flows.watching.endpoint import watched_at
from warehouse.lock import schedule_lock

if TYPE_CHECKING:
    from flows.deployment import Deployment

MIN_AGE_SECONDS = 5.0  # unless the settings say otherwise: a file may still be being written when its slot comes
_LONGEST_WRITER = 12  # times the minimum age that a look waits for files that are being written
_TICK = 0.5  # seconds
_ASK_SECONDS = 15  # between two questions to Prefect, whether somebody started or cancelled a run there
_PATIENCE = 8  # seconds that a run gets to end well
_HANDOVER = 20  # seconds that a schedule which was told to end gets before the next one gives up


class Service:
    """The schedule of one home."""

    def __init__(self, request: Request, cron: str, deployment: "Deployment", is_there: Callable[[], None]) -> None:
        """``is_there`` returns when Prefect's server answers, and raises ServerError if it never will."""
        self._request, self._cron = request, cron
        self._deployment, self._is_there = deployment, is_there
        self._looked_at = scheduled_look_at(request.settings.home) or datetime.now(UTC)

    def run_forever(self) -> None:
        """Serve until a signal ends it, by an exception. Raises ServerError if Prefect's server is gone for good."""
        while True:
            due_at = self._next()
            note(f"Next run at {due_at:%Y-%m-%d %H:%M} UTC.")
            with suppress(OSError):  # a full disk; it is said when it keeps a run from its work
                write_schedule(self._request.settings.home, None, due_at)
            self._sleep_until(due_at)
            self._looked_at = datetime.now(UTC)
            try:
                self._serve_slot()
            except ServerError:
                raise  # it did not come back; whoever supervises us starts all of it again
            except Exception as error:
                if is_interruption(error):
                    raise KeyboardInterrupt from error
                _, message = status_of(error)
                note(f"This run failed: {message or f'{type(error).__name__}: {error}'}")

    def _next(self) -> datetime:
        return next_slot(self._cron, self._looked_at)

    def _sleep_until(self, moment: datetime) -> None:
        """Return when the moment is there, or somebody started a run in Prefect's page."""
        asked = time.monotonic()
        while datetime.now(UTC) < moment:
            time.sleep(_TICK)
            if time.monotonic() - asked > _ASK_SECONDS:
                asked = time.monotonic()
                if self._is_started_by_hand():
                    return

    def _is_started_by_hand(self) -> bool:
        try:
            return bool(self._deployment.due(by_hand=True))
        except Exception:  # noqa: BLE001 - its server is being started again; the slot itself waits for it
            return False

    def _serve_slot(self) -> None:
        settings = self._request.settings
        self._is_there()
        flow_run = self._deployment.take()
        try:
            _let_writers_end(self._request)
            with exclusive_run(settings, "scheduled look"):
                found = look(self._request)
                if not found.has_news:
                    record_nothing_new(settings, found)
        except BaseException as error:
            self._deployment.failed(flow_run, f"{type(error).__name__}: the look failed")
            raise
        write_last_look(settings.home, found.looked_at, found.plan.n_files, len(found.plan.new))
        write_schedule(settings.home, found.looked_at, self._next())
        if found.has_news:
            self._run(flow_run, is_small=found.plan.is_small)
        else:
            self._deployment.nothing_new(flow_run, f"{counted(found.plan.n_files, 'file')}, none of them new")

    def _run(self, flow_run: UUID, *, is_small: bool) -> None:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", "flows.scheduled_run", str(flow_run), *(["small"] if is_small else [])],
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            assert process.stdin is not None  # noqa: S101 - as asked for above
            process.stdin.write(self._request.to_line() + "\n")
            process.stdin.flush()
            self._wait(process, flow_run)
        finally:
            _end(process)
        self._deployment.failed(flow_run, f"its process ended with status {process.returncode}")

    def _wait(self, process: "subprocess.Popen[str]", flow_run: UUID) -> None:
        asked = time.monotonic()
        while process.poll() is None:
            time.sleep(_TICK)
            if time.monotonic() - asked > _ASK_SECONDS:
                asked = time.monotonic()
                if self._is_to_be_cancelled(flow_run):
                    _end(process)
                    self._deployment.cancelled(flow_run)

    def _is_to_be_cancelled(self, flow_run: UUID) -> bool:
        try:
            return self._deployment.is_to_be_cancelled(flow_run)
        except Exception:  # noqa: BLE001 - its server is being started again; it is asked once more
            return False


def serve_forever(request: Request, cron: str, port: int) -> None:
    """Serve ``request`` on schedule ``cron`` (five fields, UTC) until interrupted.

    Uses the server that PREFECT_API_URL names, else starts one with its web page on ``port``.

    Raises:
        RunLockedError: another schedule runs on this home; both would take each other's runs.
    """
    settings = request.settings
    make_home(settings.home)
    with ExitStack() as stack:
        stack.enter_context(schedule_lock(settings.home, _HANDOVER))
        stack.callback(_say_that_it_ended, settings.home)
        max_age = settings.thresholds.get("max_hours_since_run", Thresholds.max_hours_since_run)
        stack.enter_context(watched_at(settings.home, settings.watch_host, settings.watch_port, max_age))
        given = os.environ.get("PREFECT_API_URL")
        server = None if given else PrefectServer(settings.home / "prefect", port=port, is_service=True)
        if server:
            stack.callback(server.stop)
            use_client_environment(settings.home)
            os.environ["PREFECT_API_URL"] = server.api_url
            server.wait()
        from flows.deployment import Deployment  # imports Prefect, which reads the environment now

        deployment = Deployment(request.shown, cron)
        page = (given or os.environ["PREFECT_API_URL"]).removesuffix("/api")
        out().print(f"Ingesting {safe(', '.join(request.shown))} on schedule [bold]{safe(cron)}[/bold] (UTC).")
        out().print(f"Prefect UI: [bold]{safe(page)}[/bold]   Stop with ctrl-C.", soft_wrap=True)
        Service(request, cron, deployment, server.wait if server else lambda: None).run_forever()


def _let_writers_end(request: Request) -> None:
    """Return when no new file is younger than the minimum age, or after a while of waiting for one."""
    deadline = time.monotonic() + _LONGEST_WRITER * request.settings.min_age_seconds
    while look(request, asks_feeds=False).plan.is_being_written and time.monotonic() < deadline:
        time.sleep(1)


def _say_that_it_ended(home: Path) -> None:
    with suppress(OSError):
        write_schedule(home, None, None)


def _end(process: "subprocess.Popen[str]") -> None:
    """End a run and wait until it is gone; it leaves the ledger in order if it has the time."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdin:
        process.stdin.close()
