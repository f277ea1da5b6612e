"""Progress: a bar where there is a terminal, lines at intervals where there is none."""

import io
from collections.abc import Callable, Iterator

import pytest
from rich.console import Console

from flows.progress import Progress


def ticking(*seconds: float) -> Callable[[], float]:
    times: Iterator[float] = iter(seconds)
    last = 0.0

    def clock() -> float:
        nonlocal last
        last = next(times, last)
        return last

    return clock


def piped() -> Console:
    return Console(file=io.StringIO(), force_terminal=False)


def test_without_a_terminal_a_line_every_five_seconds_says_all():
    lines: list[str] = []
    now = 0.0
    progress = Progress(4, 40_000_000, console=piped(), say=lines.append, clock=lambda: now)
    with progress:
        for now in (1.0, 4.9, 5.0, 9.0, 10.5):
            progress.advance(files=1 if now in (5.0, 10.5) else 0, records=1000, n_bytes=5_000_000)
    assert lines == [
        "1 of 4 files, 3,000 records, 3.0 MB/s, time left 0:00:08",
        "2 of 4 files, 5,000 records, 2.4 MB/s, time left 0:00:06",
    ]


def test_on_a_terminal_a_bar_is_drawn_and_removed():
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120)
    lines: list[str] = []
    with Progress(2, 100, console=console, say=lines.append, clock=ticking(0, 0, 0, 100)) as progress:
        progress.advance(files=1, records=7, n_bytes=50)
    assert " 50 %" in screen.getvalue()
    assert "1 of 2 files, 7 records" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")  # the line is cleared
    assert lines == []


@pytest.mark.parametrize(("total", "done", "left"), [(0, 0, "unknown"), (0, 10, "0:00:00"), (10, 20, "0:00:00")])
def test_what_is_unknown_or_more_than_announced_does_not_break_it(total: int, done: int, left: str):
    progress = Progress(1, total, console=piped(), clock=ticking(0, 0, 1))
    with progress:
        progress.advance(n_bytes=done)
        assert progress.facts.endswith(f"time left {left}")


def test_what_is_read_but_not_published_is_work_to_come():
    """All bytes are read soon; preparing and publishing them takes most of the time."""
    now = 0.0
    progress = Progress(1, 100, console=piped(), clock=lambda: now)
    with progress:
        now = 30.0
        progress.advance(files=1, n_bytes=100, staged=4000)
        assert progress.facts.endswith("time left unknown")
        progress.advance(records=1000)
        assert progress.facts.endswith("time left 0:01:30")
        progress.advance(records=3000)
        assert progress.facts.endswith("time left 0:00:00")
