"""A bound on the time that reading one page may take, so that a hostile page costs seconds and not the run."""

import ctypes
import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

from transforms.structure.html import Page, read_page

#: CPU seconds for one page, unless the settings say otherwise (`limits.max_page_seconds`).
PAGE_SECONDS = 10.0


class PageTimeoutError(BaseException):
    """A page took too long. No Exception, as libraries catch those and go on."""


def read_page_in_time(html: str, url: str | None = None, seconds: float = PAGE_SECONDS) -> Page:
    """``read_page``, or a page whose problem is that it took more than ``seconds`` of CPU time."""
    try:
        with _at_most(seconds):
            return read_page(html, url)
    except PageTimeoutError:
        return Page(url=url, problem=f"page_seconds: not read in {seconds:g} s of CPU time")


@contextmanager
def _at_most(seconds: float) -> Generator[None]:
    """Raise `PageTimeoutError` inside the block after ``seconds`` of CPU time; a busy machine fails no page.

    In the main thread a timer does it for nothing. Signals reach no other thread, and work of a Dask worker is done
    in one: there a thread of our own watches the clock.
    """
    if threading.current_thread() is not threading.main_thread():
        watch = _Watch(seconds)
        try:
            yield
        finally:
            watch.end()
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


class _Watch:
    """Watches the CPU clock of the thread that makes it, and raises in it, once, when ``seconds`` of it are over."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._thread)
        self._end_at = time.clock_gettime(self._clock) + seconds
        self._is_over, self._has_raised = threading.Event(), False
        self._turn = threading.Lock()  # to raise is decided and done in one piece, or the block has been left
        threading.Thread(target=self._watch, name="page time", daemon=True).start()

    def end(self) -> None:
        """Nothing is raised any more once this has returned; until then it may be."""
        with self._turn:
            self._is_over.set()
        if self._has_raised:
            _raise_in(self._thread, None)  # it may still be on its way; nobody else's is taken back

    def _watch(self) -> None:
        left = self._end_at - time.clock_gettime(self._clock)
        while not self._is_over.wait(max(left, 0.01)):  # no thread uses more CPU time than passes on the wall
            with self._turn:
                if self._is_over.is_set():  # its thread may have ended since, and its clock with it
                    return
                left = self._end_at - time.clock_gettime(self._clock)
                if left <= 0:
                    self._has_raised = True
                    _raise_in(self._thread, PageTimeoutError)
                    return


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Let ``error`` be raised in ``thread`` as soon as it runs Python again; None takes back what is on its way."""
    given = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), given)
