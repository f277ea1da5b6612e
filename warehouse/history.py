"""Nothing is overwritten: rows that are replaced go to ``<table>_history``, and every table can be asked for its past.

The history of a table has its columns and `recorded_to_at`; it is made, and widened, from the table itself.
"""

from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files

import duckdb

from warehouse.derived import TABLES, computed
from warehouse.sql import literal

#: Tables whose replaced rows are kept, and the column that says since when a row stands.
VERSIONED = {
    "articles": "recorded_from_at",
    "temporal_expressions": "recorded_from_at",
    "casualty_figures": "recorded_from_at",
    "places": "recorded_from_at",
    "event_articles": "recorded_from_at",
    "article_furniture": "recorded_from_at",
    "publication_candidates": "recorded_from_at",
    "article_versions": "recorded_from_at",
    "records": "recorded_from_at",
    "near_duplicates": "found_at",
}

#: Tables that are only added to, and the column that says when.
APPENDED = {
    "alerts": "sent_at",
    "batches": "published_at",
    "cluster_changes": "changed_at",
    "event_changes": "changed_at",
    "corrections": "recorded_from_at",
    "files": "first_seen_at",
    "inbox_files": "last_seen_at",
    "quality_checks": "checked_at",
    "reprocesses": "begun_at",
    "revisions": "recorded_at",
    "runs": "started_at",
}

#: Columns that say who recorded a row and when, or that have a history of their own; the others are what it says.
NOT_SAID = {"run_id", "recorded_at", "recorded_from_at", "found_at", "extractor_version", "cluster_id", "is_canonical"}

_SUFFIX = "_history"


def history_of(table: str) -> str:
    """Name of the table that its replaced rows go to."""
    return table + _SUFFIX


def mirror(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the history of every versioned table, with the columns that the table has now."""
    for table in VERSIONED:
        history, columns = history_of(table), _columns(connection, table)
        have = {name for name, _, _ in _columns(connection, history)}
        if not have:
            connection.execute(f"CREATE TABLE {history} AS FROM {table} LIMIT 0")
            connection.execute(f"ALTER TABLE {history} ADD COLUMN recorded_to_at TIMESTAMPTZ")
        for name, kind, comment in columns:
            if have and name not in have:
                connection.execute(f'ALTER TABLE {history} ADD COLUMN "{name}" {kind}')
            connection.execute(f'COMMENT ON COLUMN {history}."{name}" IS {literal(comment or "")}')
        connection.execute(
            f"COMMENT ON COLUMN {history}.recorded_to_at IS 'When it was replaced, UTC; why: see revisions'"
        )
        connection.execute(f"COMMENT ON TABLE {history} IS 'Rows of {table} that were replaced, as they stood.'")


def macros() -> Iterator[str]:
    """A statement for each macro ``<table>_as_of(ts)``."""
    for name, body in _bodies("", "ts::TIMESTAMPTZ"):
        yield f"CREATE OR REPLACE MACRO {name}_as_of(ts) AS TABLE {body}"


def show_as_of(connection: duckdb.DuckDBPyConnection, moment: datetime) -> None:
    """Let the plain names of tables, and the views that stand on them, mean what the warehouse said at ``moment``.

    For this connection only: temporary views stand before the tables.
    """
    database = connection.execute("SELECT current_database()").fetchall()[0][0].replace('"', '""')
    stamp = f"TIMESTAMPTZ {literal(moment.isoformat())}"
    for name, body in _bodies(f'"{database}".main.', stamp):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {'article_tolls' if name == 'tolls' else name} AS {body}")
    for name in TABLES:
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {computed(name)}")
    connection.execute(f'CREATE OR REPLACE TEMP VIEW crowded_claims AS FROM "{database}".main.crowded_claims LIMIT 0')


def _bodies(main: str, ts: str) -> Iterator[tuple[str, str]]:
    """(name, query) of everything that can be asked for its past; ``main`` stands before names of tables."""
    own = {file.name.removesuffix(".sql"): _text(file.name) for file in files("warehouse").joinpath("as_of").iterdir()}
    versioned, appended = own.pop("versioned"), own.pop("appended")
    templates = {table: versioned.replace("{table}", table) for table in VERSIONED}
    templates |= {t: appended.replace("{table}", t).replace("{moment}", moment) for t, moment in APPENDED.items()}
    templates |= own
    done: dict[str, str] = {}
    for name in sorted(templates):
        inner = {"{articles}": "articles", "{figures}": "casualty_figures"}
        body = templates[name]
        for mark, table in inner.items():
            if mark in body:
                body = body.replace(mark, f"({done[table]})" if main else f"{table}_as_of(ts)")
        done[name] = body.replace("{main}", main).replace("{ts}", ts)
    return iter(done.items())


def _text(name: str) -> str:
    return files("warehouse").joinpath("as_of", name).read_text(encoding="utf-8")


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, str | None]]:
    """Name, type and comment of the columns, in order; none if there is no such table."""
    return connection.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = ? AND NOT internal"
        " ORDER BY column_index",
        [table],
    ).fetchall()
