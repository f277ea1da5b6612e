"""The bound on the time for one page."""

import signal
import threading
import time

import pytest

from transforms.structure import page_time
from transforms.structure.html import Page


def slow(html: str, url: str | None) -> Page:
    end = time.process_time() + 5
    while time.process_time() < end:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001 -- as libraries do
            continue
    return Page(text="late")


@pytest.fixture(autouse=True)
def short_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_time, "read_page", slow)
    token = page_time._PAGE_SECONDS.set(0.2)
    yield
    page_time._PAGE_SECONDS.reset(token)


def test_a_page_that_takes_too_long_fails_with_its_reason():
    began = time.process_time()
    page = page_time.read_page_in_time("<p>x</p>", "http://example.test/a")
    assert time.process_time() - began < 2
    assert page == Page(url="http://example.test/a", problem="page_seconds: not read in 0.2 s of CPU time")


def test_the_timer_and_its_handler_are_gone_afterwards():
    before = signal.getsignal(signal.SIGVTALRM)
    page_time.read_page_in_time("<p>x</p>")
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_outside_the_main_thread_there_is_no_bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_time, "read_page", lambda html, url: Page(text="read"))
    found: list[Page] = []
    thread = threading.Thread(target=lambda: found.append(page_time.read_page_in_time("<p>x</p>")))
    thread.start()
    thread.join()
    assert found == [Page(text="read")]
