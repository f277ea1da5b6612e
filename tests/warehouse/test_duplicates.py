"""The near-duplicate tables, fed batch by batch as publishing does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import duckdb
import polars as pl
import pytest

from flows.clustering import cluster
from transforms.duplicates import Thresholds, sign
from warehouse.connection import open_writer
from warehouse.duplicates import NearDuplicates

WORDS = [
    f"{a}{b}" for a in ("ba", "do", "ki", "mu", "re", "sa", "ti", "vo") for b in ("lan", "mer", "nok", "pir", "sud")
]
COLUMNS = pl.Schema(
    {"article_id": pl.String, "body": pl.String, "url": pl.String, "published_on": pl.Date, "outlet": pl.String}
)


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        yield connection


def text(seed: int, n_words: int = 120) -> str:
    random = Random(seed)
    return " ".join(random.choice(WORDS) + random.choice(WORDS) for _ in range(n_words))


def article(key: str, body: str, *, url: str | None = None, day: int = 1) -> tuple[object, ...]:
    return key, body, url, date(2021, 5, day), "The Post"


def load(warehouse: duckdb.DuckDBPyConnection, *rows: tuple[object, ...], run_id: str = "r1") -> None:
    """What publishing does to these tables for one batch, in one transaction."""
    articles = pl.DataFrame(rows, COLUMNS, orient="row")
    warehouse.begin()
    warehouse.register("batch", articles.to_arrow())
    warehouse.execute(
        "INSERT INTO articles BY NAME SELECT *, 'x' AS record_id, true AS is_extracted, 'day' AS published_precision,"
        " 'metadata' AS published_method, len(body) AS n_words, article_id AS content_hash, ? AS run_id,"
        " now() AS recorded_at, '0' AS extractor_version FROM batch",
        [run_id],
    )
    warehouse.unregister("batch")
    cluster(NearDuplicates(warehouse, run_id), sign(articles), Thresholds())
    warehouse.commit()


def clusters(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int]]:
    return warehouse.execute("SELECT cluster_id, canonical_article_id, n_articles FROM clusters ORDER BY 1").fetchall()


def test_an_article_without_copies_stands_for_itself(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, article("a1", text(1)), article("a2", text(2)))
    assert clusters(warehouse) == [("c1", "a1", 1), ("c2", "a2", 1)]
    assert warehouse.execute("SELECT cluster_id, is_canonical FROM articles").fetchall() == [("c1", True), ("c2", True)]


def test_a_copy_of_an_earlier_run_joins_its_cluster_without_its_body(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, article("a1", text(1)))
    warehouse.execute("UPDATE articles SET body = ''")
    load(warehouse, article("a2", text(1) + " " + text(3, 30), day=2), run_id="r2")
    assert clusters(warehouse) == [("c1", "a1", 2)]
    pair = warehouse.execute("SELECT article_id_a, article_id_b, containment, run_id FROM near_duplicates").fetchall()
    assert pair == [("a1", "a2", 1.0, "r2")]


def test_an_earlier_publication_that_arrives_later_becomes_canonical(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, article("a1", text(1), day=7))
    load(warehouse, article("a2", text(1) + " vonoo", day=3))
    assert clusters(warehouse) == [("c1", "a2", 2)]
    canonical = warehouse.execute("SELECT article_id FROM articles WHERE is_canonical").fetchall()
    assert canonical == [("a2",)]


def test_a_late_article_joins_two_clusters_and_the_change_is_recorded(warehouse: duckdb.DuckDBPyConnection):
    first, second = text(1, 60), text(2, 60)
    load(warehouse, article("a1", first), article("a5", second), article("a6", second + " vonoo"))
    assert clusters(warehouse) == [("c1", "a1", 1), ("c5", "a6", 2)]
    load(warehouse, article("a9", first + " " + second), run_id="r2")
    assert clusters(warehouse) == [("c1", "a9", 4)]
    assert warehouse.execute("SELECT DISTINCT cluster_id FROM articles").fetchall() == [("c1",)]
    changes = warehouse.execute("SELECT old_cluster_id, new_cluster_id, run_id FROM cluster_changes").fetchall()
    assert changes == [("c5", "c1", "r2")]


def test_a_smaller_id_renames_its_cluster_and_the_change_is_recorded(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, article("a5", text(1)))
    load(warehouse, article("a2", text(1) + " vonoo", day=2))
    assert clusters(warehouse) == [("c2", "a5", 2)]
    assert warehouse.execute("SELECT old_cluster_id, new_cluster_id FROM cluster_changes").fetchall() == [("c5", "c2")]


@pytest.mark.parametrize("batch_size", [1, 7, 40])
def test_batch_size_does_not_show(warehouse: duckdb.DuckDBPyConnection, batch_size: int):
    random = Random(5)
    stories = [text(n) for n in range(8)]
    rows = [article(f"a{n:02}", random.choice(stories) + " " + text(100 + n, 40), day=n % 9 + 1) for n in range(40)]
    random.shuffle(rows)
    for start in range(0, len(rows), batch_size):
        load(warehouse, *rows[start : start + batch_size])
    found = clusters(warehouse)
    assert sum(n for *_, n in found) == 40
    assert len(found) == len({str(row[1]).split()[0] for row in rows})
    assert warehouse.execute("SELECT count(*) FROM articles WHERE is_canonical").fetchone() == (len(found),)
    named = warehouse.execute(
        "SELECT DISTINCT cluster_id, 'c' || min(article_id)[2:] FROM articles GROUP BY cluster_id"
    )
    assert all(cluster_id == expected for cluster_id, expected in named.fetchall())


def test_a_story_with_very_many_copies_stays_one_and_its_index_bounded(warehouse: duckdb.DuckDBPyConnection):
    story, limit = text(1), Thresholds().max_postings
    for start in (0, 200):
        load(warehouse, *(article(f"a{n:03}", f"{story} {text(n, 10)}") for n in range(start, start + 200)))
    assert [n for *_, n in clusters(warehouse)] == [400]
    fullest = warehouse.execute("SELECT max(n) FROM (SELECT count(*) AS n FROM fingerprints GROUP BY hash)").fetchone()
    assert fullest == (limit,)


def test_a_line_under_very_many_stories_joins_none_of_them(warehouse: duckdb.DuckDBPyConnection):
    line = text(1, 25)
    load(warehouse, *(article(f"a{n:03}", f"{text(n + 2)} {line}") for n in range(150)))
    assert len(clusters(warehouse)) == 150


def test_texts_at_one_address_are_versions(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, article("a1", text(1), url="u", day=1), article("a2", text(2), url="v"))
    assert warehouse.execute("SELECT count(*) FROM article_versions").fetchone() == (0,)
    load(warehouse, article("a3", text(3), url="u", day=2), run_id="r2")
    load(warehouse, article("a4", text(4), url="u", day=3), run_id="r3")
    assert warehouse.execute(
        "SELECT article_id, version, supersedes, is_current, run_id FROM article_versions ORDER BY version"
    ).fetchall() == [("a1", 1, None, False, "r3"), ("a3", 2, "a1", False, "r3"), ("a4", 3, "a3", True, "r3")]


def test_an_empty_batch(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse)
    assert clusters(warehouse) == []


def test_nothing_stays_of_a_batch_that_is_rolled_back(warehouse: duckdb.DuckDBPyConnection):
    warehouse.begin()
    store = NearDuplicates(warehouse, "r1")
    store.stage(sign(pl.DataFrame([article("a1", text(1))], COLUMNS, orient="row")), 64)
    warehouse.rollback()
    assert warehouse.execute("SELECT count(*) FROM fingerprints").fetchone() == (0,)
