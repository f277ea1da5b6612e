"""`last_look.json`: when somebody looked, for `status` and the dashboard; reading it needs no lock and no database."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

NAME = "last_look.json"


class LastLook(TypedDict, total=False):
    """What the file may hold; times are ISO 8601, UTC."""

    looked_at: str
    n_files: int  # that were there
    n_new: int
    scheduled_look_at: str  # the last look of `serve`
    next_run_at: str | None  # None if nothing is scheduled any more


def write_last_look(home: Path, looked_at: datetime, n_files: int, n_new: int) -> None:
    """Say that somebody looked, and what was counted."""
    _update(home, {"looked_at": _iso(looked_at), "n_files": n_files, "n_new": n_new})


def write_schedule(home: Path, looked_at: datetime | None, next_run_at: datetime | None) -> None:
    """Say when the schedule looked last, if it did, and when it does next; None when it ends."""
    next_run = LastLook(next_run_at=_iso(next_run_at) if next_run_at else None)
    _update(home, next_run if looked_at is None else {**next_run, "scheduled_look_at": _iso(looked_at)})


def read_last_look(home: Path) -> LastLook:
    """What was written; nothing if nobody looked yet, or the file is broken."""
    with suppress(OSError, ValueError):
        return json.loads((home / NAME).read_text(encoding="utf-8"))
    return {}


def next_run(home: Path) -> datetime | None:
    """When the next run is, if a schedule said so and that time lies ahead."""
    said = read_last_look(home).get("next_run_at")
    moment = datetime.fromisoformat(said) if said else None
    return moment if moment and moment > datetime.now(UTC) else None


def _update(home: Path, news: LastLook) -> None:
    """Whole or not at all, as others read it at any time."""
    fresh = home / f"{NAME}.new"
    fresh.write_text(json.dumps({**read_last_look(home), **news}), encoding="utf-8")
    fresh.replace(home / NAME)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
