"""Schema: complete comments, same shape by both ways, refusal of what is newer."""

from pathlib import Path

import duckdb
import pytest

from transforms import schemas
from warehouse import catalog
from warehouse.connection import open_reader, open_writer
from warehouse.errors import WarehouseMissingError, WarehouseTooNewError
from warehouse.migrate import newest_version


def test_every_table_view_and_column_has_a_comment():
    bare = [(r.name, None) for r in catalog.describe_newest() if not r.comment]
    bare += [(r.name, name) for r in catalog.describe_newest() for name, _, comment in r.columns if not comment]
    assert bare == []


#: Columns that a table has beyond the staged frame: publishing adds them.
REVIEW = ["review_status", "reviewed_by", "reviewed_at", "review_note", "automated"]
ADDED = {*REVIEW, "run_id", "recorded_at", "recorded_from_at", "cluster_id", "is_canonical", "outcome", "reason_code"}
TYPES = {
    "String": "VARCHAR",
    "Int64": "BIGINT",
    "Float64": "DOUBLE",
    "Boolean": "BOOLEAN",
    "Date": "DATE",
    "Float32": "FLOAT",
    "Int32": "INTEGER",
}


@pytest.mark.parametrize(
    "name",
    [
        "records",
        "articles",
        "temporal_expressions",
        "casualty_figures",
        "places",
        "article_furniture",
        "publication_candidates",
    ],
)
def test_staged_frames_have_the_columns_of_their_table(name: str):
    """A column is declared in two places, schemas.py and the DDL; this is what holds them together."""
    table = next(r for r in catalog.describe_newest() if r.name == name)
    frame = getattr(schemas, name.upper())
    ddl = {column: kind for column, kind, _ in table.columns if column not in ADDED}
    staged = {column: TYPES[str(kind)] for column, kind in frame.items()}
    assert {c: k.replace("JSON", "VARCHAR") for c, k in ddl.items()} == {
        c: k for c, k in staged.items() if c not in ADDED
    }


def test_opening_again_changes_nothing(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    with open_writer(path) as connection:
        first = connection.execute("FROM schema_migrations").fetchall()
    with open_writer(path) as connection:
        assert connection.execute("FROM schema_migrations").fetchall() == first


#: What migrations added since version 1.
ADDED_SINCE = {
    "article_furniture": ["recorded_from_at"],
    "article_versions": ["recorded_from_at"],
    "articles": ["extraction_error", "country", "recorded_from_at"],
    "casualty_figures": ["country", "country_by", "recorded_from_at", *REVIEW],
    "files": ["reached_uri"],
    "near_duplicates": ["lead_agreement", "differs", "slot_agreement", "opening_agreement"],
    "places": ["recorded_from_at"],
    "publication_candidates": ["recorded_from_at"],
    "quarantine": ["recorded_from_at", "resolved_at"],
    "records": ["reason_code", "recorded_from_at"],
    "temporal_expressions": ["recorded_from_at", *REVIEW],
}

#: What were views until migration 70.
STORED_SINCE = ("casualty_claims", "event_facts", "event_tolls")


def test_a_warehouse_of_version_1_gets_every_column_since(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    with open_writer(path) as connection:
        newest, keys = _shape(connection), _keys(connection)
        _make_version_1(connection)
        assert _shape(connection) != newest
    with open_writer(path) as connection:
        assert _shape(connection) == newest
        assert _keys(connection) == keys
        assert connection.execute("SELECT max(version) FROM schema_migrations").fetchall() == [(newest_version(),)]


def _make_version_1(connection: duckdb.DuckDBPyConnection) -> None:
    """As the first version made it: without what came since, and with an index of its own on the signatures."""
    for table in STORED_SINCE:
        connection.execute(f"DROP TABLE {table}; CREATE VIEW {table} AS SELECT 1 AS one")
    for table, columns in ADDED_SINCE.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    connection.execute("CREATE TABLE signatures AS FROM article_signatures; DROP TABLE article_signatures")
    connection.execute("ALTER TABLE signatures RENAME TO article_signatures")
    connection.execute("CREATE UNIQUE INDEX article_signature_numbers ON article_signatures (signature_no)")
    connection.execute("DELETE FROM schema_migrations WHERE version > 1")


def _keys(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    query = "SELECT table_name, constraint_text FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    return sorted(connection.execute(query).fetchall())


def _shape(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str, str]]:
    columns = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    return set(connection.execute(columns).fetchall())


def test_a_newer_warehouse_is_refused_with_the_next_command(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    with open_writer(path) as connection:
        connection.execute("INSERT INTO schema_migrations VALUES (?, 'future', now())", [newest_version() + 1])
    for open_warehouse in (open_reader, open_writer):
        with pytest.raises(WarehouseTooNewError, match="pip install --upgrade"), open_warehouse(path):
            pass


def test_no_warehouse_is_told_apart(tmp_path: Path):
    with pytest.raises(WarehouseMissingError, match="newsledger ingest"), open_reader(tmp_path / "none.duckdb"):
        pass


def test_readers_cannot_reach_files(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    with open_writer(path):
        pass
    with open_reader(path) as connection, pytest.raises(duckdb.Error):
        connection.execute("SELECT * FROM read_text('/etc/hostname')")
