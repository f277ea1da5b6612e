"""A new warehouse in the place of an old one: what is taken over, and the exchange of the files."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.corrections import settle
from warehouse.history import NOT_SAID, VERSIONED
from warehouse.sql import literal, load_sql


def take_over(connection: duckdb.DuckDBPyConnection, old: Path) -> None:
    """Copy into the new warehouse what no run makes again, all or nothing; ``old`` has the newest schema."""
    connection.execute(f"ATTACH {literal(old)} AS old (READ_ONLY)")
    connection.begin()
    try:
        connection.execute(load_sql("take_over"))
        settle(connection)
        for table, since in VERSIONED.items():
            _take_over_history(connection, table, since)
        connection.execute(load_sql("take_over_moments"))
    except BaseException:
        connection.rollback()
        raise
    else:
        connection.commit()
    finally:
        connection.execute("DETACH old")


def _take_over_history(connection: duckdb.DuckDBPyConnection, table: str, since: str) -> None:
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall() if row[0] not in NOT_SAID]
    same = " AND ".join(f'n."{name}" IS NOT DISTINCT FROM o."{name}"' for name in columns)
    text = load_sql("take_over_history")
    for mark, value in (("{table}", table), ("{since}", since), ("{same}", same)):
        text = text.replace(mark, value)
    connection.execute(text)


def settle_home(connection: duckdb.DuckDBPyConnection, where: dict[str, Any], status: dict[str, str]) -> None:
    """Runs made again somewhere else were made by the settings ``where``, and ended as then (``status`` by run_id)."""
    patch = json.dumps({name: value for name, value in where.items() if value is not None})
    connection.execute("UPDATE runs SET settings = json_merge_patch(settings, ?::JSON)", [patch])
    for run_id, ended in status.items():
        connection.execute("UPDATE runs SET status = ? WHERE run_id = ?", [ended, run_id])


def fold_log(path: Path) -> None:
    """Bring what a killed writer left in the log beside a warehouse into it; nobody else may have it open."""
    if path.with_name(f"{path.name}.wal").exists():
        with duckdb.connect(str(path)) as connection:
            connection.execute("CHECKPOINT")


def exchange(new: Path, current: Path, why: str = "damaged") -> Path | None:
    """Move ``new`` to ``current`` at once; where what lay there was put, None if nothing did.

    Its new name says ``why``, and when.
    """
    aside = None
    if os.path.lexists(current):
        aside = _free(current, why)
        log = current.with_name(f"{current.name}.wal")
        if log.exists():
            log.rename(aside.with_name(f"{aside.name}.wal"))
        if current.is_dir():
            current.rename(aside)
        else:
            aside.hardlink_to(current)  # there is a warehouse at its place at any moment
    new.replace(current)
    _sync(current.parent)
    return aside


def _free(current: Path, why: str) -> Path:
    stem = f"{current.name}.{why}-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    names = (current.with_name(stem if not number else f"{stem}-{number}") for number in range(1000))
    return next(path for path in names if not os.path.lexists(path))


def _sync(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
