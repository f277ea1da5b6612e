"""One question in SQL, its answer as plain rows: what the command line needs, without importing Polars."""

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple, cast

import duckdb

from warehouse.connection import Connection, open_reader
from warehouse.errors import QueryError

_ROWS = duckdb.ExpectedResultType.QUERY_RESULT


class Answer(NamedTuple):
    """Column names and rows; a statement that answers nothing has neither."""

    names: Sequence[str]
    rows: Sequence[tuple[Any, ...]]


def ask(path: Path, query: str, wait: float) -> Answer:
    """Rows of ``query`` on the warehouse at ``path``, read-only. Raises QueryError, WarehouseError."""
    with open_reader(path, wait) as connection:
        cursor = _execute(connection, query)
        names = _distinct([column[0] for column in cursor.description or []])
        return Answer(names, cursor.fetchall() if names else [])


def ask_arrow(path: Path, query: str, wait: float) -> Any:
    """The same as a pyarrow Table."""
    with open_reader(path, wait) as connection:
        table = _execute(connection, query).to_arrow_table()
        return table.rename_columns(_distinct(table.column_names))


def refuse_several_answers(connection: Connection, query: str) -> None:
    """Raises QueryError if a statement before the last one gives rows: DuckDB would drop them without a word."""
    answers = [s for s in connection.extract_statements(query) if s.expected_result_type == [_ROWS]]
    if len(answers) > 1:
        raise QueryError(f"Only one answer can be given at a time: ask the {len(answers)} questions one by one.")


def _execute(connection: Connection, query: str) -> Connection:
    try:
        refuse_several_answers(connection, query)
        cursor = cast("Connection | None", connection.execute(query))
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    if cursor is None:  # what DuckDB returns for white space and comments
        raise QueryError("The query is empty.")
    return cursor


def _distinct(names: Sequence[str]) -> list[str]:
    """``names`` with a number behind each that came before: a join may give two of one name, a JSON object not."""
    distinct: list[str] = []
    for name in names:
        numbered = (f"{name}_{number}" for number in count(1))
        distinct.append(next(free for free in chain([name], numbered) if free not in distinct))
    return distinct
