"""One run at a time: whoever comes second waits, and is told for whom."""

from contextlib import AbstractContextManager

from flows.console import note
from flows.settings import Settings
from warehouse.lock import run_lock


def turn(settings: Settings, command: str) -> AbstractContextManager[None]:
    """Hold the run lock while inside; see `run_lock`."""
    return run_lock(settings.home, settings.lock_wait_seconds, command, _say_who)


def _say_who(holder: dict[str, str]) -> None:
    note(
        f"Waiting for the {holder['command']} of process {holder['pid']} on {holder['host']}, begun {holder['since']}."
    )
