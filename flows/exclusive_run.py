"""One run at a time: whoever comes second waits, and is told for whom."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from flows.console import note
from flows.settings import Settings
from warehouse.lock import run_lock


@contextmanager
def exclusive_run(
    settings: Settings,
    command: str,
    wait: float | None = None,
    on_wait: Callable[[dict[str, str]], None] | None = None,
) -> Generator[None]:
    """Hold the run lock while inside, of the home and of what its warehouse lies in; see `run_lock`."""
    seconds, say = settings.lock_wait_seconds if wait is None else wait, on_wait or _say_who
    with run_lock(settings.home, seconds, command, say), settings.place.run_lock(seconds, command, say):
        yield


def _say_who(holder: dict[str, str]) -> None:
    note(
        f"Waiting for the {holder['command']} of process {holder['pid']} on {holder['host']}, begun {holder['since']}."
    )
