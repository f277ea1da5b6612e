"""A bound on the time that reading one page may take, so that a hostile page costs seconds and not the run."""

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType

from transforms.structure.html import Page, read_page

#: CPU seconds for one page. The settings reach a worker process through `set_page_seconds`.
_PAGE_SECONDS: ContextVar[float] = ContextVar("page_seconds", default=10.0)


class PageTimeoutError(BaseException):
    """A page took too long. No Exception, as libraries catch those and go on."""


def set_page_seconds(seconds: float) -> None:
    """Let each page have ``seconds`` of CPU time from now on."""
    _PAGE_SECONDS.set(seconds)


def read_page_in_time(html: str, url: str | None = None) -> Page:
    """``read_page``, or a page whose problem is that it took too long."""
    seconds = _PAGE_SECONDS.get()
    try:
        with _at_most(seconds):
            return read_page(html, url)
    except PageTimeoutError:
        return Page(url=url, problem=f"page_seconds: not read in {seconds:g} s of CPU time")


@contextmanager
def _at_most(seconds: float) -> Generator[None]:
    """Raise `PageTimeoutError` inside the block after ``seconds`` of this process's CPU time.

    CPU time, so that a busy machine fails no page. Signals reach the main thread only, where workers do their work;
    elsewhere there is no bound.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _raise)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _raise(number: int, frame: FrameType | None) -> None:
    raise PageTimeoutError
