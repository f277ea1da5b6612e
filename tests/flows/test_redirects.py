"""Redirects of web addresses on loopback servers: which are followed, what is kept, and what travels along."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows import redirects
from flows.listing import reached_by
from flows.redirects import MOST_REDIRECTS, is_public
from flows.settings import Settings
from tests.conftest import Rows
from tests.flows.quick_ingest import quick_ingest
from tests.flows.test_sources_web import plan_for

STORY = b"Landslide kills four\n\nORRIN - A landslide killed four miners on Friday, the ministry said.\n"


class Site:
    """A server whose answers are a table: path → body, or where it leads to."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, bytes | str] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def at(self, host: str, path: str = "/a.txt") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def _site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answer = site.pages.get(self.path.partition("?")[0], b"")
            self.send_response(302 if isinstance(answer, str) else 200)
            if isinstance(answer, str):
                self.send_header("Location", answer)
            body = b"" if isinstance(answer, str) else answer
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 -- http.server calls it so

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    site = Site(server.server_port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    with ExitStack() as stack:
        yield stack.enter_context(_site()), stack.enter_context(_site())


@pytest.fixture
def two_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.2 and 127.0.0.3 stand for public addresses here; the rest of loopback stays private."""
    monkeypatch.setattr(redirects, "is_public", lambda address: address in ("127.0.0.2", "127.0.0.3"))


def _refusal(url: str) -> str:
    plan = plan_for(url)
    assert not plan.new
    (item,) = plan.refused
    return item.reason


@pytest.mark.usefixtures("two_networks")
def test_a_public_address_may_lead_to_another(sites: tuple[Site, Site]):
    given, other = sites
    given.pages["/a.txt"], other.pages["/b.txt"] = other.at("127.0.0.3", "/b.txt?sig=f00"), STORY
    (item,) = plan_for(given.at("127.0.0.2")).new
    with item.open() as stream:
        assert stream.read() == STORY
        assert reached_by(stream) == other.at("127.0.0.3", "/b.txt?sig=...")
    assert item.uri == given.at("127.0.0.2")


@pytest.mark.usefixtures("two_networks")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0"])
def test_no_way_leads_into_a_private_network(sites: tuple[Site, Site], host: str):
    given, other = sites
    given.pages["/a.txt"], other.pages["/b.txt"] = other.at(host, "/b.txt?token=secret"), STORY
    reason = _refusal(given.at("127.0.0.2"))
    assert reason.startswith("redirect_refused: it leads to http://")
    assert reason.endswith("private network")
    assert "secret" not in reason
    assert other.asked == []


def test_who_is_in_a_private_network_may_lead_there(sites: tuple[Site, Site]):
    given, other = sites
    given.pages["/a.txt"], other.pages["/b.txt"] = other.at("localhost", "/b.txt"), STORY
    (item,) = plan_for(given.at("127.0.0.1")).new
    with item.open() as stream:
        assert stream.read() == STORY
        assert reached_by(stream) == other.at("localhost", "/b.txt")


@pytest.mark.usefixtures("two_networks")
def test_a_name_that_changes_its_address_is_refused_when_connecting(
    sites: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch
):
    given, other = sites
    given.pages["/a.txt"], other.pages["/b.txt"] = other.at("localhost", "/b.txt"), STORY

    async def seems_public(url: object) -> bool:
        return False

    monkeypatch.setattr(redirects, "_is_private", seems_public)
    assert "private network" in _refusal(given.at("127.0.0.2"))
    assert other.asked == []


def test_a_file_without_redirect_has_reached_nothing_else(sites: tuple[Site, Site]):
    sites[0].pages["/a.txt"] = STORY
    (item,) = plan_for(sites[0].at("127.0.0.1")).new
    with item.open() as stream:
        assert stream.read() == STORY
        assert reached_by(stream) is None


def test_a_redirect_while_reading_is_refused_as_one_while_listing_is(sites: tuple[Site, Site]):
    given, _ = sites
    given.pages["/a.txt"] = STORY
    (item,) = plan_for(given.at("127.0.0.1")).new
    given.pages["/a.txt"] = "ftp://127.0.0.1/a.txt"
    with pytest.raises(OSError, match="a redirect from http to ftp"):
        item.open()


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("/a.txt", f"more than {MOST_REDIRECTS} redirects"),
        ("file:///etc/hostname", "from http to file"),
        ("ftp://127.0.0.1/a.txt", "from http to ftp"),
    ],
)
def test_what_is_not_followed(sites: tuple[Site, Site], target: str, why: str):
    sites[0].pages["/a.txt"] = target
    assert why in _refusal(sites[0].at("127.0.0.1"))


def test_https_leads_to_no_plain_http():
    from yarl import URL

    here, there = URL("https://a.example/x"), URL("http://a.example/x")
    assert redirects._why_not(here, there, 1) == "a redirect from https to http"
    assert redirects._why_not(there, here, 1) is None


def test_credentials_stay_with_their_host(sites: tuple[Site, Site]):
    given, other = sites
    given.pages["/a.txt"], given.pages["/same"] = "/same", other.at("localhost", "/b.txt")
    other.pages["/b.txt"] = STORY
    (item,) = plan_for(given.at("ann:pa55@127.0.0.1")).new
    with item.open() as stream:
        assert stream.read() == STORY
        assert "pa55" not in str(reached_by(stream)) + str(item.uri)
    assert {path for path, headers in given.asked if "Authorization" in headers} == {"/a.txt", "/same"}
    assert other.asked
    assert [headers for _, headers in other.asked if "Authorization" in headers] == []


def test_headers_of_a_configuration_stay_with_their_host(sites: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch):
    import fsspec.config

    given, other = sites
    given.pages["/a.txt"], other.pages["/b.txt"] = other.at("localhost", "/b.txt"), STORY
    monkeypatch.setitem(fsspec.config.conf, "https", {"client_kwargs": {"headers": {"X-Api-Key": "k3y"}}})
    with plan_for(given.at("127.0.0.1")).new[0].open() as stream:
        assert stream.read() == STORY
    assert all("X-Api-Key" in headers for _, headers in given.asked)
    assert not any("X-Api-Key" in headers for _, headers in other.asked)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True),
        ("127.8.8.8", False), ("10.1.2.3", False), ("172.20.0.1", False), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, expected: bool):
    assert is_public(address) is expected


def test_what_was_reached_and_what_was_refused_are_on_record(sites: tuple[Site, Site], tmp_path: Path, rows: Rows):
    given, other = sites
    given.pages["/a.txt"], other.pages["/b.txt"] = other.at("127.0.0.1", "/b.txt"), STORY
    given.pages["/c.txt"] = "ftp://127.0.0.1/c.txt"
    settings = Settings(home=tmp_path)
    quick_ingest(settings, given.at("ann:pa55@127.0.0.1"))
    quick_ingest(settings, given.at("127.0.0.1", "/c.txt"))
    assert rows(tmp_path, "SELECT uri, reached_uri, status FROM files ORDER BY uri") == [
        (given.at("127.0.0.1"), other.at("127.0.0.1", "/b.txt"), "read"),
        (given.at("127.0.0.1", "/c.txt"), None, "failed"),
    ]
    reasons = "SELECT outcome, reason FROM records WHERE outcome = 'failed'"
    assert rows(tmp_path, reasons) == [
        ("failed", "redirect_refused: it leads to ftp://127.0.0.1/c.txt: a redirect from http to ftp")
    ]
