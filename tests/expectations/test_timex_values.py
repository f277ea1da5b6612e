"""What counts as a well-formed TIMEX3 value, held against the macro in the audit database."""

import duckdb
import pytest

from expectations.database import read_sql

WELL_FORMED = [
    "2026-11-21", "2026-11", "2026", "202", "20", "2", "XXXX-05-03", "1999-XX", "2026-W47", "2026-W47-6", "2026-W47-WE",
    "XXXX-WXX-1", "2026-Q3", "2026-H1", "2026-SU", "BC0044", "2026-11-21T14:30", "2026-11-21T14:30:05Z",
    "2026-11-21TNI", "T09:00", "TMO", "2026-11-21T14:30+02:00", "P3D", "P2Y", "PXM", "P1Y6M", "PT36H", "P2.5Y",
    "P1DE", "PXE", "P1CE", "P2WE", "PTNI", "1984/1987", "XXXX-01-19/XXXX-01-20", "PAST_REF", "PRESENT_REF",
    "FUTURE_REF",
]  # fmt: skip
MALFORMED = [
    "", "last Monday", "2026-1", "26-11-21", "2026-11-21-05", "2026/11/21", "2026-W5", "2026-Q7", "PAST", "P", "3D",
    "PT", "P3", "20261121", "2026-11-21 14:30", "1984/", "P3D/2026", "T9",
]  # fmt: skip


@pytest.fixture(scope="module")
def database():
    with duckdb.connect() as connection:
        connection.execute(read_sql("macros"))
        yield connection


def is_timex_value(database: duckdb.DuckDBPyConnection, value: str) -> bool:
    row = database.execute("select is_timex_value(?)", [value]).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize("value", WELL_FORMED)
def test_values_of_the_standard_are_well_formed(database: duckdb.DuckDBPyConnection, value: str):
    assert is_timex_value(database, value)


@pytest.mark.parametrize("value", MALFORMED)
def test_anything_else_is_not(database: duckdb.DuckDBPyConnection, value: str):
    assert not is_timex_value(database, value)
