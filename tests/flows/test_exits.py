"""What a user is told of an error, and the exit status; never a traceback for what the surroundings did."""

import errno
from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.exits import FAILED, LOCKED, USAGE, status_of
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
