"""One question in SQL, its answer in portions: what the command line needs, without importing Polars."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import duckdb

from warehouse.connection import Connection, open_reader
from warehouse.errors import QueryError, UnknownNameError, WarehouseError
from warehouse.history import show_as_of
from warehouse.interrupting import interruptible
from warehouse.location import Place

T = TypeVar("T")
Row = tuple[Any, ...]

_ROWS = duckdb.ExpectedResultType.QUERY_RESULT
_PORTION = 20_000  # rows in memory at a time


class Answer:
    """An answer that DuckDB makes while it is taken; ``names`` of its columns, none if the statement gives no rows."""

    def __init__(self, cursor: Connection, give_up: Callable[[], NoReturn]) -> None:
        """``give_up`` as in `interruptible`."""
        self._cursor, self._give_up = cursor, give_up
        self.names = distinct([column[0] for column in cursor.description or []])

    def take(self, n_rows: int) -> list[Row]:
        """The next rows, up to so many. Raises QueryError."""
        return self._interruptibly(lambda: self._cursor.fetchmany(n_rows)) if self.names else []

    def portions(self) -> Iterator[list[Row]]:
        """All further rows, some at a time. Raises QueryError."""
        while portion := self.take(_PORTION):
            yield portion

    def arrow(self) -> tuple[Any, Iterator[Any]]:
        """The pyarrow schema and record batches of the answer. Raises QueryError."""
        reader: Any = self._interruptibly(self._arrow_reader)
        schema = reader.schema.empty_table().rename_columns(distinct(reader.schema.names)).schema
        batches = iter(lambda: self._interruptibly(lambda: next(reader, None)), None)
        return schema, (batch.rename_columns(schema.names) for batch in batches)

    def _arrow_reader(self) -> Any:
        return self._cursor.to_arrow_reader(_PORTION)

    def _interruptibly(self, work: Callable[[], T]) -> T:
        try:
            return interruptible(self._cursor, work, self._give_up)
        except duckdb.Error as error:
            raise QueryError(str(error)) from error


@contextmanager
def asked(
    where: Place | Path, query: str, wait: float, give_up: Callable[[], NoReturn], as_of: datetime | None = None
) -> Generator[Answer]:
    """The answer to ``query`` on the warehouse at ``where``, read-only; the file is held while it is taken.

    ``as_of``: tables and views mean what they said at that moment.

    Raises:
        QueryError, WarehouseError: no answer, and why; UnknownNameError if a table or column is not there.
        KeyboardInterrupt: at once, whatever the query is at; see `interruptible` for ``give_up``.
    """
    with open_reader(where, wait) as connection:
        if as_of is not None:
            with explained_if_older(where):
                show_as_of(connection, as_of)
        yield Answer(interruptible(connection, lambda: _execute(connection, query), give_up), give_up)


@contextmanager
def explained_if_older(where: Place | Path) -> Generator[None]:
    """For our own queries of what an older warehouse does not have: raises WarehouseError that says so."""
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise WarehouseError(
            f"{where} was written by an older newsledger, which did not have this. The next ingest brings it up to"
            " date, or at once: newsledger review apply"
        ) from error


def refuse_several_answers(connection: Connection, query: str) -> None:
    """Raises QueryError if a statement before the last one gives rows: DuckDB would drop them without a word."""
    answers = [s for s in connection.extract_statements(query) if s.expected_result_type == [_ROWS]]
    if len(answers) > 1:
        raise QueryError(f"Only one answer can be given at a time: ask the {len(answers)} questions one by one.")


def _execute(connection: Connection, query: str) -> Connection:
    try:
        refuse_several_answers(connection, query)
        cursor = cast("Connection | None", connection.execute(query))
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise UnknownNameError(str(error)) from error
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    if cursor is None:  # what DuckDB returns for white space and comments
        raise QueryError("The query is empty.")
    return cursor


def distinct(names: Sequence[str]) -> list[str]:
    """``names`` with a number behind each that came before: a join may give two of one name, a JSON object not."""
    found: list[str] = []
    for name in names:
        numbered = (f"{name}_{number}" for number in count(1))
        found.append(next(free for free in chain([name], numbered) if free not in found))
    return found
