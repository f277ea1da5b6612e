"""Great Expectations' Data Docs, built from the recorded verdicts: browsable offline, and never on the way of a run."""

import html
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import great_expectations as gx
import polars as pl
from great_expectations.core.expectation_validation_result import (
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context.data_context.abstract_data_context import AbstractDataContext
from great_expectations.data_context.types.resource_identifiers import (
    ExpectationSuiteIdentifier,
    ValidationResultIdentifier,
)
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

from expectations.context import quiet_context
from expectations.engine import expectation_of
from expectations.offline_pages import Page, make_offline
from expectations.suites import ALL_SUITES

SITE = "newsledger"


def build(verdicts: pl.DataFrame, folder: Path) -> Path:
    """Write the site for ``verdicts`` (rows of quality_checks, one a run and expectation) and return its first page."""
    results = list(_results(verdicts))
    context = _context(folder)
    for suite in ALL_SUITES:
        context.suites.add(gx.ExpectationSuite(suite.name, expectations=[*map(expectation_of, suite.checks)]))
    for identifier, result in results:
        context.validation_results_store.add(identifier, result)
    context.build_data_docs()
    return make_offline(folder, [_page(folder, *pair) for pair in results])


def _context(folder: Path) -> AbstractDataContext:
    """A context with one site, ours, in ``folder``."""
    context = quiet_context()
    backend = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)}
    builder = {"class_name": "DefaultSiteIndexBuilder"}
    site: Any = {"class_name": "SiteBuilder", "store_backend": backend, "site_index_builder": builder}
    site["show_how_to_buttons"] = False
    context.add_data_docs_site(SITE, site)
    return context


def _page(folder: Path, identifier: ValidationResultIdentifier, result: ExpectationSuiteValidationResult) -> Page:
    held, checks = result.statistics["successful_expectations"], result.statistics["evaluated_expectations"]
    path = folder.joinpath("validations", *identifier.to_tuple()).with_suffix(".html")
    return Page(identifier.to_tuple()[1], result.suite_name, held, checks, path)


def _results(verdicts: pl.DataFrame) -> Iterator[tuple[ValidationResultIdentifier, ExpectationSuiteValidationResult]]:
    rows = verdicts.sort("checked_at", "suite", maintain_order=True).iter_rows(named=True)
    for (run_id, suite), group in groupby(rows, lambda row: (row["run_id"], row["suite"])):
        checks = list(group)
        run = RunIdentifier(run_name=run_id, run_time=max(row["checked_at"] for row in checks))
        identifier = ValidationResultIdentifier(ExpectationSuiteIdentifier(suite), run, f"{run_id}-{suite}")
        yield identifier, _suite_result(suite, checks, run)


def _suite_result(suite: str, checks: list[dict[str, Any]], run: RunIdentifier) -> ExpectationSuiteValidationResult:
    n_held = sum(row["success"] is True for row in checks)
    statistics = {
        "evaluated_expectations": len(checks),
        "successful_expectations": n_held,
        "unsuccessful_expectations": len(checks) - n_held,
        "success_percent": 100 * n_held / len(checks),
    }
    meta = {"run_id": run, "validation_time": run.run_time, "great_expectations_version": gx.__version__}
    return ExpectationSuiteValidationResult(
        success=n_held == len(checks),
        results=[_result(row) for row in checks],
        suite_name=suite,
        statistics=statistics,
        meta=meta,
    )


def _result(row: dict[str, Any]) -> ExpectationValidationResult:
    n_evaluated, n_unexpected = row["n_evaluated"] or 0, row["n_unexpected"] or 0
    result: dict[str, Any] = {
        "observed_value": f"{n_unexpected:,} of {n_evaluated:,} rows broke it",
        "element_count": n_evaluated,
        "unexpected_count": n_unexpected,
        "unexpected_percent": 100 * n_unexpected / n_evaluated if n_evaluated else 0.0,
        "partial_unexpected_list": [_as_text(json.dumps(sample)) for sample in json.loads(row["sample"] or "[]")],
    }
    return ExpectationValidationResult(
        success=bool(row["success"]),
        expectation_config=_configuration(row),
        result=result,
        exception_info={
            "raised_exception": row["error"] is not None,
            "exception_message": _as_text(row["error"]),
            "exception_traceback": _as_text(row["error"]),
        },
    )


def _as_text(value: str | None) -> str | None:
    """``value`` with its markup escaped: what comes from articles is hostile, and GX writes it as it stands."""
    return None if value is None else html.escape(value)


def _configuration(row: dict[str, Any]) -> ExpectationConfiguration:
    """The expectation as it is listed now; one that is no longer listed is told by its description alone."""
    for suite in ALL_SUITES:
        for check in suite.checks:
            if (suite.name, check.name) == (row["suite"], row["expectation"]):
                return expectation_of(check).configuration
    return ExpectationConfiguration(
        type="expect_no_rows_where", kwargs={"where": row["expectation"]}, description=row["description"]
    )
