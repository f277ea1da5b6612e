"""Writing `last_look.json`: when somebody looked, and when the next run is. `warehouse.looks` reads it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse.looks import NAME


def write_last_look(home: Path, looked_at: datetime, n_files: int, n_new: int) -> None:
    """Say that somebody looked, and what was counted: files that were there, and those that were new."""
    _update(home, {"looked_at": _iso(looked_at), "n_files": n_files, "n_new": n_new})


def write_schedule(home: Path, looked_at: datetime | None, next_run_at: datetime | None) -> None:
    """Say when the schedule looked last, if it did, and when it does next; None when it ends."""
    said = {"next_run_at": _iso(next_run_at) if next_run_at else None}
    _update(home, said if looked_at is None else {**said, "scheduled_look_at": _iso(looked_at)})


def scheduled_look_at(home: Path) -> datetime | None:
    """When the schedule looked last; None if it never did, or nobody can tell."""
    with suppress(KeyError, TypeError, ValueError):
        return datetime.fromisoformat(_said(home)["scheduled_look_at"])
    return None


def _update(home: Path, news: Mapping[str, object]) -> None:
    """Whole or not at all, as others read it at any time."""
    fresh = home / f"{NAME}.new"
    fresh.write_text(json.dumps({**_said(home), **news}), encoding="utf-8")
    fresh.replace(home / NAME)


def _said(home: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        said = json.loads((home / NAME).read_text(encoding="utf-8"))
        return said if isinstance(said, dict) else {}
    return {}


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
