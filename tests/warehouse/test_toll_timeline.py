"""How tolls moved: a running total goes by the day it counts from, an incident's toll by its days; they never mix."""

from pathlib import Path
from typing import Any

import duckdb
import polars as pl

import warehouse

VIEW = Path(warehouse.__file__).parent / "views" / "toll_timeline.sql"
CLAIM: dict[str, Any] = {
    "category": "killed", "unit": "person", "certainty": "stated", "toll_role": "counted", "value_high": None,
    "attributed_to": "the health ministry", "reported_text": "x", "place": "Sudan", "occurred_from": "2023-04-01",
}  # fmt: skip


def changes(*claims: dict[str, Any], events: dict[str, str] | None = None) -> list[tuple[Any, ...]]:
    rows = [
        CLAIM
        | {"figure_id": f"f{n}", "article_id": f"a{n}", "value_low": claim["value_best"]}
        | {"occurred_to": claim["published_on"]}
        | claim
        for n, claim in enumerate(claims)
    ]
    days = [pl.col(name).str.to_date() for name in ("occurred_from", "occurred_to", "published_on")]
    with duckdb.connect() as connection:
        connection.register("casualty_claims", pl.DataFrame(rows).with_columns(*days).to_arrow())
        articles = {"article_id": list(events or {}), "event_id": list((events or {}).values())}
        members = pl.DataFrame(articles, schema={"article_id": pl.String, "event_id": pl.String})
        connection.register("event_articles", members.to_arrow())
        connection.execute(VIEW.read_text(encoding="utf-8"))
        found = connection.execute("SELECT scope, value_best, change FROM toll_timeline ORDER BY published_on, scope")
        return found.fetchall()


def _said(day: str, best: int, scope: str = "cumulative") -> dict[str, Any]:
    return {"published_on": day, "value_best": best, "scope": scope}


def test_a_running_total_is_one_story_though_it_ends_with_each_publication_anew():
    assert changes(_said("2026-02-03", 28_000), _said("2026-02-10", 30_000), _said("2026-05-02", 33_000)) == [
        ("cumulative", 28_000, None), ("cumulative", 30_000, 2_000), ("cumulative", 33_000, 3_000)
    ]  # fmt: skip


def test_a_total_since_another_day_or_of_another_place_is_another_story():
    other_day, other_place = {"occurred_from": "2003-02-01"}, {"place": "Darfur"}
    said = [_said("2026-02-03", 9), _said("2026-02-04", 8) | other_day, _said("2026-02-05", 7) | other_place]
    assert [change for _, _, change in changes(*said)] == [None, None, None]


def test_an_incident_is_no_part_of_a_total_and_keeps_to_its_days():
    day = {"occurred_from": "2026-02-04", "occurred_to": "2026-02-04"}
    said = [
        _said("2026-02-05", 9, "incident") | day,
        _said("2026-02-06", 11, "incident") | day,
        _said("2026-02-07", 4_000) | {"occurred_from": "2026-02-04"},
        _said("2026-02-08", 2, "incident") | {"occurred_from": "2026-02-04", "occurred_to": "2026-02-08"},
    ]
    assert [change for _, _, change in changes(*said)] == [None, 2, None, None]


def test_incidents_of_one_day_without_a_place_are_one_story_only_by_their_event():
    day = {"occurred_from": "2026-02-04", "occurred_to": "2026-02-04", "place": None, "attributed_to": None}
    said = [_said(f"2026-02-0{n}", best, "incident") | day for n, best in ((5, 1_900), (6, 1), (7, 2))]
    assert [change for _, _, change in changes(*said)] == [None, None, None]
    assert [change for _, _, change in changes(*said, events={"a1": "e1", "a2": "e1"})] == [None, None, 1]
