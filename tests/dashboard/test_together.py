"""The dashboard as several people use it: pages at once, an ingest beside them, a slow query beside others, ctrl-C."""

import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.conftest import ROOT
from tests.dashboard.hostile import make_hostile
from tests.dashboard.shared import PAGES
from warehouse.connection import open_writer

pytestmark = [pytest.mark.browser]

STATE = "[data-testid=stApp][data-test-script-state={}] h1"
BROKEN = "[data-testid=stException], [data-testid=stAlertContentError]"
ENDLESS = "select count(*) from range(10000000) a, range(10000000) b where (a.range * b.range) % 7 = 8"
PATIENCE = 120_000  # ms

#: A writer as an ingest is one: it waits for its turn, publishes, and goes; or it stays until it is told to go.
WRITE = """
import sys
from pathlib import Path
from warehouse.connection import open_writer
for number in range(int(sys.argv[2])):
    with open_writer(Path(sys.argv[1]), wait=100) as warehouse:
        warehouse.execute("UPDATE runs SET status = 'completed', error = ?", [f"write {number}"])
        if sys.argv[3:]:
            print("at work", flush=True)
            sys.stdin.read()
print("written", flush=True)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of a warehouse with a row in every table."""
    folder = tmp_path_factory.mktemp("together")
    make_hostile(folder)
    return folder


@pytest.fixture
def writer(home: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WRITE, str(home / "warehouse.duckdb"), *map(str, arguments)]
        started.append(subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def tabs(chromium: Any) -> Iterator[Callable[[str], Any]]:
    """``tabs(address)``: a tab that is on its way there, not waited for."""
    context = chromium.new_context()

    def go(address: str) -> Any:
        tab = context.new_page()
        tab.goto(address, wait_until="commit", timeout=PATIENCE)
        return tab

    yield go
    context.close()


def wait_until(tab: Any, state: str) -> None:
    tab.wait_for_selector(f"{STATE.format(state)}, {BROKEN}", timeout=PATIENCE)
    assert tab.locator(BROKEN).all_inner_texts() == []
    assert tab.get_by_text("Page not found").count() == 0


def test_all_pages_at_once_beside_an_ingest(home: Path, serve: Callable[[Path], str], tabs, writer):
    address = serve(home)
    writing = writer(20)
    for _ in range(2):
        opened = [tabs(f"{address}/{name}") for name in PAGES]
        for tab in opened:
            wait_until(tab, "notRunning")
            tab.close()
    out, _ = writing.communicate(timeout=200)
    assert (writing.returncode, out) == (0, "written\n")


def test_a_slow_query_keeps_nobody_waiting_and_gives_way_to_an_ingest(home: Path, serve, tabs, writer):
    address = serve(home)
    slow = tabs(f"{address}/sql?query={quote(ENDLESS)}")
    wait_until(slow, "running")
    for name in ("figures", "articles"):
        wait_until(tabs(f"{address}/{name}"), "notRunning")
    out, _ = writer(1).communicate(timeout=100)
    assert out == "written\n"
    slow.wait_for_selector(BROKEN, timeout=PATIENCE)
    assert "took longer than" in slow.locator("[data-testid=stText]").last.inner_text()


def test_a_page_comes_back_by_itself_with_what_was_written(home: Path, serve, tabs, writer):
    writing = writer(1, "stay")
    assert writing.stdout is not None
    assert writing.stdout.readline() == "at work\n"
    tab = tabs(f"{serve(home)}/sql?query={quote('select distinct error as told from runs')}")
    tab.get_by_text("An ingest is writing just now").wait_for(timeout=PATIENCE)
    writing.communicate(timeout=60)
    tab.get_by_text("1 rows").wait_for(timeout=PATIENCE)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_an_address_of_its_name(name: str, home: Path, serve, tabs):
    tab = tabs(f"{serve(home)}/{name}")
    wait_until(tab, "notRunning")
    assert tab.locator("h1").inner_text().lower() == name


@pytest.mark.parametrize(
    ("headers", "path", "status"), [({}, "/nothing", 404), ({"Host": "rebound.example"}, "/", 403)]
)
def test_who_is_turned_away_is_told_plainly(home: Path, serve, headers: dict[str, str], path: str, status: int):
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(urllib.request.Request(f"{serve(home)}{path}", headers=headers))
    with told.value as answer:
        assert answer.code == status
        assert answer.headers.get_content_type() == "text/plain"


@pytest.mark.parametrize("origin", ["http://rebound.example", "http://localhost:1"])
def test_a_page_of_another_origin_gets_no_websocket(home: Path, serve, chromium: Any, origin: str):
    context = chromium.new_context()
    context.route("**/*", lambda route: route.fulfill(body="<title>foreign</title>", content_type="text/html"))
    page = context.new_page()
    page.goto(f"{origin}/")
    socket = serve(home).replace("http", "ws") + "/_stcore/stream"
    connect = "u => new Promise(done => {const s = new WebSocket(u, ['streamlit']); s.onopen = () => done('open');"
    assert page.evaluate(connect + " s.onclose = () => done('closed')})", socket) == "closed"
    context.close()


def test_ctrl_c_ends_it_whatever_a_page_is_at(home: Path, launch, tabs):
    address, process = launch(home)
    wait_until(tabs(f"{address}/sql?query={quote(ENDLESS)}"), "running")
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in out
    with open_writer(home / "warehouse.duckdb"):  # the process of the query ends with its parent, a moment later
        pass
