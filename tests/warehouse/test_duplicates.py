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
from transforms.schemas import ARTICLES
from warehouse.connection import open_writer
from warehouse.duplicates import Index, NearDuplicates

WORDS = [
    f"{a}{b}" for a in ("ba", "do", "ki", "mu", "re", "sa", "ti", "vo") for b in ("lan", "mer", "nok", "pir", "sud")
]
COLUMNS = ("article_id", "body", "url", "published_on", "n_words", "outlet", "agency")


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        yield connection


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index.within(tmp_path / "postings")


def text(seed: int, n_words: int = 120) -> str:
    random = Random(seed)
    return " ".join(random.choice(WORDS) + random.choice(WORDS) for _ in range(n_words))


def article(
    key: str, body: str, *, url: str | None = None, day: int = 1, outlet: str | None = None, agency: str | None = None
) -> tuple[object, ...]:
    return key, body, url, date(2021, 5, day), len(body.split()), outlet, agency


def frame(*rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame([dict.fromkeys(ARTICLES) | dict(zip(COLUMNS, row, strict=True)) for row in rows], ARTICLES)


def load(
    warehouse: duckdb.DuckDBPyConnection, *rows: tuple[object, ...], run_id: str = "r1", index: Index | None = None
) -> None:
    """What publishing does to these tables for one batch, in one transaction; without ``index`` in a run of its own."""
    articles = frame(*rows)
    warehouse.begin()
    warehouse.register("batch", articles.to_arrow())
    warehouse.execute(
        "INSERT INTO articles BY NAME SELECT * REPLACE ('x' AS record_id, true AS is_extracted, 'day' AS"
        " published_precision, 'metadata' AS published_method, article_id AS content_hash, '0' AS extractor_version),"
        " ? AS run_id, now() AS recorded_at FROM batch",
        [run_id],
    )
    warehouse.unregister("batch")
    cluster(NearDuplicates(warehouse, run_id, index or Index.within(folder(warehouse))), sign(articles), Thresholds())
    warehouse.commit()


def folder(warehouse: duckdb.DuckDBPyConnection) -> Path:
    row = warehouse.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchone()
    assert row
    return Path(row[0]).parent


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


def test_an_earlier_publication_that_arrives_later_stands_for_the_cluster(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, article("a1", text(1), day=7))
    load(warehouse, article("a2", text(1) + " vonoo", day=3))
    load(warehouse, article("a3", text(1) + " vonaa", day=5))
    assert clusters(warehouse) == [("c2", "a2", 3)]
    placed = warehouse.execute("SELECT cluster_id, is_canonical FROM articles ORDER BY article_id").fetchall()
    assert placed == [("c2", False), ("c2", True), ("c2", False)]
    assert warehouse.execute("SELECT old_cluster_id, new_cluster_id FROM cluster_changes").fetchall() == [("c1", "c2")]


def test_a_late_article_joins_two_clusters_and_the_change_is_recorded(warehouse: duckdb.DuckDBPyConnection):
    first, second = text(1, 60), text(2, 60)
    load(warehouse, article("a1", first), article("a5", second, day=2), article("a6", second + " vonoo", day=3))
    assert clusters(warehouse) == [("c1", "a1", 1), ("c5", "a5", 2)]
    load(warehouse, article("a9", first + " " + second, day=4), run_id="r2")
    assert clusters(warehouse) == [("c1", "a1", 4)]
    assert warehouse.execute("SELECT DISTINCT cluster_id FROM articles").fetchall() == [("c1",)]
    changes = warehouse.execute("SELECT old_cluster_id, new_cluster_id, run_id FROM cluster_changes").fetchall()
    assert changes == [("c5", "c1", "r2")]


@pytest.mark.parametrize(
    ("batch_size", "order", "in_one_run"), [(1, 1, True), (7, 2, False), (40, 3, True), (7, 4, True)]
)
def test_neither_order_nor_batch_size_shows(
    warehouse: duckdb.DuckDBPyConnection, index: Index, batch_size: int, order: int, in_one_run: bool
):
    rows = mixed_rows()
    Random(order).shuffle(rows)
    for start in range(0, len(rows), batch_size):
        load(warehouse, *rows[start : start + batch_size], index=index if in_one_run else None)
    placed = warehouse.execute("SELECT article_id, cluster_id, is_canonical FROM articles").fetchall()
    assert sorted(placed) == expected_places(rows)
    assert sum(n for *_, n in clusters(warehouse)) == len(rows)


def mixed_rows() -> list[tuple[object, ...]]:
    """40 copies of 8 stories, each with own paragraphs; some credit an agency, some are the agency's own."""
    random = Random(5)
    stories = [text(n) for n in range(8)]
    outlets = [("The Post", "Reuters"), ("reuters.com", "Reuters"), ("The Post", None)]
    copies = [(f"{random.choice(stories)} {text(100 + n, 40)}", *random.choice(outlets)) for n in range(40)]
    return [
        article(f"a{n:02}", body, day=n % 3 + 1, outlet=outlet, agency=agency)
        for n, (body, outlet, agency) in enumerate(copies)
    ]


def expected_places(rows: list[tuple[object, ...]]) -> list[tuple[str, str, bool]]:
    """`article_id`, `cluster_id`, `is_canonical`: the stories are known by their first words, the rule is told anew."""
    stories: dict[str, list[tuple[object, ...]]] = {}
    for row in rows:
        stories.setdefault(" ".join(str(row[1]).split()[:5]), []).append(row)
    placed = list[tuple[str, str, bool]]()
    for copies in stories.values():
        is_reprint = {row[0]: row[5:] == ("The Post", "Reuters") for row in copies}
        first = min(copies, key=lambda row: (row[3], is_reprint[row[0]], -int(str(row[4])), row[0]))
        placed += [(str(row[0]), f"c{str(first[0])[1:]}", row is first) for row in copies]
    return sorted(placed)


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


def test_articles_of_shared_sentences_are_compared_with_a_bounded_number_and_copies_first(
    warehouse: duckdb.DuckDBPyConnection, index: Index
):
    random = Random(4)
    sentences = [text(n, 15) for n in range(60)]
    bodies = [" ".join(random.sample(sentences, 12)) for _ in range(300)]
    rows = [article(f"a{n:03}", body) for n, body in enumerate(bodies)]
    copy = article("a999", bodies[0] + " " + text(99, 20), day=2)  # has the last number: all others come before it
    frames = sign(frame(*rows, copy))
    store = NearDuplicates(warehouse, "r1", index)
    store.stage(frames, 10_000)  # no run counts as too frequent
    found = list(store.find_candidates(min_shared=2, n_representatives=8, max_candidates=5, pairs_at_a_time=400))
    assert [pairs.height for pairs, _ in found[:-1]] == [400] * (len(found) - 1)
    for pairs, sides in found:
        assert set(sides["article_id"]) == {*pairs["article_id_a"], *pairs["article_id_b"]}
    candidates = pl.concat(pairs for pairs, _ in found)
    assert candidates.is_unique().all()
    assert candidates.group_by("article_id_b").len()["len"].max() == 5
    assert "a000" in candidates.filter(article_id_b="a999")["article_id_a"]


def test_of_candidates_that_share_as_much_the_articles_decide_and_not_their_order(
    warehouse: duckdb.DuckDBPyConnection, index: Index
):
    form = text(1, 400)  # its sample is the same whatever stands beside it
    rows = [article(f"a{n:02}", f"{form} {text(n + 2)}") for n in range(30)]
    Random(3).shuffle(rows)
    load(warehouse, *rows[:15], index=index)
    load(warehouse, *rows[15:], index=index)
    store = NearDuplicates(warehouse, "r1", index)
    store.stage(sign(frame(article("a99", form))), 10_000)
    (pairs, _), *others = store.find_candidates(
        min_shared=2, n_representatives=8, max_candidates=4, pairs_at_a_time=400
    )
    assert sorted(pairs["article_id_a"]) == ["a00", "a01", "a02", "a03"], "all share the form, the ids decide"
    assert others == []


def test_texts_at_one_address_are_versions(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, article("a1", text(1), url="u", day=1), article("a2", text(2), url="v"))
    assert warehouse.execute("SELECT count(*) FROM article_versions").fetchone() == (0,)
    load(warehouse, article("a3", text(3), url="u", day=2), run_id="r2")
    load(warehouse, article("a4", text(4), url="u", day=3), run_id="r3")
    assert warehouse.execute(
        "SELECT article_id, version, supersedes, is_current, run_id FROM article_versions ORDER BY version"
    ).fetchall() == [("a1", 1, None, False, "r2"), ("a3", 2, "a1", False, "r3"), ("a4", 3, "a3", True, "r3")]


def test_an_empty_batch(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse)
    assert clusters(warehouse) == []


def test_nothing_stays_of_a_batch_that_is_rolled_back(warehouse: duckdb.DuckDBPyConnection, index: Index):
    load(warehouse, article("a1", text(1)), index=index)
    warehouse.begin()
    store = NearDuplicates(warehouse, "r1", index)
    store.stage(sign(frame(article("a2", text(2)))), 64)
    list(store.find_candidates(min_shared=2, n_representatives=8, max_candidates=5, pairs_at_a_time=400))
    warehouse.rollback()
    load(warehouse, article("a3", text(3)), index=index)  # gets the number that a2 had
    load(warehouse, article("a4", text(2)), article("a5", text(3)), article("a6", text(1)), index=index)
    assert clusters(warehouse) == [("c1", "a1", 2), ("c3", "a3", 2), ("c4", "a4", 1)]
