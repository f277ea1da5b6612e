"""A lake kept in order: rows in the catalog become files, small files large ones, and what is past its time goes.

Each step is a transaction of its own; killed between two, the next upkeep goes on.
"""

from importlib.resources import files

import duckdb

from warehouse.commits import name_commit
from warehouse.lake.address import NAME

MESSAGE = "upkeep"
_DUE = f"""
SELECT count(*) FROM {NAME}.snapshots()
WHERE snapshot_id > (SELECT coalesce(max(snapshot_id), 0) FROM {NAME}.snapshots() WHERE commit_message = '{MESSAGE}')
"""  # noqa: S608 - names of ours


def is_due(connection: duckdb.DuckDBPyConnection, every: int) -> bool:
    """Whether there were ``every`` commits since the last upkeep; never if that is none."""
    return bool(every) and connection.execute(_DUE).fetchall()[0][0] >= every


def tidy(connection: duckdb.DuckDBPyConnection, keep_days: float) -> None:
    """Bring the lake into order; snapshots are kept for ``keep_days``, for whoever reads an old one."""
    text = files("warehouse.lake").joinpath("upkeep.sql").read_text(encoding="utf-8")
    for statement in duckdb.extract_statements(text.replace("{seconds}", str(int(keep_days * 86_400)))):
        connection.begin()
        try:
            name_commit(connection, MESSAGE)
            connection.execute(statement).fetchall()
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
