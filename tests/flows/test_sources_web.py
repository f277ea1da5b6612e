"""Web addresses on a loopback server, and what is shown of an address."""

import functools
import socket
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import polars as pl
import pytest

from flows.addresses import shown_uri
from flows.inbox import SEEN, Plan, Rules, discover
from flows.remote import describe

NOW = 4_000_000_000.0


def plan_for(*urls: str, seen: pl.DataFrame | None = None) -> Plan:
    return discover(urls, pl.DataFrame(schema=SEEN) if seen is None else seen, Rules(NOW, 0, 10_000))


def as_seen(plan: Plan) -> pl.DataFrame:
    return pl.DataFrame([(item.uri, item.fingerprint) for item in plan.new], schema=SEEN, orient="row")


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    (tmp_path / "a.txt").write_text("Two people died.")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_web_address_is_one_file_and_known_again(web: str):
    plan = plan_for(f"{web}/a.txt?token=abc")
    (item,) = plan.new
    assert item.uri == f"{web}/a.txt?token=..."
    assert item.name == "a.txt"
    with item.open() as stream:
        assert stream.read() == b"Two people died."
    assert plan_for(f"{web}/a.txt?token=other", seen=as_seen(plan)).n_seen == 1


def test_a_web_address_that_is_missing_is_refused(web: str):
    (item,) = plan_for(f"{web}/missing.txt").refused
    assert item.reason.startswith("unreachable: ClientResponseError 404")


def test_a_server_that_is_down_is_not_taken_for_a_missing_file():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (item,) = plan_for(f"https://ann:very-secret@127.0.0.1:{port}/a.txt").refused
    assert item.reason.startswith("unreachable: ClientConnectorError Connect call failed")
    assert "secret" not in str(item)


@pytest.mark.parametrize("url", ["nosuchscheme://host/file", "s4://bucket/key"])
def test_an_unknown_scheme_is_refused(url: str):
    (item,) = plan_for(url).refused
    assert item.reason.startswith("unreachable: ValueError")


def test_a_missing_driver_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, "s3", raising=False)  # as in a new process
    (item,) = plan_for("s3://key:very-secret@bucket/in").refused
    assert item.uri == "s3://bucket/in"
    assert item.reason.startswith("unreachable: a package is missing (")
    assert item.reason.endswith("pip install 'newsledger[remote]'")
    assert "s3fs" in item.reason
    assert "secret" not in item.reason


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sftp://ann:pa55@host:22/in/a.txt", "sftp://host:22/in/a.txt"),
        ("https://host/a.txt?id=7", "https://host/a.txt?id=7"),
        (
            "https://host/a?X-Amz-Signature=f00&X-Amz-Credential=me&v=1",
            "https://host/a?X-Amz-Signature=...&X-Amz-Credential=...&v=1",
        ),
        ("s3://bucket/a\x1b[31m.txt", "s3://bucket/a%1B[31m.txt"),
    ],
)
def test_addresses_are_shown_without_credentials(url: str, shown: str):
    assert shown_uri(url) == shown


def test_messages_of_libraries_are_shown_without_addresses():
    assert describe(ValueError("cannot open sftp://ann:pa55@host")) == "ValueError"
    assert describe(PermissionError(13, "Access Denied")) == "PermissionError Access Denied"
