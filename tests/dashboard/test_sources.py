"""The page of sources: how fresh an outlet is, and who says the figures."""

from dataclasses import fields
from pathlib import Path

from dashboard.data import query_text
from expectations.thresholds import Thresholds
from tests.dashboard.shared import Page
from warehouse.connection import open_writer
from warehouse.fetching import fetch

ARTICLE = (
    "INSERT INTO articles BY NAME SELECT '{outlet}' || {days} AS article_id, '' AS record_id, '' AS body, "
    "true AS is_extracted, "
    "'day' AS published_precision, 'none' AS published_method, 1 AS n_words, '' AS content_hash, '' AS run_id, "
    "'{outlet}' AS outlet, true AS is_canonical, now() - INTERVAL {days} DAY AS recorded_at, '' AS extractor_version"
)


def test_an_outlet_with_a_habit_that_stopped_is_silent(tmp_path: Path):
    path = tmp_path / "warehouse.duckdb"
    loads = {"daily": range(1, 8), "stopped": range(20, 30), "monthly": range(20, 200, 30), "new": [60]}
    with open_writer(path) as warehouse:
        for outlet, days in loads.items():
            for n in days:
                warehouse.execute(ARTICLE.format(outlet=outlet, days=n))
    found = fetch(path, query_text("sources"))
    states = dict(found.select("outlet", "freshness").iter_rows())
    assert states == {"stopped": "silent", "daily": "fresh", "monthly": "fresh", "new": "no habit yet"}
    assert found["outlet"][0] == "stopped"


def test_without_settings_the_thresholds_are_those_of_the_checks():
    defaults = {field.name: field.default for field in fields(Thresholds)}
    sql = query_text("sources")
    assert f"max_outlet_silence_days')::DOUBLE, started_at), {defaults['max_outlet_silence_days']})" in sql
    assert f"min_history_runs')::DOUBLE, started_at), {defaults['min_history_runs']})" in sql


def test_an_actor_shows_what_it_says(page: Page, sample_home: Path):
    shown = page("sources", sample_home, actor="defence ministry")
    assert not shown.exception
    said = next(table.value for table in shown.dataframe if "name_used" in table.value)
    assert {"The ministry", "the defence ministry"} <= set(said["name_used"])
