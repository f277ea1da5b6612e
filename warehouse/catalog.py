"""What the tables are, read from the database's own comments."""

from dataclasses import dataclass

import duckdb

from warehouse.migrate import apply_schema

_QUERY = """
SELECT t.name, t.kind, t.comment, c.column_name, c.data_type, c.comment
FROM (
    SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal
) AS t
JOIN duckdb_columns() AS c ON c.table_name = t.name AND NOT c.internal
ORDER BY t.kind, t.name, c.column_index
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view with its comment and columns."""

    name: str
    kind: str
    comment: str | None
    columns: tuple[tuple[str, str, str | None], ...]  # name, type, comment


def describe(connection: duckdb.DuckDBPyConnection) -> list[Relation]:
    """Every table and view of the warehouse, tables first, by name."""
    found: dict[str, Relation] = {}
    for name, kind, comment, *column in connection.execute(_QUERY).fetchall():
        before = found[name].columns if name in found else ()
        meaning = comment.split(" Shape: ")[0] if comment else None
        found[name] = Relation(name, kind, meaning, (*before, (column[0], column[1], column[2])))
    return list(found.values())


def describe_newest() -> list[Relation]:
    """The same for a warehouse of the newest schema."""
    with duckdb.connect() as connection:
        apply_schema(connection, ":memory:")
        return describe(connection)
