"""The view of contradicting claims, over claims written here: one row a case."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

import warehouse

VIEW = Path(warehouse.__file__).parent / "views" / "conflicting_figures.sql"
CLAIM: dict[str, Any] = {
    "cluster_id": "c", "category": "killed", "unit": "person", "victim": "people", "scope": "incident",
    "certainty": "stated", "toll_role": "counted", "value_low": 3, "value_best": 3, "value_high": 3,
    "attributed_to": "police", "reported_text": "three", "published_on": "2021-05-09", "place": "Karban",
    "occurred_from": "2021-05-07", "occurred_to": None, "excerpt": "...",
}  # fmt: skip
OTHER = {"value_low": 9, "value_best": 9, "value_high": 9}


def conflicts(first: dict[str, Any], second: dict[str, Any]) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        for number, claim in enumerate((first, second)):
            row = CLAIM | {"figure_id": f"f{number}", "article_id": f"a{number}"} | claim
            columns = ", ".join(f"${name}::{_sql_type(name)} AS {name}" for name in row)
            verb = "INSERT INTO casualty_claims BY NAME" if number else "CREATE TABLE casualty_claims AS"
            connection.execute(f"{verb} SELECT {columns}", row)
        connection.execute(VIEW.read_text(encoding="utf-8"))
        found = connection.execute(
            "SELECT figure_id_a, figure_id_b, occurred_from::VARCHAR, occurred_to::VARCHAR FROM conflicting_figures"
        )
        return found.fetchall()


def _sql_type(name: str) -> str:
    if name.startswith("value_"):
        return "BIGINT"
    return "DATE" if name in ("occurred_from", "occurred_to", "published_on") else "VARCHAR"


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
    ],
)
def test_conflict(first: dict[str, Any], second: dict[str, Any], days: tuple[str | None, str | None], about: str):
    assert conflicts(first, second) == [("f0", "f1", *days)], about


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
def test_no_conflict(second: dict[str, Any], about: str):
    assert conflicts({}, second) == [], about
