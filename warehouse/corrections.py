"""Corrections by people: a file beside the warehouse that anybody may add to, taken in by whoever writes next.

So a person need not wait for an ingest, and what people said survives the warehouse. Of one row the newest holds.
"""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.corrected_rows import CORRECTABLE, KEYS, automated, reviewed
from warehouse.derived import derive_corrections
from warehouse.errors import ArchiveError, WarehouseError
from warehouse.reprocess import difference, replace
from warehouse.sql import load_sql

ACTIONS = ("confirm", "correct", "reject", "withdraw")
_COLUMNS = (
    "correction_id", "table_name", "row_id", "article_id", "action", "changes", "reviewed_by", "note", "reviewed_at",
    "subject",
)  # fmt: skip
_ADDED = {
    "casualty_figures": "r.run_id AS run_id, now() AS recorded_at",
    "temporal_expressions": "r.run_id AS run_id",
}
_REVISION = (
    "INSERT INTO revisions SELECT now(), 'correction', max_by(correction_id, reviewed_at), NULL, ?, ? FROM corrections"
)


class CorrectionError(WarehouseError):
    """What a person said cannot be: there is no such row or column, or the value is none."""


def corrections_path(home: Path) -> Path:
    """The file that they are kept in, one JSON object a line."""
    return home / "corrections.jsonl"


def find_row(connection: duckdb.DuckDBPyConnection, row_id: str) -> tuple[str, dict[str, Any]]:
    """(table, row) of a figure or date. Raises CorrectionError if there is none of that key."""
    for table, key in KEYS.items():
        cursor = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", [row_id])  # noqa: S608 - our own names
        names, rows = [column[0] for column in cursor.description or ()], cursor.fetchall()
        if rows:
            return table, dict(zip(names, rows[0], strict=True))
    raise CorrectionError(f"There is no figure or date {row_id}. Keys are listed by: newsledger review list")


def correction(
    connection: duckdb.DuckDBPyConnection,
    row_id: str,
    action: str,
    reviewed_by: str,
    note: str | None = None,
    changes: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What a person says of a row, checked against the row. Raises CorrectionError."""
    if not reviewed_by.strip():
        raise CorrectionError("A correction needs the name of the person who makes it.")
    table, row = find_row(connection, row_id)
    told = _checked(connection, table, row, dict(changes or {}))
    if (action == "correct") != bool(told):
        raise CorrectionError("A correction says which columns are otherwise, and only a correction does.")
    now = datetime.now(UTC)
    return {
        "correction_id": f"k{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}",
        "table_name": table,
        "row_id": row_id,
        "article_id": row["article_id"],
        "action": action,
        "changes": told or None,
        "reviewed_by": reviewed_by.strip(),
        "note": note or None,
        "reviewed_at": now.isoformat(),
        "subject": {name: value for name, value in row.items() if value is not None},
    }


def _checked(
    connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any], changes: dict[str, Any]
) -> dict[str, Any]:
    """``changes`` as values of their columns, those left out that say what the row says."""
    kinds, told = CORRECTABLE[table], dict[str, Any]()
    for name, value in changes.items():
        if name not in kinds:
            raise CorrectionError(f"{name} cannot be corrected. What can, of {table}: {', '.join(kinds)}")
        try:
            (typed,) = connection.execute(f"SELECT ?::{kinds[name]}", [value]).fetchall()[0]
        except duckdb.Error as error:
            raise CorrectionError(f"{name}: {value!r} is no {kinds[name]}") from error
        known = _known_values(table, name)
        if typed is not None and known and typed not in known:
            raise CorrectionError(f"{name}: {typed!r} is none of {', '.join(known)}")
        told[name] = typed
    after = row | told
    if table == "casualty_figures":
        low, best, high = (after[f"value_{which}"] for which in ("low", "best", "high"))
        present = [value for value in (low, best, high) if value is not None]
        if present != sorted(present) or any(value < 0 for value in present):
            raise CorrectionError(
                f"value_low {low}, value_best {best} and value_high {high} do not ascend: say all three."
            )
    return told


def _known_values(table: str, name: str) -> tuple[str, ...]:
    """Values that the column may have; none: any."""
    if table != "casualty_figures":
        return {"timex_type": ("DATE", "TIME", "DURATION", "SET")}.get(name, ())
    return {
        "category": ("killed", "injured", "missing", "displaced", "detained", "abducted", "returned", "affected"),
        "unit": ("person", "household"),
        "certainty": ("stated", "unconfirmed", "denied"),
        "scope": ("incident", "cumulative", "stock"),
        "cause": ("conflict", "crime", "disaster", "accident", "disease", "natural"),
    }.get(name, ())


def submit(home: Path, told: Mapping[str, Any]) -> None:
    """Add it to the file, and wait until the disk has it. Raises ArchiveError if it cannot be written."""
    line = json.dumps(told, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace") + b"\n"
    path = corrections_path(home)
    try:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, b"\n" + line)  # behind what a kill may have left of another
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror or error}") from error


def submitted(home: Path) -> Iterator[dict[str, Any]]:
    """Every whole line of the file."""
    path = corrections_path(home)
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            try:
                told = json.loads(line)
            except ValueError:
                continue
            if isinstance(told, dict) and told.keys() >= set(_COLUMNS):
                yield told


def take_in(connection: duckdb.DuckDBPyConnection, home: Path) -> int:
    """Take in what was submitted since, and bring every row in step with what people said; returns rows replaced.

    For who may write. In one transaction; costs next to nothing if nothing is new.
    """
    known = {key for (key,) in connection.execute("SELECT correction_id FROM corrections").fetchall()}
    new = [told for key, told in {told["correction_id"]: told for told in submitted(home)}.items() if key not in known]
    if not known and not new:  # nobody ever said anything: no row needs to be looked at
        return 0
    connection.begin()
    try:
        for told in new:
            values = [json.dumps(told[c]) if c in ("changes", "subject") and told[c] else told[c] for c in _COLUMNS]
            connection.execute(
                f"INSERT INTO corrections ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})",  # noqa: S608
                values,
            )
        n_articles, n_replaced = settle(connection)
        if n_articles:
            connection.execute(_REVISION, [n_articles, n_articles])
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return n_replaced


def settle(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Bring every row in step with the table `corrections`; returns articles and rows that were otherwise."""
    connection.execute(load_sql("review_out_of_step"))
    n_articles = connection.execute("SELECT count(*) FROM again_renewed").fetchall()[0][0]
    if not n_articles:
        return 0, 0
    n_replaced = 0
    for table in _ADDED:
        difference(connection, table, reviewed(connection, table, automated(connection, table)))
        n_replaced += connection.execute(f"SELECT count(*) FROM again_new_{table}").fetchall()[0][0]  # noqa: S608
    for table, added in _ADDED.items():
        replace(connection, table, added)
    derive_corrections(connection)
    return n_articles, n_replaced
