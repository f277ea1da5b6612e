"""The gate from end to end: a blocked batch leaves the warehouse as it was, and is loaded once the cause is gone."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.run import BlockedError
from flows.settings import Settings
from tests.flows.quick_ingest import quick_ingest, write_stories

STORIES = {
    str(number): f"ADEN, Jan 5 - {number + 2} people were hurt on Monday when a boat sank off the port, officials said."
    for number in range(4)
}
BROKEN = {"min_words": 500, "min_batch_records": 1}  # every article is too short: what a broken extractor looks like


def rows(settings: Settings, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def blocked(tmp_path: Path) -> Settings:
    settings = Settings(home=tmp_path / "home", thresholds=BROKEN)
    write_stories(tmp_path / "inbox", STORIES)
    with pytest.raises(BlockedError, match="extractor_not_broken failed"):
        quick_ingest(settings, tmp_path / "inbox")
    return settings


def test_a_blocked_run_is_recorded_with_its_verdicts_and_loads_nothing(blocked: Settings):
    assert rows(blocked, "select status, n_records from runs") == [("blocked", 0)]
    for table in ("articles", "records", "casualty_figures", "temporal_expressions", "quarantine", "files"):
        assert rows(blocked, f"select count(*) from {table}") == [(0,)], table
    critical = rows(
        blocked, "select expectation from quality_checks where not success and severity = 'critical' order by 1"
    )
    assert critical == [("body_long_enough",), ("extractor_not_broken",)]


def test_what_was_blocked_is_loaded_whole_by_the_next_run(blocked: Settings, tmp_path: Path):
    quick_ingest(blocked.model_copy(update={"thresholds": {}}), tmp_path / "inbox")
    assert rows(blocked, "select outcome, count(*) from records group by 1") == [("loaded", 4)]
    assert rows(blocked, "select status from runs order by started_at") == [("blocked",), ("completed",)]


def test_every_verdict_of_a_run_is_recorded_once_a_batch(tmp_path: Path):
    settings = Settings(home=tmp_path / "home", batch_records=2)
    write_stories(tmp_path / "inbox", STORIES)
    run_id = quick_ingest(settings, tmp_path / "inbox")
    ((n_batches,),) = rows(settings, "select count(*) from batches")
    query = "select suite, count(*) / count(distinct expectation), any_value(run_id) from quality_checks group by 1"
    suites = ["articles", "batch", "figures", "temporal"]
    assert n_batches > 1
    assert sorted(rows(settings, query)) == [(suite, n_batches, run_id) for suite in suites]
