"""Alerts, delivered for real: to a web hook and a mail server on this machine."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socket import socket
from threading import Thread
from typing import Any

import duckdb
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from flows.alerts import alert, alert_on_exit
from flows.settings import Settings
from warehouse.connection import open_writer

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class Hook:
    """A web hook on loopback that keeps what it is sent, and answers with ``status``."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.status = 200
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                hook.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(hook.status)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"json://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    thread = Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


class Mailbox(Message):
    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.mails.append(message)


@pytest.fixture
def mail() -> Iterator[tuple[Mailbox, str]]:
    mailbox = Mailbox()
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield mailbox, f"mailto://127.0.0.1:{port}?from=newsledger@example.org&to=desk@example.org&mode=insecure"
    controller.stop()


def settings_for(home: Path, *urls: str, **changed: Any) -> Settings:
    return Settings(home=home, alert_urls=list(urls), **changed)  # type: ignore[arg-type]


def enter_run(settings: Settings, number: int, broken: dict[str, str], status: str = "completed") -> None:
    """A finished run whose checks in ``broken`` (name → severity) failed, and one that held."""
    with open_writer(settings.warehouse) as warehouse:
        started = NOON + timedelta(hours=number)
        warehouse.execute(
            "INSERT INTO runs (run_id, started_at, finished_at, status, error, n_records, n_loaded)"
            " VALUES (?, ?, ?, ?, 'why', 1200, 1200)", [f"run{number}", started, started, status],
        )  # fmt: skip
        for name, severity in {**broken, "figures.held": "critical"}.items():
            suite, expectation = name.split(".")
            warehouse.execute(
                "INSERT INTO quality_checks (run_id, suite, expectation, severity, success, n_evaluated, n_unexpected,"
                " description, checked_at) VALUES (?, ?, ?, ?, ?, 1200, 30, 'because', ?)",
                [f"run{number}", suite, expectation, severity, name not in broken, started],
            )


def sent(settings: Settings) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return connection.execute(
            "select run_id, subject, severity, is_delivered from alerts order by sent_at"
        ).fetchall()


def test_a_digest_reaches_a_web_hook_with_what_broke_and_the_next_command(tmp_path: Path, hook: Hook):
    settings = settings_for(tmp_path, hook.url)
    enter_run(settings, 1, {"run.volume_usual": "warning", "figures.unit_known": "critical", "articles.stub": "info"})
    assert alert(settings) is True
    (message,) = hook.received
    assert message["title"] == "newsledger: figures.unit_known (critical) and 1 more"
    assert "30 of 1,200 rows" in message["message"]
    assert "newsledger checks --run run1 --failing" in message["message"]
    assert "held" not in message["message"]
    assert "articles.stub" not in message["message"]
    assert sent(settings) == [("run1", "figures.unit_known, run.volume_usual", "critical", True)]


def test_a_digest_reaches_a_mail_server(tmp_path: Path, mail: tuple[Mailbox, str]):
    mailbox, url = mail
    settings = settings_for(tmp_path, url)
    enter_run(settings, 1, {"run.volume_usual": "warning"})
    assert alert(settings) is True
    (message,) = mailbox.mails
    assert message["To"] == "desk@example.org"
    assert "run.volume_usual (warning)" in message["Subject"]


def test_the_same_trouble_is_told_once_a_day_and_new_trouble_at_once(tmp_path: Path, hook: Hook):
    settings = settings_for(tmp_path, hook.url)
    told = []
    for hour, broken in ((1, ["a.x"]), (2, ["a.x"]), (3, ["a.x", "a.y"]), (4, ["a.y"]), (30, ["a.x"])):
        enter_run(settings, hour, dict.fromkeys(broken, "warning"))
        told.append(alert(settings, NOON + timedelta(hours=hour)))
    assert told == [True, None, True, None, True]
    assert [message["title"].split(" (")[0] for message in hook.received] == ["newsledger: a.x"] * 3


def test_nothing_is_sent_when_all_held_or_nobody_is_to_be_told(tmp_path: Path, hook: Hook):
    quiet, deaf = settings_for(tmp_path, hook.url), settings_for(tmp_path)
    enter_run(quiet, 1, {"articles.stub": "info"})
    assert alert(quiet) is None
    enter_run(quiet, 2, {"run.volume_usual": "warning"})
    assert alert(deaf) is None
    assert alert(settings_for(tmp_path, hook.url, alert_on="critical")) is None
    assert hook.received == []


def test_what_could_not_be_delivered_is_said_and_tried_again(
    tmp_path: Path, hook: Hook, capsys: pytest.CaptureFixture[str]
):
    settings = settings_for(tmp_path, hook.url)
    enter_run(settings, 1, {"run.volume_usual": "warning"})
    hook.status = 500
    assert alert(settings, NOON) is False
    assert "was not delivered" in capsys.readouterr().err.replace("\n", " ")
    hook.status = 200
    assert alert(settings, NOON + timedelta(minutes=1)) is True
    assert [row[3] for row in sent(settings)] == [False, True]


def test_an_address_that_apprise_does_not_know_is_no_delivery(tmp_path: Path, hook: Hook):
    settings = settings_for(tmp_path, hook.url, "pigeon://roof")
    enter_run(settings, 1, {"run.volume_usual": "warning"})
    assert alert(settings) is False
    assert len(hook.received) == 1


def test_a_run_that_was_blocked_is_told_while_its_error_goes_on(tmp_path: Path, hook: Hook):
    settings = settings_for(tmp_path, hook.url)
    with pytest.raises(RuntimeError, match="stop"), alert_on_exit(settings):
        enter_run(settings, 1, {}, status="blocked")
        raise RuntimeError("stop")
    assert hook.received[0]["title"] == "newsledger: run blocked (critical)"


def test_the_addresses_with_their_passwords_are_not_written_to_the_ledger():
    settings = settings_for(Path("home"), "mailto://desk:hunter2@example.org")
    assert "hunter2" not in json.dumps(settings.model_dump(mode="json"), default=str)
