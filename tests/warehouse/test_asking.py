"""Questions as the command line asks them."""

from pathlib import Path
from typing import NoReturn

import pytest

from warehouse.asking import Row, asked
from warehouse.connection import open_writer
from warehouse.errors import QueryError
from warehouse.fetching import fetch_limited


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "warehouse.duckdb"):
        return tmp_path / "warehouse.duckdb"


def give_up() -> NoReturn:
    raise AssertionError("no query of these tests is stuck")


def names_and_rows(path: Path, query: str) -> tuple[list[str], list[Row]]:
    with asked(path, query, 1.0, give_up) as answer:
        return answer.names, [row for portion in answer.portions() for row in portion]


@pytest.mark.parametrize("query", ["", "  \n", "-- nothing", ";"])
def test_an_empty_question_is_told(path: Path, query: str):
    with pytest.raises(QueryError, match="empty"):
        names_and_rows(path, query)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("select 1 as a, 2 as a", ["a", "a_1"]),  # a join of two tables with an id each
        ("select 1 as a, 2 as a, 3 as a_1", ["a", "a_1", "a_1_1"]),
        ("select 1 as a, 2 as b", ["a", "b"]),
    ],
)
def test_columns_have_names_of_their_own(path: Path, query: str, names: list[str]):
    assert names_and_rows(path, query)[0] == names
    with asked(path, query, 1.0, give_up) as answer:
        schema, batches = answer.arrow()
        assert schema.names == names
        assert [batch.schema.names for batch in batches] == [names]


def test_answers_are_not_dropped(path: Path):
    with pytest.raises(QueryError, match="ask the 2 questions one by one"):
        names_and_rows(path, "select 1 as a; select 2 as b")
    with pytest.raises(QueryError, match="one by one"):
        fetch_limited(path, "from runs; from files", 10, 5.0)


def test_a_question_may_prepare_its_answer(path: Path):
    assert names_and_rows(path, "create temp table t as select 1 as a; from t;") == (["a"], [(1,)])


def test_an_answer_is_made_while_it_is_taken(path: Path):
    with asked(path, "from range(1000000000000)", 1.0, give_up) as answer:
        assert answer.take(2) == [(0,), (1,)]
        assert answer.take(1) == [(2,)]


def test_an_error_in_the_midst_of_an_answer_is_told(path: Path):
    query = "select if(range < 500000, '1', 'x')::int as n from range(1000000)"
    with pytest.raises(QueryError, match="Could not convert"):
        names_and_rows(path, query)
