"""History: what was said at any moment can be asked for, by macro and by plain names."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import open_reader, open_writer
from warehouse.history import APPENDED, VERSIONED, history_of, show_as_of

PAST, BETWEEN, LATER = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2, 3))


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Two articles; of the first, text, cluster, version and figure were others before February."""
    path = tmp_path / "warehouse.duckdb"
    with open_writer(path) as connection:
        for article, body in (("a1", "now"), ("a2", "always")):
            connection.execute(
                "INSERT INTO articles (article_id, record_id, body, is_extracted, published_precision,"
                " published_method, n_words, content_hash, cluster_id, is_canonical, run_id, recorded_at,"
                " extractor_version, recorded_from_at)"
                " VALUES (?, 'r', ?, true, 'unknown', 'none', 1, 'h', 'c2', ? = 'a2', 'r1', ?, 'v2', ?)",
                [article, body, article, PAST, BETWEEN if article == "a1" else PAST],
            )
        connection.execute(
            "INSERT INTO articles_history BY NAME SELECT * REPLACE ('then' AS body, $past AS recorded_from_at),"
            " $between AS recorded_to_at FROM articles WHERE article_id = 'a1'",
            {"past": PAST, "between": BETWEEN},
        )
        connection.execute("INSERT INTO article_clusters_history VALUES ('a1', 'c1', true, ?)", [BETWEEN])
        connection.execute("INSERT INTO extractor_versions_history VALUES ('a1', 'v1', 'f1', ?)", [BETWEEN])
        connection.execute("INSERT INTO extractor_versions_history VALUES ('a2', 'v1', 'f1', ?)", [BETWEEN])
        for key, table, best in (("f1", "casualty_figures", 12), ("f2", "casualty_figures_history", 20)):
            to = ", recorded_to_at" if "history" in table else ""
            connection.execute(
                f"INSERT INTO {table} (figure_id, article_id, source_field, char_start, char_end, reported_text,"
                " excerpt, category, unit, quantifier, value_low, value_best, value_high, certainty, scope, toll_role,"
                f" pattern, run_id, recorded_at, extractor_version, recorded_from_at{to})"
                " VALUES (?, 'a1', 'body', 0, 1, 'x', 'x',"
                " 'killed', 'person', 'exact', ?, ?, ?, 'stated', 'incident', 'counted', 'p', 'r1', ?, 'f2', ?"
                + (", ?)" if to else ")"),
                [key, best, best, best, PAST, *((PAST, BETWEEN) if to else (BETWEEN,))],
            )
        connection.execute("INSERT INTO revisions VALUES (?, 'reprocess', 'p1', 'b1', 2, 1)", [BETWEEN])
    return path


def _said(connection: duckdb.DuckDBPyConnection, articles: str, figures: str, tolls: str) -> list[object]:
    return [
        connection.execute(
            f"SELECT article_id, body, cluster_id, is_canonical, extractor_version FROM {articles} ORDER BY 1"
        ).fetchall(),
        connection.execute(f"SELECT figure_id, extractor_version FROM {figures} ORDER BY 1").fetchall(),
        connection.execute(f"SELECT toll_best FROM {tolls}").fetchall(),
    ]


THEN = [[("a1", "then", "c1", True, "v1"), ("a2", "always", "c2", True, "v1")], [("f2", "f1")], [(20,)]]
NOW = [[("a1", "now", "c2", False, "v2"), ("a2", "always", "c2", True, "v2")], [("f1", "f2")], [(12,)]]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(PAST, THEN), (BETWEEN, NOW), (LATER, NOW), (datetime(2025, 1, 1, tzinfo=UTC), [[], [], []])],
)
def test_macros_and_plain_names_say_what_was_said_then(warehouse: Path, moment: datetime, expected: list[object]):
    with open_reader(warehouse) as connection:
        told = [f"{name}_as_of('{moment.isoformat()}')" for name in ("articles", "casualty_figures", "tolls")]
        assert _said(connection, *told) == expected
        show_as_of(connection, moment)
        assert _said(connection, "articles", "casualty_figures", "article_tolls") == expected


def test_every_table_of_the_past_has_the_columns_of_the_present(warehouse: Path):
    with open_reader(warehouse) as connection:
        shapes = {name: connection.execute(f"DESCRIBE {name}").fetchall() for name in (*VERSIONED, *APPENDED)}
        show_as_of(connection, LATER)
        for name, shape in shapes.items():
            found = connection.execute(f"DESCRIBE {name}").fetchall()
            assert [row[:2] for row in found] == [row[:2] for row in shape], name


def test_a_history_gets_the_columns_that_its_table_gets(warehouse: Path):
    with open_writer(warehouse) as connection:
        connection.execute("ALTER TABLE casualty_figures ADD COLUMN colour VARCHAR")
        connection.execute("COMMENT ON TABLE schema_migrations IS 'older shape'")
    with open_writer(warehouse) as connection:
        columns = {row[0] for row in connection.execute(f"DESCRIBE {history_of('casualty_figures')}").fetchall()}
    assert {"colour", "recorded_to_at"} <= columns


def test_what_changed_is_told_by_article_with_the_run_and_why(warehouse: Path):
    with open_reader(warehouse) as connection:
        changes = connection.execute(
            "SELECT article_id, recorded_at, why, run_id, article, has_other_cluster, n_figures_added,"
            " n_figures_removed FROM article_changes"
        ).fetchall()
    assert changes == [("a1", BETWEEN, "reprocess", "p1", "changed", True, 1, 1)]
