"""The one place that runs Great Expectations: suites on DuckDB, through SQLAlchemy.

Two passes, because detail is expensive: first every check for its bare verdict (GX bundles most into one query),
then only the failed ones again, one by one, for counts and rows. The second pass also tells which check of a bundle
could not run, because in a bundle one broken query fails them all.
"""

import logging
import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any

import great_expectations as gx
from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.registry import get_expectation_impl
from great_expectations.validator.v1_validator import Validator

from expectations.context import quiet_context
from expectations.database import AuditDatabase
from expectations.dialect import register
from expectations.model import NO_ROWS_WHERE, Check, Suite, Verdict
from expectations.rows_where import ExpectNoRowsWhere

DATABASE = "newsledger_audit"
BARE = "BOOLEAN_ONLY"
DETAILED = {"result_format": "COMPLETE", "unexpected_index_column_names": ["row_id"], "partial_unexpected_count": 5}


class Engine:
    """A Great Expectations context over one in-memory DuckDB; made once a process, because it costs 0.1 s."""

    def __init__(self) -> None:
        """Register the dialect, make the context quiet, and open the database."""
        logging.getLogger("great_expectations").setLevel(logging.CRITICAL)  # every failure is in the verdict
        self._context = quiet_context()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GX recommends its own data source types; it has none for DuckDB
            self._source = self._context.data_sources.add_sql(
                name="audit", connection_string=f"{register()}:///:memory:{DATABASE}"
            )
            self.database = AuditDatabase(self._source.get_engine())
        self._suites: dict[str, gx.ExpectationSuite] = {}

    def verdicts(self, suite: Suite, parameters: Mapping[str, float]) -> list[Verdict]:
        """One verdict a check of ``suite``, in its order, on the working table as it is now."""
        batch = self._batch(suite.table)
        bare = Validator(batch, result_format=BARE).validate_expectation_suite(self._suite(suite), dict(parameters))
        results = {_name(result): result for result in bare.results}
        return [
            _verdict(suite, check, results[check.name])
            if results[check.name].success
            else self._look_closer(suite, check, batch, parameters)
            for check in suite.checks
        ]

    def _look_closer(
        self, suite: Suite, check: Check, batch: BatchDefinition[Any], parameters: Mapping[str, float]
    ) -> Verdict:
        validator = Validator(batch, result_format=DETAILED)
        return _verdict(suite, check, validator.validate_expectation(expectation_of(check), dict(parameters)))

    def _batch(self, table: str) -> BatchDefinition[Any]:
        names = {asset.name for asset in self._source.assets}
        if table in names:
            return self._source.get_asset(table).get_batch_definition("all")
        return self._source.add_table_asset(table, table_name=table).add_batch_definition_whole_table("all")

    def _suite(self, suite: Suite) -> gx.ExpectationSuite:
        key = f"{suite.name}.{suite.table}"
        if key not in self._suites:
            made = gx.ExpectationSuite(name=key, expectations=[expectation_of(check) for check in suite.checks])
            if len(made.expectations) != len(suite.checks):  # GX drops what it takes for invalid or for a repetition
                kept = len(made.expectations)
                raise RuntimeError(f"suite {suite.name}: {len(suite.checks)} checks listed, {kept} kept")
            self._suites[key] = made
        return self._suites[key]


def expectation_of(check: Check) -> Expectation:
    """``check`` as a GX expectation; raises ValueError for a type that GX does not know."""
    severity, meta = FailureSeverity(check.severity), {"check": check.name}
    description = f"{check.name}: {check.reason}"
    if check.type == NO_ROWS_WHERE:
        return ExpectNoRowsWhere(**check.kwargs, severity=severity, description=description, meta=meta)
    try:
        made: Any = get_expectation_impl(check.type)
    except ExpectationNotFoundError as error:
        raise ValueError(f"check {check.name}: Great Expectations has no {check.type}") from error
    return made(column=check.column, **check.kwargs, severity=severity, description=description, meta=meta)


def _name(result: ExpectationValidationResult) -> str:
    configuration = result.expectation_config
    if configuration is None:
        raise RuntimeError("Great Expectations returned a result without its expectation")
    return configuration.meta["check"]


def _verdict(suite: Suite, check: Check, result: ExpectationValidationResult) -> Verdict:
    if error := _error(result):
        return Verdict(check, None, error=error)
    if result.success:
        return Verdict(check, True)
    details = result.result
    if check.type == NO_ROWS_WHERE:
        query = f"select row_id from {suite.table} where {check.kwargs['where']}"
        return Verdict(check, False, None, details["observed_value"], query)
    query = details["unexpected_index_query"].rstrip("; \n")
    return Verdict(check, False, None, details["unexpected_count"], query)


def _error(result: ExpectationValidationResult) -> str | None:
    """The exception that kept the check from running, in one line; GX hides it behind ``success=False``."""
    info: Mapping[str, Any] = result.exception_info
    if "raised_exception" in info:
        return str(info["exception_message"]) if info["raised_exception"] else None
    messages = [entry["exception_message"] for entry in info.values()]
    return " | ".join(dict.fromkeys(str(m) for m in messages)) or None


@cache
def shared_engine() -> Engine:
    """The process-wide engine."""
    return Engine()
