"""Quarantine from end to end: set aside by a rule, tried under another, replayed, and its story kept."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

import expectations
from flows.cli import newsledger
from flows.quarantine import VERDICTS, Choice, diff, replay
from flows.settings import Settings
from tests.flows.quick_ingest import quick_ingest, write_stories
from warehouse.connection import open_reader
from warehouse.errors import WarehouseError
from warehouse.soundness import broken_rules

STORIES = {
    "long": "KHARTOUM, Jan 5 - Two people were killed on Monday when a shell hit a market, the ministry said. " * 3,
    "middle": "ADEN, Jan 5 - Three people were hurt on Monday when a boat sank off the port, the coast guard said.",
    "short": "LAHORE, Jan 5 - A bridge fell on Monday, officials said.",
}


@pytest.fixture
def strict(tmp_path: Path) -> Settings:
    """Settings under which only the long story passes, with the stories ingested."""
    given: dict[str, Any] = {"home": tmp_path / "home", "thresholds": {"min_words": 30}}
    settings = Settings(**given)
    write_stories(tmp_path / "inbox", STORIES)
    quick_ingest(settings, tmp_path / "inbox")
    return settings


def rows(settings: Settings, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def outcomes(settings: Settings) -> dict[str, str]:
    return dict(rows(settings, "select external_id, outcome from records"))


def broken_between_tables(settings: Settings) -> list[str]:
    """Rules that do not hold, by `newsledger doctor` and by `newsledger monitor`."""
    with open_reader(settings.place) as warehouse:
        found = [broken.rule for broken in broken_rules(warehouse)]
    return found + expectations.monitor(settings.warehouse).checks.filter(success=False)["expectation"].to_list()


def relaxed(settings: Settings, min_words: float) -> Settings:
    return settings.model_copy(update={"thresholds": {"min_words": min_words}})


def test_what_fails_a_critical_row_expectation_is_set_aside_and_the_rest_is_loaded(strict: Settings):
    assert outcomes(strict) == {"long": "loaded", "middle": "quarantined", "short": "quarantined"}
    reasons = rows(strict, "select distinct stage, expectation, resolved_run_id from quarantine")
    assert reasons == [("articles", "body_long_enough", None)]
    (counted,) = rows(strict, "from record_reasons where outcome = 'quarantined'")
    assert counted[1] == "body_long_enough"  # a code, as failures have one
    assert counted[-1].startswith("body_long_enough: ")


def test_diff_says_what_would_pass_and_changes_nothing(strict: Settings):
    before = rows(strict, "from records order by all"), rows(strict, "from runs")
    verdicts = diff(relaxed(strict, 15), Choice())
    assert sorted(verdicts.select("was", "passes", "now").rows(), key=str) == [
        ("body_long_enough", False, "body_long_enough"),
        ("body_long_enough", True, None),
    ]
    assert (rows(strict, "from records order by all"), rows(strict, "from runs")) == before


def test_replay_loads_what_passes_now_and_keeps_the_story_of_the_rest(strict: Settings):
    run_id, verdicts = replay(relaxed(strict, 15), Choice(expectation="body_long_enough"))
    assert verdicts["passes"].sum() == 1
    assert outcomes(strict) == {"long": "loaded", "middle": "loaded", "short": "quarantined"}
    story = rows(
        strict, "select json_extract_string(payload, '$.external_id'), resolved_run_id from quarantine order by 1"
    )
    assert story == [("middle", run_id), ("short", None)]
    assert rows(strict, f"select n_records, n_loaded, status from runs where run_id = '{run_id}'") == [
        (1, 1, "completed")
    ]


def test_a_replayed_warehouse_is_the_one_that_the_new_rule_would_have_made(strict: Settings, tmp_path: Path):
    replay(relaxed(strict, 1), Choice())
    fresh = relaxed(strict.model_copy(update={"home": tmp_path / "fresh"}), 1)
    quick_ingest(fresh, tmp_path / "inbox")
    for table, columns in {
        "articles": "article_id, body, published_on, cluster_id, is_canonical",
        "casualty_figures": "* exclude (run_id, recorded_at, recorded_from_at)",
        "temporal_expressions": "* exclude (run_id, recorded_from_at)",
        "records": "record_id, outcome, article_id",
        "line_counts": "* exclude (run_id)",
    }.items():
        query = f"select {columns} from {table} order by all"
        assert rows(strict, query) == rows(fresh, query), table


def test_the_same_bytes_under_another_name_are_set_aside_and_replayed_with_the_first(strict: Settings, tmp_path: Path):
    shutil.copy(tmp_path / "inbox" / "stories.jsonl", tmp_path / "inbox" / "again.jsonl")
    quick_ingest(strict, tmp_path / "inbox")
    copies = "select outcome from records where reason_code = 'same_bytes' order by ordinal"
    assert rows(strict, copies) == [("duplicate",), ("quarantined",), ("quarantined",)]
    assert broken_between_tables(strict) == []
    replay(relaxed(strict, 15), Choice())
    assert rows(strict, copies) == [("duplicate",), ("duplicate",), ("quarantined",)]
    assert broken_between_tables(strict) == []


def test_replaying_twice_loads_nothing_twice(strict: Settings):
    replay(relaxed(strict, 1), Choice())
    n_runs = rows(strict, "select count(*) from runs")
    run_id, verdicts = replay(relaxed(strict, 1), Choice())
    assert run_id is None
    assert verdicts.schema == VERDICTS
    assert verdicts.is_empty()
    assert diff(relaxed(strict, 1), Choice(expectation="no_such")).is_empty()
    assert rows(strict, "select count(*) from runs") == n_runs
    assert rows(strict, "select count(*) from articles") == [(3,)]


def test_bytes_that_are_gone_are_told_and_nothing_is_replayed(strict: Settings):
    shutil.rmtree(strict.home / "archive")
    with pytest.raises(WarehouseError, match=r"stories\.jsonl \(.*not in the archive"):
        diff(strict, Choice())


def test_the_monitors_find_a_replayed_warehouse_whole(strict: Settings):
    replay(relaxed(strict, 15), Choice())
    audit = expectations.monitor(strict.warehouse)
    assert audit.checks.filter(success=False).select("expectation", "sample").rows() == []
    assert not audit.is_blocked


def test_the_commands_show_list_and_refuse_to_guess(strict: Settings):
    def newsledger_says(*arguments: str) -> str:
        result = CliRunner().invoke(newsledger, ["--home", str(strict.home), *arguments], env={"COLUMNS": "200"})
        return result.output

    (record_id,) = rows(strict, "select record_id from records where external_id = 'short'")[0]
    assert "body_long_enough" in newsledger_says("quarantine", "list")
    assert "A bridge fell on Monday" in newsledger_says("quarantine", "show", record_id)
    assert "No record r0 is or was in quarantine" in newsledger_says("quarantine", "show", "r0")
    assert "Name records, an --expectation, or --all." in newsledger_says("quarantine", "replay")
    assert "2 of 2 records would pass" in newsledger_says("quarantine", "diff", "--all")
    assert "1 of 1 records pass" in newsledger_says("quarantine", "replay", record_id)
    assert "nothing to replay" in newsledger_says("quarantine", "replay", "--expectation", "no_such")
    assert "articles.body_long_enough" in newsledger_says(
        "checks", "--run", rows(strict, "select min(run_id) from runs")[0][0]
    )
