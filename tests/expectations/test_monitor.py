# ruff: noqa: E501 - a table: one line a fault, however long
"""The warehouse-wide suite on a warehouse with single rows spoilt by hand: each spoilt thing is named."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

import expectations
from expectations.suites import MONITORS, WAREHOUSE
from warehouse.connection import open_writer

RUN = "insert into runs (run_id, started_at, finished_at, status, n_records, n_loaded) values ('{}', now() - interval {} hour, now(), 'completed', {}, {})"
SPOILT = [
    ("a figure outlives its article", "insert into casualty_figures by name select * replace ('a9' as article_id, 'f9' as figure_id) from casualty_figures", "figures_have_articles"),
    ("a loaded record without article", "update records set article_id = null", "records_have_articles"),
    ("a record of an unknown file", "update records set file_id = 'f9'", "records_have_files"),
    ("a record of an unknown run", "update records set run_id = 'r9'; update runs set n_records = 0, n_loaded = 0", "records_have_runs"),
    ("a run that counts one too many", "update runs set n_records = 2, n_loaded = 2", "runs_match_records"),
    ("a run that does not add up", "update runs set n_failed = 7", "runs_add_up"),
    ("a record in quarantine without an entry", "update records set outcome = 'quarantined', article_id = null", "quarantine_matches_records"),
    ("an article without cluster", "delete from clusters", "articles_have_clusters"),
    ("a cluster that miscounts", "update clusters set n_articles = 2", "clusters_count_articles"),
    ("a cluster nobody stands for", "update articles set is_canonical = false", "clusters_have_one_canonical"),
    ("a place of Tunisia in the Pacific", "insert into places by name select 'p9' as place_id, 'a1' as article_id, 'Sfax' as text, 'TUN' as country, 34.7 as latitude, -150.0 as longitude, 'phrase' as decided_by, '[]' as candidates, 'r1' as run_id", "places_in_their_country"),
    ("a figure of another country than its place", "insert into places by name select 'p9' as place_id, 'a1' as article_id, 'Sfax' as text, 'TUN' as country, 'phrase' as decided_by, '[]' as candidates, 'r1' as run_id; update casualty_figures set place = 'Sfax', country = 'DZA'", "figures_in_the_country_of_their_place"),
    ("five silent days", RUN.format("r0", 120, 0, 0), "runs_without_gap"),
    ("nothing for three days", "update runs set started_at = now() - interval 72 hour", "last_run_recent"),
    ("an outlet that has gone silent", "insert into articles by name select articles.* replace ('a' || n as article_id, 'r' || n as record_id, 'Valley Wire' as outlet, now() - interval (20 + n) day as recorded_at, false as is_canonical) from articles, range(10, 16) as t(n); insert into records by name select records.* replace ('r' || n as record_id, 'a' || n as article_id) from records, range(10, 16) as t(n); update runs set n_records = 7, n_loaded = 7; update clusters set n_articles = 7", "outlets_fresh"),
    ("a run left open", "update runs set status = 'running', finished_at = null, started_at = now() - interval 30 hour", "no_run_left_open"),
    ("a check that could not run", "insert into quality_checks (run_id, suite, expectation, severity, checked_at) values ('r1', 's', 'e', 'info', now())", "checks_could_run"),
]  # fmt: skip


def make(path: Path) -> None:
    with open_writer(path) as warehouse:
        warehouse.execute(RUN.format("r1", 1, 1, 1))
        for table, values in {
            "files": {"file_id": "f1", "uri": "u", "sha256": "s", "n_bytes": 1, "n_records": 1, "status": "read"},
            "records": {"record_id": "rec1", "file_id": "f1", "ordinal": 0, "outcome": "loaded", "article_id": "a1"},
            "articles": {"article_id": "a1", "cluster_id": "c1", "is_canonical": True, "record_id": "rec1"},
            "clusters": {"cluster_id": "c1", "canonical_article_id": "a1", "n_articles": 1},
            "casualty_figures": {"figure_id": "g1", "article_id": "a1"},
        }.items():
            insert(warehouse, table, {**values, "run_id": "r1"})


def insert(warehouse: duckdb.DuckDBPyConnection, table: str, values: dict[str, object]) -> None:
    """One row; a column that must not be NULL and is not given gets the plainest value of its type."""
    plain = {
        "VARCHAR": "x",
        "BIGINT": 0,
        "BOOLEAN": True,
        "TIMESTAMP WITH TIME ZONE": "2026-01-01",
        "DATE": "2026-01-01",
    }
    columns = warehouse.execute(f"select name, type, \"notnull\" from pragma_table_info('{table}')").fetchall()
    row = {name: values.get(name, plain[kind]) for name, kind, required in columns if name in values or required}
    marks = ", ".join("?" * len(row))
    warehouse.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


@pytest.fixture
def warehouse_file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "it's here" / "warehouse.duckdb"
    make(path)
    yield path


def broken(audit: expectations.Audit) -> dict[str, str]:
    assert audit.checks["success"].null_count() == 0, audit.checks["error"].to_list()
    return dict(audit.checks.filter(~pl.col("success")).select("expectation", "severity").rows())


def test_a_sound_warehouse_passes_and_is_free_again_afterwards(warehouse_file: Path):
    audit = expectations.monitor(warehouse_file)
    assert broken(audit) == {}
    assert len(audit.checks) == sum(len(suite.checks) for suite in MONITORS)
    with open_writer(warehouse_file, wait=0):
        pass


@pytest.mark.parametrize(("about", "spoil", "caught_by"), SPOILT, ids=[row[0] for row in SPOILT])
def test_what_is_spoilt_is_named(about: str, spoil: str, caught_by: str, warehouse_file: Path):
    with open_writer(warehouse_file) as warehouse:
        warehouse.execute(spoil)
    audit = expectations.monitor(warehouse_file)
    found = broken(audit)
    assert caught_by in found
    assert audit.is_blocked == ("critical" in found.values())


def test_every_monitor_that_is_listed_is_computed():
    listed = {check.name for check in WAREHOUSE.checks}
    text = (Path(expectations.__file__).parent / "tables" / "violations.sql").read_text(encoding="utf-8")
    assert {name for name in listed if f"'{name}'" not in text} == set()


HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_a_warehouse_held_by_an_ingest_is_waited_for_and_then_given_up(warehouse_file: Path):
    command = [sys.executable, "-c", HOLD, str(warehouse_file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(TimeoutError, match=r"was held by an ingest for 0\.3 s"):
            expectations.monitor(warehouse_file, wait=0.3)
        holder.communicate()
    assert broken(expectations.monitor(warehouse_file)) == {}
