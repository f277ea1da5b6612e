"""What a suite is made of: checks as plain rows, and the verdict on each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Severity = Literal["critical", "warning", "info"]
Level = Literal["row", "batch"]

#: Great Expectations' own names of the expectations the suites use.
NOT_NULL = "expect_column_values_to_not_be_null"
UNIQUE = "expect_column_values_to_be_unique"
IN_SET = "expect_column_values_to_be_in_set"
BETWEEN = "expect_column_values_to_be_between"
NO_ROWS_WHERE = "expect_no_rows_where"  # our own (rows_where.py): kwargs {"where": condition that no row may meet}


class Check(NamedTuple):
    """One expectation: GX type, column, kwargs, severity, the name it is recorded under, and why it is held."""

    type: str
    column: str | None
    kwargs: Mapping[str, Any]
    severity: Severity
    name: str
    reason: str


@dataclass(frozen=True)
class Suite:
    """Checks on one working table, built from staged tables; ``level``: a failure sets aside the row, or the batch."""

    name: str
    table: str
    needs: tuple[str, ...]
    level: Level
    checks: tuple[Check, ...]
    holds_violations: bool = False  # the table holds what is wrong, so its rows are not what was looked at


@dataclass
class Verdict:
    """Outcome of one check: ``success`` is NULL (and ``error`` set) when it could not run, which is not bad data."""

    check: Check
    success: bool | None
    error: str | None = None
    n_unexpected: int | None = None
    failing_query: str | None = None  # SQL that yields row_id of every failing row


def parameter(name: str) -> dict[str, str]:
    """A threshold, filled in by GX at run time from ``Thresholds`` (its ``$PARAMETER`` notation)."""
    return {"$PARAMETER": name}
