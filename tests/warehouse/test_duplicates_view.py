"""articles_with_reprints: each story with how often and where it was published."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import open_writer

ROWS = """
    INSERT INTO articles BY NAME
    SELECT *, 'x' AS record_id, 'text' AS body, true AS is_extracted, 'day' AS published_precision,
           'metadata' AS published_method, 9 AS n_words, article_id AS content_hash, 'r1' AS run_id,
           now() AS recorded_at, '0' AS extractor_version
    FROM (VALUES
        ('a1', 'c1', true, 'The Post', DATE '2021-05-01'),
        ('a2', 'c1', false, 'The Herald', DATE '2021-05-03'),
        ('a3', 'c1', false, NULL, NULL),
        ('a4', 'c4', true, 'The Post', DATE '2021-05-02')
    ) AS t (article_id, cluster_id, is_canonical, outlet, published_on);
    INSERT INTO clusters VALUES ('c1', 'a1', 3), ('c4', 'a4', 1);
    INSERT INTO records BY NAME
    SELECT *, 'f' AS file_id, 0 AS ordinal, 'r1' AS run_id
    FROM (VALUES
        ('r1', 'loaded', 'a1'), ('r2', 'loaded', 'a2'), ('r3', 'loaded', 'a3'), ('r4', 'loaded', 'a4'),
        ('r5', 'duplicate', 'a1'), ('r6', 'failed', NULL)
    ) AS t (record_id, outcome, article_id);
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        connection.execute(ROWS)
        yield connection


def test_a_story_counts_its_near_duplicates_and_its_exact_copies(warehouse: duckdb.DuckDBPyConnection):
    stories = warehouse.execute(
        "SELECT article_id, n_articles, n_reprints, n_outlets, first_published_on::VARCHAR, last_published_on::VARCHAR"
        " FROM articles_with_reprints WHERE is_canonical ORDER BY article_id"
    ).fetchall()
    assert stories == [
        ("a1", 3, 3, 2, "2021-05-01", "2021-05-03"),
        ("a4", 1, 0, 1, "2021-05-02", "2021-05-02"),
    ]


def test_every_article_stands_in_it_once(warehouse: duckdb.DuckDBPyConnection):
    assert warehouse.execute("SELECT count(*) FROM articles_with_reprints").fetchone() == (4,)
