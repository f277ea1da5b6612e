"""Corrections: what a person says holds in the row itself, what the rules say stays visible, and both survive."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.connection import open_writer
from warehouse.corrections import CorrectionError, correction, corrections_path, submit, take_in

FIGURE = {
    "source_field": "body", "char_start": 0, "char_end": 5, "reported_text": "words", "excerpt": "words",
    "unit": "person",
    "quantifier": "exact", "certainty": "stated", "scope": "incident", "pattern": "p", "run_id": "r1",
    "category": "killed", "extractor_version": "f1",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def warehouse(home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """One article with a figure that counts, one that restates it, and another that counts; and a date."""
    with open_writer(home / "warehouse.duckdb") as connection:
        connection.begin()  # what comes in at once was recorded at one moment
        connection.execute(
            "INSERT INTO articles (article_id, record_id, body, is_extracted, published_precision, published_method,"
            " n_words, content_hash, cluster_id, is_canonical, run_id, recorded_at, extractor_version)"
            " VALUES ('a1', 'r', 'words', true, 'unknown', 'none', 1, 'h', 'c1', true, 'r1', now(), 'v1')"
        )
        connection.execute(
            "INSERT INTO records (record_id, file_id, ordinal, outcome, article_id, run_id)"
            " VALUES ('r', 'x', 0, 'loaded', 'a1', 'r1')"
        )
        for key, best, role, of in (
            ("f1", 20, "counted", None),
            ("f2", 20, "restated", "f1"),
            ("f3", 5, "counted", None),
        ):
            row = FIGURE | {"figure_id": key, "article_id": "a1", "toll_role": role, "toll_of": of}
            row |= dict.fromkeys(("value_low", "value_best", "value_high"), best)
            names = ", ".join(row)
            connection.execute(
                f"INSERT INTO casualty_figures ({names}, recorded_at) VALUES ({', '.join('?' * len(row))}, now())",
                list(row.values()),
            )
        connection.execute(
            "INSERT INTO temporal_expressions (expression_id, article_id, source_field, char_start, char_end, text,"
            " timex_type, timex_value, starts_on, ends_on, anchor, is_resolved, rule, run_id)"
            " VALUES ('t1', 'a1', 'body', 0, 5, 'words', 'DATE', '2026-01-05', '2026-01-05', '2026-01-05',"
            " 'none', true, 'rule', 'r1')"
        )
        connection.commit()
        yield connection


def _say(connection: duckdb.DuckDBPyConnection, home: Path, row_id: str, action: str, **changes: Any) -> int:
    submit(home, correction(connection, row_id, action, "A. Reader", "because", changes))
    return take_in(connection, home)


def _toll(connection: duckdb.DuckDBPyConnection) -> int:
    return connection.execute("SELECT sum(toll_best)::BIGINT FROM article_tolls").fetchall()[0][0]


def _figure(connection: duckdb.DuckDBPyConnection, key: str, columns: str) -> tuple[Any, ...]:
    return connection.execute(f"SELECT {columns} FROM casualty_figures WHERE figure_id = ?", [key]).fetchall()[0]


def test_a_corrected_value_is_the_value_and_that_of_the_rules_is_kept(warehouse: duckdb.DuckDBPyConnection, home: Path):
    assert _say(warehouse, home, "f1", "correct", value_low=12, value_best=12, value_high=12) == 1
    said = _figure(warehouse, "f1", "value_best, review_status, reviewed_by, review_note, automated->>'$.value_best'")
    assert said == (12, "corrected", "A. Reader", "because", "20")
    assert _toll(warehouse) == 17
    assert warehouse.execute("SELECT value_best, review_status FROM casualty_figures_history").fetchall() == [
        (20, None)
    ]
    why = warehouse.execute("SELECT why, n_figures_changed FROM article_changes").fetchall()
    assert why == [("correction", 1)]


def test_of_a_rejected_figure_its_restatement_counts(warehouse: duckdb.DuckDBPyConnection, home: Path):
    _say(warehouse, home, "f1", "reject")
    assert _figure(warehouse, "f1", "toll_role, review_status") == ("rejected", "rejected")
    assert _figure(warehouse, "f2", "toll_role, review_status") == ("counted", None)
    assert _toll(warehouse) == 25
    _say(warehouse, home, "f2", "reject")
    assert _toll(warehouse) == 5
    claims = warehouse.execute("SELECT figure_id FROM casualty_claims").fetchall()
    assert claims == [("f3",)]


def test_the_newest_holds_and_what_is_withdrawn_leaves_nothing(warehouse: duckdb.DuckDBPyConnection, home: Path):
    before = _figure(warehouse, "f1", "* EXCLUDE (recorded_from_at, recorded_at)")
    _say(warehouse, home, "f1", "reject")
    _say(warehouse, home, "f1", "confirm")
    assert _figure(warehouse, "f1", "toll_role, review_status, automated") == ("counted", "confirmed", None)
    _say(warehouse, home, "f1", "withdraw")
    assert _figure(warehouse, "f1", "* EXCLUDE (recorded_from_at, recorded_at)") == before
    assert _figure(warehouse, "f2", "toll_role, automated") == ("restated", None)
    assert warehouse.execute("SELECT count(*) FROM corrections").fetchall() == [(3,)]


def test_a_date_may_be_corrected_too(warehouse: duckdb.DuckDBPyConnection, home: Path):
    _say(warehouse, home, "t1", "correct", timex_value="2026-01-06", starts_on="2026-01-06", ends_on="2026-01-06")
    said = warehouse.execute("SELECT starts_on::VARCHAR, review_status FROM temporal_expressions").fetchall()
    assert said == [("2026-01-06", "corrected")]


@pytest.mark.parametrize(
    ("row_id", "action", "changes"),
    [
        ("f9", "confirm", {}),
        ("f1", "correct", {}),
        ("f1", "confirm", {"value_best": 3}),
        ("f1", "correct", {"value_best": "many"}),
        ("f1", "correct", {"value_best": 12}),
        ("f1", "correct", {"category": "annoyed"}),
        ("f1", "correct", {"pattern": "mine"}),
    ],
)
def test_what_cannot_be_is_refused(
    warehouse: duckdb.DuckDBPyConnection, home: Path, row_id: str, action: str, changes: dict[str, Any]
):
    with pytest.raises(CorrectionError):
        correction(warehouse, row_id, action, "A. Reader", None, changes)


def test_the_file_alone_is_enough_and_a_torn_line_is_passed_over(warehouse: duckdb.DuckDBPyConnection, home: Path):
    _say(warehouse, home, "f1", "reject")
    with corrections_path(home).open("ab") as file:
        file.write(b'{"correction_id": "k')
    _say(warehouse, home, "f3", "confirm")
    warehouse.execute("DELETE FROM corrections")
    take_in(warehouse, home)
    assert _figure(warehouse, "f1", "review_status") == ("rejected",)
    assert _figure(warehouse, "f3", "review_status") == ("confirmed",)
    assert take_in(warehouse, home) == 0


def test_a_correction_whose_row_is_gone_is_open(warehouse: duckdb.DuckDBPyConnection, home: Path):
    _say(warehouse, home, "f1", "reject")
    warehouse.execute("DELETE FROM casualty_figures WHERE figure_id = 'f1'")
    found = warehouse.execute("SELECT row_id, words, has_article FROM open_corrections").fetchall()
    assert found == [("f1", "words", True)]
