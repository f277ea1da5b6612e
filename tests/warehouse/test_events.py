"""The tables of events, fed batch by batch as publishing does: any order and size of batches gives the same events."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import duckdb
import polars as pl
import pytest

from flows.events import join_events
from tests.transforms.events.articles import Told, groups, traits
from transforms.events import find_keys
from warehouse.connection import open_writer
from warehouse.derived import derive_all, derive_batch
from warehouse.history import show_as_of

DAY = date(2031, 5, 6)
PERSONS = ["Orla Vennick", "Dunstan Prewe", "Ishbel Tarrow", "Corwin Maddle"]
#: What clustering leaves of a batch for what is derived: its articles, and the older ones of their clusters.
CLUSTERED = """
CREATE OR REPLACE TEMP TABLE near_settled AS
SELECT article_id, cluster_id, CASE WHEN article_id NOT IN (SELECT article_id FROM batch_records) THEN cluster_id END
       AS old_cluster_id
FROM articles WHERE cluster_id IN (SELECT cluster_id FROM articles JOIN batch_records USING (article_id))
"""
STREETS = ["Tallow", "Quill", "Harrow", "Venn"]


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        yield connection


def stories() -> list[Told]:
    """Four incidents, each told thrice: where, who was killed there, and who is held for it a month later."""
    told: list[Told] = []
    for n, (person, street) in enumerate(zip(PERSONS, STREETS, strict=True)):
        where = f"in the {n}100 block of {street} Street"
        told += [
            Told(f"{n}c", f"Somebody was shot {where}, police said.", DAY),
            Told(f"{n}a", f"{person}, 3{n}, was shot {where}.", DAY + timedelta(1)),
            Told(f"{n}b", f"A man is held for the death of {person}.", DAY + timedelta(30)),
        ]
    return told


def more_stories() -> list[Told]:
    """Two incidents that only a site, a block weeks later, an age and a city, and the same killed and injured tie."""
    return [
        Told("5a", "A 23-year-old was hit when a gunman came to the Fennel nightclub.", DAY, None),
        Told("5b", "Three are dead, said the owner of Fennel nightclub, and a 23-year-old is in care.", DAY, 3),
        Told("5c", "Two of them were brothers.", DAY, 3, 4, "Chicago"),
        Told("5d", "Candles stood in the square.", DAY, 3, 4, "Chicago"),
        Told("6a", "A van burned at 2134 Sorrel Road.", DAY, 2),
        Told("6b", "It was the second fire in the 2100 block of Sorrel Road.", DAY + timedelta(20), 2),
    ]


def load(
    warehouse: duckdb.DuckDBPyConnection,
    *told: Told,
    run_id: str = "r1",
    clusters: dict[str, str] | None = None,
    is_killed: bool = False,
):
    """What publishing does to these tables for one batch, in one transaction."""
    found = traits(*told)
    keys = find_keys(found)
    batch = pl.DataFrame({"article_id": [t.key for t in told], "outcome": "loaded"})
    warehouse.begin()
    for name, frame in {"staged_event_keys": keys, "batch_records": batch, "found": found}.items():
        warehouse.register(name, frame.to_arrow())
    for t in told:
        warehouse.execute(
            "INSERT INTO articles BY NAME SELECT ? AS article_id, ? AS body, ? AS published_on, ? AS cluster_id,"
            " 'x' AS record_id, true AS is_extracted, true AS is_canonical, 'day' AS published_precision,"
            " 'metadata' AS published_method, 9 AS n_words, article_id AS content_hash, 'r' AS run_id,"
            " now() AS recorded_at, now() AS recorded_from_at, '0' AS extractor_version",
            [t.key, t.text, t.day, (clusters or {}).get(t.key, t.key)],
        )
    warehouse.execute("INSERT INTO event_traits BY NAME SELECT *, 'r' AS run_id FROM found")
    warehouse.execute(
        "INSERT INTO event_keys SELECT DISTINCT key, article_id FROM staged_event_keys WHERE role = 'post'"
    )
    warehouse.execute(CLUSTERED)
    join_events(warehouse, run_id)
    derive_batch(warehouse)
    if is_killed:
        warehouse.rollback()
    else:
        warehouse.commit()
    for name in ("staged_event_keys", "batch_records", "found"):
        warehouse.unregister(name)


def rows(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[str, ...]]:
    return warehouse.execute(
        "SELECT event_id, article_id, joined_by FROM event_articles ORDER BY article_id"
    ).fetchall()


def partition(warehouse: duckdb.DuckDBPyConnection) -> tuple[set[frozenset[str]], list[tuple[str, ...]]]:
    """The events as sets of articles, and what joined each article; ids depend on what came first."""
    found = rows(warehouse)
    return groups((event, article) for event, article, _ in found), [(article, by) for _, article, by in found]


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_size_of_batches_gives_the_same_events(tmp_path: Path, seed: int):
    with open_writer(tmp_path / "whole.duckdb") as at_once:
        load(at_once, *stories(), *more_stories())
        expected = partition(at_once)
    assert len(expected[0]) == len(PERSONS) + 3
    random = Random(seed)
    told = [*stories(), *more_stories()]
    left = random.sample(told, k=len(told))
    path, seen = tmp_path / "parts.duckdb", set[str]()
    while left:
        size = random.randint(1, 5)
        with open_writer(path) as in_parts:
            if random.random() < 0.3:  # killed before it had published the batch, which comes again
                load(in_parts, *left[:size], is_killed=True)
            load(in_parts, *left[:size])
            known = {row[0] for row in in_parts.execute("SELECT event_id FROM events").fetchall()}
        assert seen <= known, "no id is forgotten"
        seen, left = known, left[size:]
    with open_writer(path) as in_parts:
        assert partition(in_parts) == expected


@pytest.mark.parametrize("first", ["0a", "0b", "0c"])
def test_an_event_that_grows_keeps_its_id(warehouse: duckdb.DuckDBPyConnection, first: str):
    told = {t.key: t for t in stories()[:3]}
    order = [told.pop(first), *(told[key] for key in ("0a", "0b", "0c") if key in told)]
    ids: list[str] = []
    for one in order:
        load(warehouse, one)
        ids.append({article: event for event, article, _ in rows(warehouse)}[first])
    assert len(set(ids)) == 1
    assert len({event for event, _, _ in rows(warehouse)}) == 1


def test_events_that_become_one_keep_the_id_of_the_larger_and_the_other_says_so(warehouse: duckdb.DuckDBPyConnection):
    where, tie, who = stories()[:3]
    again = Told("0z", where.text + " Flowers lie there.", DAY)
    load(warehouse, where, again)
    load(warehouse, who)
    before = {article: event for event, article, _ in rows(warehouse)}
    assert before["0c"] == before["0z"] != before["0b"]
    load(warehouse, tie, run_id="r2")
    assert {event for event, _, _ in rows(warehouse)} == {before["0c"]}
    gone = warehouse.execute("SELECT event_id, merged_into FROM events WHERE merged_into IS NOT NULL").fetchall()
    assert gone == [(before["0b"], before["0c"])]
    assert warehouse.execute("SELECT DISTINCT run_id FROM event_changes").fetchall() == [("r2",)]


def test_as_of_shows_the_events_of_then(warehouse: duckdb.DuckDBPyConnection):
    where, tie, who = stories()[:3]
    said: list[tuple[datetime, list[tuple[str, ...]]]] = []
    for one in (where, who, tie):
        load(warehouse, one)
        said.append((datetime.now(UTC), rows(warehouse)))
    assert len({repr(then) for _, then in said}) == 3
    for moment, then in said:
        show_as_of(warehouse, moment)
        assert rows(warehouse) == then
        n_articles = warehouse.execute("SELECT sum(n_articles) FROM events").fetchall()
        assert n_articles == [(len(then),)]


def test_an_article_without_figures_ties_copies_together(warehouse: duckdb.DuckDBPyConnection):
    one, other = Told("a", "Shots were fired."), Told("b", "Guns were heard.")
    load(warehouse, one, other, clusters={"a": "k", "b": "m"})
    assert len({event for event, _, _ in rows(warehouse)}) == 2
    warehouse.execute("UPDATE articles SET cluster_id = 'k'")
    bare = Told("c", "Nothing is said.", killed=None, scope="stock")
    load(warehouse, bare, clusters={"c": "k"})
    assert [joined_by for _, _, joined_by in rows(warehouse)] == ["copy", "copy", "copy"]
    assert len({event for event, _, _ in rows(warehouse)}) == 1


def test_a_rolled_back_batch_leaves_nothing(warehouse: duckdb.DuckDBPyConnection):
    load(warehouse, *stories()[:2])
    before = rows(warehouse), warehouse.execute("FROM event_links").fetchall()
    warehouse.begin()
    warehouse.execute("DELETE FROM event_articles; DELETE FROM event_links")
    warehouse.rollback()
    assert (rows(warehouse), warehouse.execute("FROM event_links").fetchall()) == before


def test_tolls_of_an_event_span_its_claims(warehouse: duckdb.DuckDBPyConnection):
    where, who, _ = stories()[:3]
    load(warehouse, where, who)
    for article, value in (("0c", 2), ("0a", 5)):
        warehouse.execute(
            "INSERT INTO casualty_figures BY NAME SELECT ? AS figure_id, ? AS article_id, 'body' AS source_field,"
            " 0 AS char_start, 1 AS char_end, 'x' AS reported_text, 'x' AS excerpt, 'killed' AS category,"
            " 'person' AS unit, 'exact' AS quantifier, ? AS value_low, ? AS value_best, ? AS value_high,"
            " 'stated' AS certainty, 'incident' AS scope, 'counted' AS toll_role, 'p' AS pattern, 'r' AS run_id,"
            " now() AS recorded_at, '0' AS extractor_version, 'USA' AS country, 'phrase' AS country_by",
            [article, article, value, value, value],
        )
    derive_all(warehouse, lambda _: None)
    found = warehouse.execute(
        "SELECT toll_low, toll_best, toll_high, toll_latest, n_claims, is_disputed FROM event_tolls"
    ).fetchall()
    assert found == [(2, 5, 5, 5, 2, True)]
    head = warehouse.execute("SELECT country, n_articles, n_claims, n_conflicts FROM events").fetchall()
    assert head == [("USA", 2, 2, 1)]
