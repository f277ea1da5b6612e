"""Every page, run by AppTest: on the sample warehouse, on an empty one, on none, and while a writer holds the file."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import data
from tests.dashboard.shared import PAGES, Page
from warehouse.connection import open_writer

HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.mark.parametrize("name", PAGES)
def test_page_works_on_the_sample_warehouse(name: str, page: Page, sample_home: Path):
    shown = page(name, sample_home)
    assert not shown.exception
    assert not shown.error
    assert shown.title[0].value.lower() == name


@pytest.mark.parametrize("name", PAGES)
def test_page_says_so_if_the_warehouse_is_empty(name: str, page: Page, empty_home: Path):
    shown = page(name, empty_home)
    assert not shown.exception
    assert not shown.error
    if name != "sql":
        assert shown.info, "an empty page is not explained"


@pytest.mark.parametrize("name", PAGES)
def test_page_says_how_to_make_a_warehouse_if_there_is_none(name: str, page: Page, tmp_path: Path):
    shown = page(name, tmp_path)
    assert not shown.exception
    assert "newsledger ingest" in shown.info[0].value


@pytest.fixture
def held_home(tmp_path: Path) -> Iterator[Path]:
    """Home of a warehouse that another process has open for writing."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "warehouse.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "held\n"
        yield tmp_path
        writer.communicate()


@pytest.mark.parametrize("name", PAGES)
def test_page_says_that_an_ingest_is_writing(name: str, page: Page, held_home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(data, "WAIT", 0.1)
    shown = page(name, held_home)
    assert not shown.exception
    assert "An ingest is writing" in shown.warning[0].value
    assert shown.button[0].label == "Try again"


def test_search_in_the_address_finds_articles(page: Page, sample_home: Path):
    shown = page("articles", sample_home, q="ferry")
    assert shown.text_input(key="q").value == "ferry"
    headlines = shown.dataframe[0].value["headline"].to_list()
    assert headlines
    assert len(headlines) < len(page("articles", sample_home).dataframe[0].value)


def test_an_address_that_makes_no_sense_is_taken_for_none(page: Page, sample_home: Path):
    shown = page("figures", sample_home, category="no such", figure="no such", place="<script>")
    assert not shown.exception
    assert shown.selectbox(key="category").value == "killed"
    assert {text.value for text in shown.text} >= {"no such", "<script>"}


def test_a_chosen_figure_is_outlined_in_its_article(page: Page, sample_home: Path, rows):
    figure_id, words = rows(sample_home, "SELECT figure_id, reported_text FROM casualty_figures ORDER BY 1 LIMIT 1")[0]
    shown = page("figures", sample_home, figure=figure_id)
    bodies = [element.proto.body for element in shown.get("html")]
    assert any('nl-here" title="' in body and f">{words}</span>" in body for body in bodies)


@pytest.mark.parametrize(
    ("which", "told"),
    [("timex_type = 'DURATION'", ""), ("NOT is_resolved", ": left open"), ("starts_on = ends_on", ": ")],
)
def test_a_date_says_its_days_if_it_has_any(page: Page, sample_home: Path, rows, which: str, told: str):
    query = "SELECT article_id, timex_type, timex_value, starts_on FROM temporal_expressions"
    article_id, kind, value, day = rows(sample_home, f"{query} WHERE {which} AND source_field = 'body' ORDER BY 1")[0]
    shown = page("articles", sample_home, article=article_id)
    days = f": {day} to {day}" if day else told
    assert any(f'title="{kind} {value}{days}"' in element.proto.body for element in shown.get("html"))


def test_query_is_answered_and_a_wrong_one_refused(page: Page, sample_home: Path):
    answered = page("sql", sample_home, query="SELECT count(*) AS n FROM articles")
    assert answered.dataframe[0].value["n"][0] > 20
    refused = page("sql", sample_home, query="DELETE FROM articles")
    assert refused.error[0].value == "The query was refused."
    assert "read-only" in refused.text[0].value


def test_a_saved_query_runs_when_it_is_chosen(page: Page, sample_home: Path):
    shown = page("sql", sample_home)
    for title in shown.selectbox(key="example").options:
        shown = shown.selectbox(key="example").select(title).run()
        assert not shown.error, f"{title}: {shown.text}"
        assert not shown.exception


def test_pages_remember_nothing_beyond_an_ingest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path))
    insert = "INSERT INTO runs BY NAME SELECT ? AS run_id, now() AS started_at, 'completed' AS status"
    for number in range(3):
        with open_writer(tmp_path / "warehouse.duckdb") as warehouse:
            warehouse.execute(insert, [number])
        assert data.rows("runs", n_runs=60).height == number + 1


LOOK = {"looked_at": "2026-03-01T10:00:00Z", "n_files": 1200, "n_new": 3}


@pytest.mark.parametrize(
    ("days", "told", "kind"),
    [(1, "The next look is at", "caption"), (-1, "Is newsledger serve running?", "warning"), (None, "ago", "caption")],
)
def test_the_overview_tells_of_the_last_look(page: Page, tmp_path: Path, days: int | None, told: str, kind: str):
    due = None if days is None else (datetime.now(UTC) + timedelta(days=days)).isoformat()
    (tmp_path / "last_look.json").write_text(json.dumps({**LOOK, "next_run_at": due}))
    shown = page("overview", tmp_path)
    assert "1,200 files, 3 of them new" in getattr(shown, kind)[0].value
    assert told in getattr(shown, kind)[0].value


def test_a_look_that_cannot_be_read_is_not_shown(page: Page, tmp_path: Path):
    (tmp_path / "last_look.json").write_text("{")
    shown = page("overview", tmp_path)
    assert not shown.exception
    assert not shown.caption


def test_a_look_that_found_nothing_hides_nothing(page: Page, tmp_path: Path):
    with open_writer(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.execute(RUN, ["read", 90, 3, 3])
        warehouse.execute(RUN, ["looked", 1, 0, 0])
        warehouse.execute(CHECK.format(run="read", name="rows_add_up", success="false", minutes=90))
        warehouse.execute(CHECK.format(run="read", name="is_fresh", success="false", minutes=90))
        warehouse.execute(CHECK.format(run="looked", name="is_fresh", success="true", minutes=1))
    shown = page("overview", tmp_path)
    assert not shown.exception
    assert shown.dataframe[0].value["subject"].to_list() == ["run.rows_add_up"]
    assert {metric.label: metric.value for metric in shown.metric}["Last run"] == "2 h ago"


RUN = (
    "INSERT INTO runs BY NAME SELECT ? AS run_id, now() - to_minutes(?) AS started_at, started_at AS finished_at, "
    "'completed' AS status, ? AS n_files, ? AS n_records, n_records AS n_loaded"
)
CHECK = (
    "INSERT INTO quality_checks BY NAME SELECT '{run}' AS run_id, 'run' AS suite, '{name}' AS expectation, "
    "'critical' AS severity, {success} AS success, now() - INTERVAL {minutes} MINUTE AS checked_at"
)
