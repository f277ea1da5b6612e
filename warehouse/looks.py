"""The last look at the inbox: a file beside the warehouse, as a look that finds nothing new makes no run."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

NAME = "last_look.json"


class Look(NamedTuple):
    """When the inbox was looked at, how many files were there, how many of them were new, when the next run is due."""

    looked_at: datetime
    n_files: int
    n_new: int
    next_run_at: datetime | None


def last_look(home: Path) -> Look | None:
    """What ``last_look.json`` in ``home`` says; None if there is none, or none that can be read."""
    try:
        said: dict[str, Any] = json.loads((home / NAME).read_text(encoding="utf-8"))
        looked_at, n_files, n_new = said["looked_at"], said["n_files"], said["n_new"]
        due = said.get("next_run_at")  # an ingest by hand knows of none
        return Look(_moment(looked_at), int(n_files), int(n_new), _moment(due) if due else None)
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
