"""The dashboard in a real browser: no error, hostile text stays text, nothing is fetched from outside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.dashboard.hostile import ATTACKS, make_hostile
from tests.dashboard.shared import PAGES

pytestmark = [pytest.mark.browser]

READY = "[data-testid=stApp][data-test-script-state=notRunning] h1"
MARKUP = "a[href^='javascript'], iframe[srcdoc], img[src*='attacker'], img[src='x'], [onerror], [onload]"

Serve = Callable[[Path], str]


class Watched:
    """A page of the browser that remembers what must not happen."""

    def __init__(self, browser: Any) -> None:
        self.page = browser.new_page(viewport={"width": 1400, "height": 1800})
        self.dialogs: list[str] = []
        self.outside: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, address: str) -> Any:
        self.page.goto(address)
        self.page.wait_for_selector(READY, timeout=60_000)
        self.page.wait_for_timeout(500)  # charts are drawn after the script has ended
        return self.page

    def assert_harmless(self) -> None:
        assert self.dialogs == []
        assert self.outside == []
        assert self.page.evaluate("window.hit") is None
        assert self.page.locator(MARKUP).count() == 0


@pytest.fixture
def watched(chromium: Any):
    page = Watched(chromium)
    yield page
    page.page.close()


@pytest.fixture(scope="session")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("hostile")
    make_hostile(home)
    return home


@pytest.mark.parametrize("name", PAGES)
def test_page_opens_without_an_error_and_without_the_internet(
    name: str, watched: Watched, serve: Serve, sample_home: Path
):
    page = watched.open(f"{serve(sample_home)}/{'' if name == 'overview' else name}")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert page.locator("h1").inner_text().lower() == name
    watched.assert_harmless()


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_does_nothing(name: str, watched: Watched, serve: Serve, hostile_home: Path):
    page = watched.open(f"{serve(hostile_home)}/{'' if name == 'overview' else name}")
    assert page.locator("[data-testid=stException]").count() == 0
    for box in page.locator("[data-testid=stSelectbox] input:visible").all()[:3]:
        box.click()
        page.wait_for_timeout(200)
        page.keyboard.press("Escape")
    watched.assert_harmless()


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_hostile_article_shows_as_text(number: int, watched: Watched, serve: Serve, hostile_home: Path):
    key = quote(f"{number} {ATTACKS[number]}")
    page = watched.open(f"{serve(hostile_home)}/articles?article={key}")
    shown = page.locator(".nl-text").first.inner_text()
    visible = "".join(c if c.isprintable() else "\ufffd" for c in ATTACKS[number])
    assert shown.count(visible) >= 2, "headline and body hold it word for word"
    watched.assert_harmless()


def test_tooltip_of_a_hostile_figure_is_text(watched: Watched, serve: Serve, hostile_home: Path):
    page = watched.open(f"{serve(hostile_home)}/figures")
    points = page.locator("[data-testid=stVegaLiteChart] g.mark-symbol path")
    points.first.wait_for(timeout=20_000)
    for point in points.all()[: len(ATTACKS)]:
        point.hover(force=True)
        page.wait_for_timeout(100)
    watched.assert_harmless()


def test_a_click_on_a_point_opens_its_article_and_the_address_says_so(
    watched: Watched, serve: Serve, sample_home: Path
):
    page = watched.open(f"{serve(sample_home)}/figures")
    point = page.locator("[data-testid=stVegaLiteChart] g.mark-symbol path[aria-roledescription=circle]").first
    point.wait_for(timeout=20_000)
    point.click(force=True)
    page.wait_for_selector(".nl-here", timeout=20_000)
    assert "figure=" in page.url
    again = Watched(page.context.browser).open(page.url)
    assert again.locator(".nl-here").first.inner_text() == page.locator(".nl-here").first.inner_text()
    again.close()
