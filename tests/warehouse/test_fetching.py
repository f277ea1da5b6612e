"""SQL that anybody typed: read-only, locked, limited in rows and time."""

import time
from pathlib import Path

import pytest

from warehouse.connection import open_writer
from warehouse.errors import QueryError
from warehouse.fetching import fetch, fetch_limited


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("reading") / "warehouse.duckdb"
    with open_writer(file):
        pass
    return file


def test_rows_beyond_the_limit_are_left_out_and_said_to_be(path: Path):
    frame, more = fetch_limited(path, "FROM range(1000000000000)", 10, 20)
    assert (frame.height, more) == (10, True)
    frame, more = fetch_limited(path, "FROM range(10)", 10, 20)
    assert (frame.height, more) == (10, False)


def test_a_query_that_takes_too_long_is_stopped(path: Path):
    began = time.monotonic()
    with pytest.raises(QueryError, match="longer than"):
        fetch_limited(path, "SELECT sum(hash(a.range, b.range)) FROM range(10000000) a, range(10000000) b", 10, 0.5)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM articles",
        "CREATE TABLE mine (x INT)",
        "COPY articles TO 'stolen.csv'",
        "FROM read_csv('/etc/passwd')",
        "FROM read_text('/etc/hostname')",
        "FROM '/etc/passwd'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "RESET enable_external_access",
        "FROM read_parquet('https://attacker.invalid/x.parquet')",
        "SELECT 1; DELETE FROM articles",
        "EXPORT DATABASE '/tmp/stolen'",
        "SELEC 1",
        "FROM no_such_table",
    ],
)
def test_what_would_write_or_reach_outside_is_refused(path: Path, query: str):
    with pytest.raises(QueryError):
        fetch_limited(path, query, 10, 20)


def test_parameters_are_values_and_never_sql(path: Path):
    text = "'; DROP TABLE articles; --"
    assert fetch(path, "SELECT $text AS text", {"text": text})["text"][0] == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("INTERVAL 90 MINUTE", "01:30:00"),
        ("'101'::BIT", "101"),
        ("'ab'::BLOB", "ab"),
        ("[INTERVAL 1 DAY]", "[1 day]"),
        ("union_value(n := 2)", "2"),
    ],
)
def test_a_value_that_a_table_cannot_hold_is_shown_as_text(path: Path, value: str, shown: str):
    frame, _ = fetch_limited(path, f'SELECT {value} AS "the ""value""", 1 AS n, 2 AS n', 10, 20)
    assert frame.row(0) == (shown, 1, 2)
    assert frame.columns == ['the "value"', "n", "n_1"]


def test_a_query_that_needs_too_much_memory_is_told_what_to_do(path: Path):
    with pytest.raises(QueryError, match="more memory than it may have"):
        fetch_limited(path, "SELECT list(range) FROM range(400000000)", 10, 120)
