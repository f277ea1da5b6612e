"""What a user is told of an error, and the exit status; never a traceback for what the surroundings did."""

import errno
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, cast

import duckdb
import pytest
from pydantic import ValidationError

from flows.exits import FAILED, LOCKED, USAGE, is_interruption, status_of
from flows.request import Request
from flows.service import Service
from flows.settings import Settings
from warehouse.errors import ArchiveError, QueryError, RunLockedError


def on_top_of(cause: BaseException, error: Exception) -> Exception:
    error.__context__ = cause
    return error


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (RunLockedError("held by 7"), LOCKED, "held by 7"),
        (QueryError("no such table"), FAILED, "no such table"),
        (FULL, FAILED, "The disk is full"),
        (on_top_of(FULL, RuntimeError("Prefect: 500")), FAILED, "The disk is full"),  # its own database was there too
        (on_top_of(FULL, ArchiveError("archive cannot be written")), FAILED, "The disk is full"),
        (RuntimeError("IO Error: No space left on device"), FAILED, "The disk is full"),  # as DuckDB says it
        (PermissionError(errno.EACCES, "Permission denied", "/srv/x"), FAILED, "Permission denied: /srv/x\nWrite else"),
        (FileNotFoundError(errno.ENOENT, "No such file", "/x"), FAILED, "No such file: /x"),
        (RuntimeError("a bug"), FAILED, None),  # keeps its traceback
    ],
    ids=str,
)
def test_status_and_message(error: Exception, status: int, said: str | None):
    found, message = status_of(error)
    assert found == status
    assert message == said if said is None else message is not None and message.startswith(said)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NEWSLEDGER_WORKRS", "3", "NEWSLEDGER_WORKRS: there is no such setting; did you mean workers?"),
        ("NEWSLEDGER_LIMITS__MAX_FILE_BITES", "3", "did you mean limits.max_file_bytes?"),
        ("NEWSLEDGER_WORKERS", "0", "NEWSLEDGER_WORKERS: Input should be greater than or equal to 1"),
    ],
)
def test_a_wrong_setting_is_told_by_the_name_it_was_given(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    status, message = status_of(caught.value)
    assert status == USAGE
    assert said in (message or "")
    assert "pydantic" not in (message or "")


def test_no_value_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSLEDGER_ALERT_URLS", '{"mailto": "user:hunter2@example.org"}')
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert "hunter2" not in (status_of(caught.value)[1] or "hunter2")


def interrupted_query(error: Callable[[], BaseException]) -> BaseException:
    """What a query raises during which a signal comes whose handler raises ``error``."""

    def handle(number: int, frame: object) -> NoReturn:
        raise error()

    before = signal.signal(signal.SIGVTALRM, handle)  # SIGALRM is the time limit's of the tests
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.05, 1)  # again, as one raised in a callback of the collector is lost
    try:
        duckdb.sql("SELECT count(*) FROM range(20_000_000_000) AS t(x) WHERE x % 7 = 3").fetchall()
    except BaseException as raised:  # noqa: BLE001 - that is what is asked
        return raised
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    raise AssertionError("it was not interrupted")


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_a_signal_at_a_query_is_no_error(error: type[BaseException]):
    raised = interrupted_query(error)
    assert is_interruption(raised)
    assert is_interruption(error())
    assert not is_interruption(RuntimeError("Query interrupted"))


def test_a_schedule_ends_when_the_signal_comes_at_a_query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def at_a_query() -> None:
        raise interrupted_query(KeyboardInterrupt)

    monkeypatch.setattr(Service, "_sleep_until", lambda self, moment: None)
    request = Request.typed([str(tmp_path)], {"home": tmp_path / "home"})
    (tmp_path / "home").mkdir()
    with pytest.raises(KeyboardInterrupt):
        Service(request, "* * * * *", cast("Any", None), at_a_query).run_forever()
