"""The bound on the time for one page."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from transforms.structure import page_time
from transforms.structure.html import Page

LATE = Page(url="http://example.test/a", problem="page_seconds: not read in 0.2 s of CPU time")


def slow(html: str, url: str | None) -> Page:
    end = time.thread_time() + 5
    while time.thread_time() < end:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001 -- as libraries do
            continue
    return Page(text="late")


@pytest.fixture(autouse=True)
def slow_pages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_time, "read_page", slow)


def read() -> Page:
    return page_time.read_page_in_time("<p>x</p>", "http://example.test/a", 0.2)


def read_and_clock() -> tuple[Page, float]:
    began = time.thread_time()
    return read(), time.thread_time() - began


def test_a_page_that_takes_too_long_fails_with_its_reason():
    page, spent = read_and_clock()
    assert page == LATE
    assert spent < 2


def test_the_timer_and_its_handler_are_gone_afterwards():
    before = signal.getsignal(signal.SIGVTALRM)
    read()
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_threads_each_have_the_same_bound():
    with ThreadPoolExecutor(3) as pool:
        for page, spent in [task.result() for task in [pool.submit(read_and_clock) for _ in range(3)]]:
            assert page == LATE
            assert spent < 2


def test_a_thread_that_waits_spends_no_time(monkeypatch: pytest.MonkeyPatch):
    def wait(html: str, url: str | None) -> Page:
        time.sleep(0.5)
        return Page(text="read")

    monkeypatch.setattr(page_time, "read_page", wait)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(read).result() == Page(text="read")


def test_nothing_is_raised_once_the_page_is_read(monkeypatch: pytest.MonkeyPatch):
    """Pages that end just when their time does are read or late, and what comes after them is left alone."""

    def spend(html: str, url: str | None) -> Page:
        end = time.thread_time() + float(html)
        while time.thread_time() < end:
            pass
        return Page(text="read")

    def work() -> set[str]:
        found = set[str]()
        for step in range(40):
            page = page_time.read_page_in_time(str(0.017 + step / 10_000), None, 0.02)
            found.add(page.text or str(page.problem))
            sum(range(20_000))
        return found

    monkeypatch.setattr(page_time, "read_page", spend)
    with ThreadPoolExecutor(2) as pool:
        for found in [task.result() for task in [pool.submit(work) for _ in range(2)]]:
            assert found <= {"read", "page_seconds: not read in 0.02 s of CPU time"}


def test_no_thread_of_ours_is_left():
    with ThreadPoolExecutor(1) as pool:
        pool.submit(read).result()
    while any(thread.name == "page time" for thread in threading.enumerate()):
        time.sleep(0.01)
