"""What a person says of a figure or a date: written down at once, applied when nobody else writes."""

from collections.abc import Mapping
from typing import Any

from flows.exclusive_run import exclusive_run
from flows.opening import for_writing
from flows.settings import Settings
from warehouse.connection import open_reader
from warehouse.corrections import correction, submit, take_in
from warehouse.errors import RunLockedError


def say(
    settings: Settings, row_ids: tuple[str, ...], action: str, by: str, note: str | None, changes: Mapping[str, Any]
) -> bool:
    """Write down what is said of each row, and apply it; False if a run is in progress, which will when it ends.

    Raises:
        CorrectionError: it cannot be; nothing is written down.
    """
    with open_reader(settings.place, settings.reader_wait_seconds) as warehouse:
        told = [correction(warehouse, row_id, action, by, note, changes) for row_id in row_ids]
    for each in told:
        submit(settings.home, each)
    return apply_now(settings)


def apply_now(settings: Settings) -> bool:
    """Apply what was written down, unless a run is in progress."""
    try:
        with exclusive_run(settings, "review", 0, _say_nothing), for_writing(settings) as warehouse:
            take_in(warehouse, settings.home)
    except RunLockedError:
        return False
    return True


def _say_nothing(holder: dict[str, str]) -> None:
    """Nobody waits."""
