"""What the pages count: all of it, also where they show only the newest; batches of a run taken together."""

from pathlib import Path

import pytest

from dashboard.data import query_text
from tests.dashboard.shared import Page
from warehouse.connection import Connection, open_writer
from warehouse.sql import load_sql

RUN = "INSERT INTO runs BY NAME SELECT 'r1' AS run_id, now() AS started_at, 'completed' AS status, 1 AS n_files"
CHECK = """
    INSERT INTO quality_checks BY NAME
    SELECT 'r1' AS run_id, 'figures' AS suite, $name AS expectation, 'warning' AS severity, $held::BOOLEAN AS success,
           $n::BIGINT AS n_unexpected, 40 AS n_evaluated, now() AS checked_at
"""
SET_ASIDE = """
    INSERT INTO quarantine BY NAME
    SELECT 'q' || range AS record_id, 'r1' AS run_id, 'articles' AS stage, 'body_long_enough' AS expectation,
           'hardly a word' AS reason
    FROM range(1200)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A run of two batches: of its three checks one broke in both, one could not run in the second, one held."""
    with open_writer(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.execute(RUN)
        for batch in (1, 2):
            for name, held in (
                ("low_first", False),
                ("people_known", True if batch == 1 else None),
                ("words_there", True),
            ):
                warehouse.execute(CHECK, {"name": name, "held": held, "n": batch if held is False else 0})
        warehouse.execute(SET_ASIDE)
    return tmp_path


def _asked(connection: Connection, name: str, **parameters: object) -> list[tuple[object, ...]]:
    return connection.execute(query_text(name), parameters).fetchall()


def test_batches_of_a_run_are_taken_together(home: Path):
    with open_writer(home / "warehouse.duckdb") as warehouse:
        failing = [(row[1], row[3], row[6]) for row in _asked(warehouse, "failing_checks", run_id="r1")]
        assert failing == [("low_first", "failed", 3), ("people_known", "could not run", 0)]
        ((*_, n_checks, n_held, n_not_run),) = _asked(warehouse, "pass_rate", n_runs=5)
        assert (n_checks, n_held, n_not_run) == (3, 1, 1)
        attention = {row[2]: row[3] for row in _asked(warehouse, "attention")}
        assert attention["figures.low_first"] == "3 of 80 rows"
        latest = "SELECT success FROM latest_checks ORDER BY expectation"
        assert warehouse.execute(latest).fetchall() == [(False,), (None,), (True,)]
        told = warehouse.execute(load_sql("checks_of_run"), {"run_id": None}).fetchall()
        assert [row[3] for row in told if row[0] == "figures.low_first"] == ["3 of 80"]


def test_reasons_of_the_quarantine_count_all_records(home: Path, page: Page):
    shown = page("quarantine", home)
    assert not shown.exception
    assert shown.dataframe[0].value["records"].to_list() == [1200]
    assert any("newest 500" in caption.value for caption in shown.caption)
