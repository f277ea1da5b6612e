"""newsledger sql: formats, read-only, and quick."""

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import Cli

QUERY = "SELECT headline, n_words FROM articles WHERE headline LIKE 'Ferry%'"


@pytest.fixture
def ask(cli: Cli, sample_home: Path):
    return lambda *arguments, **options: cli("--home", sample_home, "sql", *arguments, **options)


def test_table_by_default(ask):
    assert "Ferry capsizes on Lake Orrin" in ask(QUERY).stdout


def test_csv(ask):
    rows = list(csv.DictReader(io.StringIO(ask(QUERY, "--format", "csv").stdout)))
    assert rows[0]["headline"].startswith("Ferry")
    assert int(rows[0]["n_words"]) > 20


def test_json(ask):
    (row,) = json.loads(ask(QUERY, "--format", "json").stdout)
    assert row["headline"].startswith("Ferry")


def test_markdown_keeps_pipes_and_lines_in_their_cell(ask):
    out = ask("SELECT 'a|b' || chr(10) || 'c' AS x", "--format", "markdown").stdout
    assert out.splitlines()[-1] == "| a\\|b c |"


def test_parquet(ask, tmp_path: Path):
    ask(QUERY, "--format", "parquet", "--output", tmp_path / "out.parquet")
    assert pl.read_parquet(tmp_path / "out.parquet").columns == ["headline", "n_words"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM articles",
        "CREATE TABLE t (x INT)",
        "SELECT * FROM read_csv('/etc/passwd')",  # files are out of reach
        "COPY articles TO '/tmp/stolen.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",  # and the lock cannot be opened again
    ],
)
def test_it_only_reads(ask, statement: str):
    result = ask(statement, status=1)
    assert "Error" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_query_says_what_is_wrong(ask):
    assert "no_such_table" in ask("FROM no_such_table", status=1).stderr


def test_without_a_warehouse_the_message_names_the_next_command(cli: Cli, tmp_path: Path):
    result = cli("--home", tmp_path, "sql", "select 1", status=1)
    assert f"newsledger --home {tmp_path} ingest" in result.stderr


def test_a_wide_answer_is_readable(ask):
    """`from articles` has more columns than a terminal."""
    assert "headline             Ferry" in ask("FROM articles WHERE headline LIKE 'Ferry%'").stdout


def test_an_unwritable_output_is_no_traceback(ask, tmp_path: Path):
    result = ask("select 1", "--format", "csv", "--output", tmp_path / "missing" / "x.csv", status=1)
    assert "No such file or directory" in result.stderr
    assert "Traceback" not in result.stderr
