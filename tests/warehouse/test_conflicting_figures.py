"""Contradicting claims, over figures written here: one row a case."""

from pathlib import Path
from typing import Any

import pytest

from warehouse.connection import open_writer
from warehouse.derived import derive_all

FIGURE: dict[str, Any] = {
    "source_field": "body", "char_start": 0, "char_end": 5, "category": "killed", "unit": "person", "victim": "people",
    "quantifier": "exact", "scope": "incident", "certainty": "stated", "toll_role": "counted", "value_low": 3,
    "value_best": 3, "value_high": 3, "attributed_to": "police", "reported_text": "three", "place": "Karban",
    "occurred_from": "2021-05-07", "occurred_to": None, "excerpt": "...", "pattern": "p", "run_id": "r",
    "recorded_at": "2021-05-09", "extractor_version": "0",
}  # fmt: skip
OTHER = {"value_low": 9, "value_best": 9, "value_high": 9}
ARTICLE = (
    "INSERT INTO articles BY NAME SELECT ? AS article_id, 'r' AS record_id, '' AS body, true AS is_extracted,"
    " DATE '2021-05-09' AS published_on, 'day' AS published_precision, 'metadata' AS published_method, 9 AS n_words,"
    " article_id AS content_hash, 'c' || article_id AS cluster_id, true AS is_canonical, 'r' AS run_id,"
    " now() AS recorded_at, '0' AS extractor_version"
)


def conflicts(home: Path, first: dict[str, Any], second: dict[str, Any]) -> list[tuple[Any, ...]]:
    with open_writer(home / "warehouse.duckdb") as connection:
        for article in ("a0", "a1"):
            connection.execute(ARTICLE, [article])
            connection.execute("INSERT INTO clusters VALUES (?, ?, 1)", [f"c{article}", article])
        for number, figure in enumerate((first, second)):
            row = FIGURE | {"figure_id": f"f{number}", "article_id": f"a{number}"} | figure
            values = ", ".join(f"${name} AS {name}" for name in row)
            connection.execute(f"INSERT INTO casualty_figures BY NAME SELECT {values}", row)
        derive_all(connection, lambda _: None)
        found = connection.execute(
            "SELECT figure_id_a, figure_id_b, occurred_from::VARCHAR, occurred_to::VARCHAR FROM conflicting_figures"
        )
        return found.fetchall()


@pytest.mark.parametrize(
    ("first", "second", "days", "about"),
    [
        ({}, OTHER, ("2021-05-07", "2021-05-07"), "two articles on one day at one place"),
        ({}, OTHER | {"place": "KARBAN"}, ("2021-05-07", "2021-05-07"), "case of the place aside"),
        (
            {"occurred_from": "2021-04-30", "occurred_to": "2021-05-02"},
            OTHER | {"occurred_from": "2021-05-01"},
            ("2021-05-01", "2021-05-01"),
            "days that meet across the end of a month",
        ),
        (
            {"occurred_from": "2020-11-20", "occurred_to": "2021-03-10"},
            OTHER | {"occurred_from": "2020-12-05", "occurred_to": "2021-02-20"},
            ("2020-12-05", "2021-02-20"),
            "many months in common, found once",
        ),
        (
            {"article_id": "a0", "occurred_from": None},
            OTHER | {"article_id": "a0", "occurred_from": None, "attributed_to": "rebels", "place": None},
            (None, None),
            "two sources in one story, day and place unknown",
        ),
        (
            {"article_id": "a0"},
            OTHER | {"article_id": "a0", "attributed_to": "the rebels", "toll_role": "restated", "toll_of": "f0"},
            ("2021-05-07", "2021-05-07"),
            "another number of the same dead by another source",
        ),
    ],
)
def test_conflict(
    tmp_path: Path, first: dict[str, Any], second: dict[str, Any], days: tuple[str | None, str | None], about: str
):
    assert conflicts(tmp_path, first, second) == [("f0", "f1", *days)], about


@pytest.mark.parametrize(
    ("second", "about"),
    [
        ({}, "the same bounds"),
        (OTHER | {"value_low": 2}, "bounds that meet"),
        (OTHER | {"value_high": None, "value_low": 1}, "no upper bound"),
        (OTHER | {"place": "Orvan"}, "another place"),
        (OTHER | {"place": None}, "an unknown place"),
        (OTHER | {"occurred_from": "2021-05-08"}, "another day of the same month"),
        (OTHER | {"occurred_from": None}, "an unknown day"),
        (OTHER | {"category": "injured"}, "another category"),
        (OTHER | {"unit": "household"}, "another unit"),
        (OTHER | {"victim": "soldiers"}, "other victims"),
        (OTHER | {"certainty": "denied"}, "a denied number"),
        (OTHER | {"scope": "cumulative"}, "a total over a time"),
        (OTHER | {"toll_role": "part"}, "a part of a whole"),
        (OTHER | {"article_id": "a0"}, "one story, one source"),
    ],
)
def test_no_conflict(tmp_path: Path, second: dict[str, Any], about: str):
    assert conflicts(tmp_path, {}, second) == [], about
