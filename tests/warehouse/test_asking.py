"""Questions as the command line asks them."""

from pathlib import Path

import pytest

from warehouse.asking import ask, ask_arrow
from warehouse.connection import open_writer
from warehouse.errors import QueryError
from warehouse.reading import fetch_limited


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "warehouse.duckdb"):
        return tmp_path / "warehouse.duckdb"


@pytest.mark.parametrize("query", ["", "  \n", "-- nothing", ";"])
def test_an_empty_question_is_told(path: Path, query: str):
    for asked in (ask, ask_arrow):
        with pytest.raises(QueryError, match="empty"):
            asked(path, query, 1.0)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("select 1 as a, 2 as a", ["a", "a_1"]),  # a join of two tables with an id each
        ("select 1 as a, 2 as a, 3 as a_1", ["a", "a_1", "a_1_1"]),
        ("select 1 as a, 2 as b", ["a", "b"]),
    ],
)
def test_columns_have_names_of_their_own(path: Path, query: str, names: list[str]):
    assert list(ask(path, query, 1.0).names) == names
    assert ask_arrow(path, query, 1.0).column_names == names


def test_answers_are_not_dropped(path: Path):
    with pytest.raises(QueryError, match="ask the 2 questions one by one"):
        ask(path, "select 1 as a; select 2 as b", 1.0)
    with pytest.raises(QueryError, match="one by one"):
        fetch_limited(path, "from runs; from files", 10, 5.0)


def test_a_question_may_prepare_its_answer(path: Path):
    assert ask(path, "create temp table t as select 1 as a; from t;", 1.0).rows == [(1,)]
