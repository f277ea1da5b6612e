"""Who may call the dashboard, and which addresses it has."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.door import Door, names_of


async def _app(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "let in"})


def call(
    path: str = "/",
    *,
    host: str | None = "localhost:8501",
    origin: str | None = None,
    kind: str = "http",
    address: str = "127.0.0.1",
    names: tuple[str, ...] = (),
) -> dict[str, Any]:
    """The first thing that comes back."""
    given = {b"host": host, b"origin": origin}
    headers = [(name, value.encode("latin-1")) for name, value in given.items() if value is not None]
    scope = {"type": kind, "path": path, "method": "GET", "headers": headers, "query_string": b"run=r1"}
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    door = Door(_app, names_of(address, names), ["overview", "quality", "sql"])
    with suppress(StopIteration):  # nothing in it waits, and the browser of other tests has a loop running here
        door(scope, None, send).send(None)  # type: ignore[arg-type]
    return sent[0]


LET_IN = {"type": "let in"}


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1:8501", "[::1]:8501", "localhost."])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_names_of_loopback_are_answered(host: str, kind: str):
    """Another port is what an SSH tunnel makes of it."""
    assert call(host=host, kind=kind) == LET_IN


FOREIGN = ["rebound.example", "localhost.rebound.example", "127.0.0.1.rebound.example:8501", "192.0.2.1", "a@localhost"]


@pytest.mark.parametrize("host", [*FOREIGN, "", None, "[", "localhost:x", "localhost/", "localhost, rebound.example"])
def test_a_foreign_host_is_refused(host: str | None):
    assert call(host=host)["status"] == 403
    assert call(host=host, kind="websocket") == {"type": "websocket.close", "code": 1008}


def test_a_name_that_was_given_is_answered():
    assert call(host="news.example", names=("News.Example",)) == LET_IN
    assert call(host="other.example", names=("News.Example",))["status"] == 403


def test_on_all_addresses_an_ip_address_is_answered_and_a_name_is_not():
    assert call(host="192.0.2.1:8501", address="0.0.0.0") == LET_IN
    assert call(host="[2001:db8::1]", address="::") == LET_IN
    assert call(host="rebound.example", address="0.0.0.0")["status"] == 403
    assert call(host="192.0.2.2", address="192.0.2.1")["status"] == 403


@pytest.mark.parametrize(
    ("origin", "host", "is_same"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("http://localhost", "localhost:80", True),
        ("https://localhost", "localhost", True),  # behind a proxy that speaks TLS
        ("http://localhost:3000", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("http://rebound.example", "localhost:8501", False),
        ("null", "localhost:8501", False),
        ("file://", "localhost:8501", False),
        ("http://localhost:8501@rebound.example", "localhost:8501", False),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_only_the_own_origin_is_answered(origin: str, host: str, is_same: bool, kind: str):
    assert (call(origin=origin, host=host, kind=kind) == LET_IN) == is_same


@given(host=st.text(st.characters(max_codepoint=255)), origin=st.none() | st.text(st.characters(max_codepoint=255)))
def test_no_header_breaks_the_door(host: str, origin: str | None):
    assert call(host=host, origin=origin) == LET_IN or call(host=host, origin=origin)["status"] == 403


@pytest.mark.parametrize("path", ["/", "/quality", "/sql", "/sql/", "/static/js/index.js", "/_stcore/health"])
def test_what_is_there_is_let_in(path: str):
    assert call(path) == LET_IN


@pytest.mark.parametrize("path", ["/overview", "/overview/"])
def test_the_front_page_has_a_name_too(path: str):
    answer = call(path)
    assert answer["status"] == 307
    assert (b"location", b"/?run=r1") in answer["headers"]


@pytest.mark.parametrize("path", ["/nothing", "/sql/x", "/Quality", "//quality", "/index.html", "/\x1b"])
def test_another_address_is_told_plainly(path: str):
    answer = call(path)
    assert answer["status"] == 404
    assert (b"content-type", b"text/plain; charset=utf-8") in answer["headers"]
