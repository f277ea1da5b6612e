"""newsledger sql: formats, read-only, and quick."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.console import without_controls
from flows.export import _lines
from tests.conftest import AT_A_TERMINAL, ROOT, Cli
from warehouse.connection import open_writer

Start = Callable[..., subprocess.Popen[str]]

QUERY = "SELECT headline, n_words FROM articles WHERE headline LIKE 'Ferry%'"


@pytest.fixture
def ask(cli: Cli, sample_home: Path):
    return lambda *arguments, **options: cli("--home", sample_home, "sql", *arguments, **options)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of a warehouse without a row."""
    home = tmp_path_factory.mktemp("empty")
    with open_writer(home / "warehouse.duckdb"):
        return home


@pytest.fixture
def start(empty: Path) -> Iterator[Start]:
    """``start(ARGUMENTS)``: the command in a group of its own, as a terminal would run it, not waited for."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: object, stdout: int = subprocess.PIPE) -> subprocess.Popen[str]:
        command = [*AT_A_TERMINAL, "--home", *map(str, (empty, *arguments))]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        options = {"stdout": stdout, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
        started.append(subprocess.Popen(command, env=environment, **options))
        return started[-1]

    yield run
    for running in started:
        running.kill()
        running.communicate()


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline, "nothing came of it within two minutes"
        time.sleep(0.05)


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


CROSS_JOIN = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 8"
ENDLESS = "SELECT a.range FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 0"
ONE_VALUE = "SELECT levenshtein(repeat('ab', 2000000), repeat('ba', 2000000))"  # DuckDB hears no interrupt in it


@pytest.mark.parametrize(("query", "fmt"), [(CROSS_JOIN, "table"), (ENDLESS, "csv"), (ONE_VALUE, "table")])
def test_ctrl_c_ends_a_query(start: Start, query: str, fmt: str):
    running = start("sql", query, "--format", fmt)
    until(lambda: cpu_seconds(running.pid) > 1)  # beyond the imports, so at the query
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    out, told = running.communicate(timeout=60)
    assert (running.returncode, out, told.splitlines()[-1]) == (130, "", "Interrupted.")
    assert "Traceback" not in told


#: Runs the command, then says what memory it took at most: of this program alone, as a process begun by a large one
#: inherits that one's highest number in everything that `getrusage` and `wait4` tell.
MEASURED = """
import sys
from flows.cli import main
try:
    main()
finally:
    status = open("/proc/self/status").read()
    sys.stderr.write(status.partition("VmHWM:")[2].split()[0])
"""


@pytest.mark.parametrize("fmt", ["table", "csv"])
def test_millions_of_rows_are_never_in_memory_at_once(empty: Path, fmt: str):
    query = "SELECT range AS n FROM range(4000000)"
    command = [sys.executable, "-c", MEASURED, "--home", str(empty), "sql", query, "--format", fmt]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True
    )
    kilobytes = int(done.stderr.split()[-1])
    assert 10 * 1024 < kilobytes < 350 * 1024


def test_a_table_says_that_there_are_more_rows(start: Start):
    out, told = start("sql", "SELECT range AS n FROM range(1000000000000)").communicate(timeout=120)
    assert "199" in out.splitlines()[-2]
    assert "more rows than the 200 shown" in told


ESCAPES = r"SELECT chr(27) || '[31mred' || chr(155) || chr(7) || chr(13) AS said, 'a' || chr(10) || chr(9) AS kept"


@pytest.mark.parametrize("fmt", ["csv", "markdown", "table"])
def test_control_characters_are_written_visibly(ask, fmt: str):
    out = ask(ESCAPES, "--format", fmt).stdout
    assert r"\x1b[31mred\x9b\x07\x0d" in out
    assert {c for c in out if unicodedata.category(c) == "Cc"} <= {"\n", "\t"}


def test_json_and_parquet_hold_every_character(ask, tmp_path: Path):
    told = ask(ESCAPES, "--format", "json").stdout
    assert {c for c in told if unicodedata.category(c) == "Cc"} == {"\n"}
    said = "\x1b[31mred\x9b\x07\r"
    assert json.loads(told)[0]["said"] == said
    ask(ESCAPES, "--format", "parquet", "--output", tmp_path / "out.parquet")
    assert pl.read_parquet(tmp_path / "out.parquet")["said"][0] == said


@given(rows=st.lists(st.tuples(st.text(), st.text() | st.none() | st.integers()), max_size=5))
def test_csv_is_read_back_but_for_control_characters(rows: list[tuple[str, str | int | None]]):
    read = list(csv.reader(io.StringIO(_lines(rows), newline="")))
    assert read == [["" if cell is None else without_controls(str(cell)) for cell in row] for row in rows]


def test_a_query_that_fails_in_the_midst_leaves_the_output_as_it_was(ask, tmp_path: Path):
    output = tmp_path / "out.csv"
    output.write_text("before")
    ask("SELECT if(range < 500000, '1', 'x')::int FROM range(1000000)", "--output", output, status=1)
    assert output.read_text() == "before"


def test_who_reads_slowly_does_not_hold_the_warehouse(start: Start, empty: Path):
    """`newsledger sql … | less`: the answer is larger than a pipe holds, and nobody has read to its end."""
    running = start("sql", "SELECT range AS n FROM range(200000)", "--format", "csv")
    assert running.stdout is not None
    assert running.stdout.readline() == "n\n"
    with open_writer(empty / "warehouse.duckdb", wait=0):
        assert running.poll() is None
    assert running.communicate(timeout=60)[0].endswith("\n199999\n")


def test_without_a_query_it_lists_what_can_be_asked(ask):
    rows = list(csv.DictReader(io.StringIO(ask("--format", "csv").stdout)))
    names = [row["name"] for row in rows]
    assert names.index("casualty_claims") < names.index("casualty_figures") < names.index("articles_history")
    assert all(row["holds"] for row in rows)


def test_an_unknown_name_comes_with_the_way_to_find_the_right_one(ask):
    for query in ("from article", "select titel from articles"):
        said = ask(query, status=1).stderr
        assert "newsledger" in said
        assert 'sql "describe articles"' in said


def test_a_long_value_is_cut_in_a_table_and_whole_in_a_file(ask):
    query = "select repeat('word ', 1000) as text"
    shown = ask(query)
    assert 50 < shown.stdout.count("word") <= 100
    assert "--format csv" in shown.stderr
    assert ask(query, "--format", "csv").stdout.count("word") == 1000
