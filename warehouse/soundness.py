"""Whether a warehouse is sound: every block can be read, its shape is complete, and its tables agree."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from warehouse.catalog import describe, describe_newest
from warehouse.damage import first_line
from warehouse.derived import out_of_step
from warehouse.sql import load_sql


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule between the tables that does not hold."""

    rule: str
    n: int
    examples: list[str]


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of the tables that are there."""
    return [relation.name for relation in describe(connection) if relation.kind == "table"]


def what_lacks(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Tables, views and columns (as table.column) of the newest schema that the warehouse does not have."""
    have = {relation.name: {name for name, _, _ in relation.columns} for relation in describe(connection)}
    lacking: list[str] = []
    for relation in describe_newest():
        if relation.name not in have:
            lacking.append(relation.name)
        else:
            lacking += [f"{relation.name}.{c}" for c, _, _ in relation.columns if c not in have[relation.name]]
    return lacking


def unreadable(connection: duckdb.DuckDBPyConnection, table: str) -> str | None:
    """Read every value of ``table``, so that the checksum of each of its blocks is looked at; what broke, or None."""
    try:
        connection.execute(f'SELECT bit_xor(hash(t)) FROM "{table}" AS t').fetchall()  # noqa: S608 - a name of the catalog
    except duckdb.Error as error:
        return first_line(error)
    return None


def broken_rules(connection: duckdb.DuckDBPyConnection) -> Iterator[Broken]:
    """The rules of soundness.sql that do not hold, and tables that are not what follows from the others."""
    for rule, n, examples in connection.execute(load_sql("soundness")).fetchall():
        yield Broken(rule, n, examples)
    for table, n, examples in out_of_step(connection):
        yield Broken(f"{table}_follow", n, examples)


def archived_files(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, int]]:
    """SHA-256 of every content that was read and not pruned, with its address and size in bytes."""
    query = "SELECT sha256, uri, n_bytes FROM files WHERE sha256 <> ''"
    if "pruned_files" in tables(connection):  # a warehouse of an older schema, as a backup may be, has none
        query += " AND sha256 NOT IN (SELECT sha256 FROM pruned_files)"
    rows = connection.execute(f"{query} ORDER BY sha256").fetchall()
    return {sha256: (uri, n_bytes) for sha256, uri, n_bytes in rows}


def runs_left_open(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Runs that never ended."""
    rows = connection.execute("SELECT run_id FROM runs WHERE status = 'running' ORDER BY run_id").fetchall()
    return [run_id for (run_id,) in rows]
