"""What Prefect keeps of runs of long ago, in the database of `serve`."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from flows.prefect_environment import DATABASE

#: Tables that grow with every run, and when a row of them was. Rows of others go with the flow run they belong to.
_GROWING = {"events": "occurred", "event_resources": "occurred", "log": "timestamp", "artifact": "created",
            "task_run": "end_time", "flow_run": "end_time"}  # fmt: skip
_WAIT = 30  # seconds for a server that is writing


def prune_prefect(folder: Path, before: datetime, *, is_dry: bool) -> tuple[int, int, str]:
    """Remove rows from ``before``: their number, the bytes that frees, and what to know of it."""
    path = folder / DATABASE
    if not path.exists():
        return 0, 0, ""
    size = path.stat().st_size
    with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        given = [before.strftime("%Y-%m-%d %H:%M:%S")]  # as SQLAlchemy writes moments, which compare as text
        there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        n_rows = 0
        for table, column in _GROWING.items():
            if table in there:
                old = f'FROM "{table}" WHERE "{column}" < ?'
                n_rows += database.execute(f"SELECT count(*) {old}", given).fetchone()[0]
                if not is_dry:
                    database.execute(f"DELETE {old}", given)
        if is_dry or not n_rows:
            return n_rows, 0, ""
        return n_rows, *_shrunk(database, path, size)


def _shrunk(database: sqlite3.Connection, path: Path, size: int) -> tuple[int, str]:
    try:
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        return 0, f"the file keeps its size while serve has it open ({error})"
    return max(0, size - path.stat().st_size), ""
