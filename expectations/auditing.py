"""An audit: stage the files, run the suites they feed, collect verdicts and the rows to set aside."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl
from sqlalchemy.exc import DBAPIError

from expectations.audit_model import CHECKS, FAILING, Audit, Terms
from expectations.database import AuditDatabase, read_sql
from expectations.engine import Engine
from expectations.model import Suite, Verdict
from expectations.silences import EVERY_OUTLET
from expectations.suites import GATE

SAMPLE_ROWS = 5


def run_audit(engine: Engine, tables: Mapping[str, Path], terms: Terms) -> Audit:
    """Run every suite whose staged tables are all in ``tables``."""
    engine.database.begin(terms)
    engine.database.stage(tables)
    suites = [suite for suite in GATE if all(name in tables for name in suite.needs)]
    return judge(engine, suites, terms.parameters)


def judge(engine: Engine, suites: Iterable[Suite], parameters: Mapping[str, float]) -> Audit:
    """Build each suite's working table and run it, in order."""
    rows: list[dict[str, object]] = []
    for suite in suites:
        rows += _run_suite(engine, suite, parameters)
    checks = pl.DataFrame(rows, schema=CHECKS)
    failing = engine.database.fetch("from failing where severity = 'critical'", FAILING)
    return Audit(checks, failing, tuple(_blocking(checks)))


def _run_suite(engine: Engine, suite: Suite, parameters: Mapping[str, float]) -> Iterable[dict[str, object]]:
    try:
        engine.database.run(read_sql(suite.table))
    except DBAPIError as error:  # a staged file lacks a column, say: no check of the suite can run, and each says so
        return [_row(engine.database, suite, Verdict(check, None, str(error.orig)), 0) for check in suite.checks]
    n_evaluated = None if suite.holds_violations else engine.database.scalar(f"select count(*) from {suite.table}")
    verdicts = engine.verdicts(suite, parameters)
    return [_row(engine.database, suite, verdict, n_evaluated) for verdict in verdicts]


def _row(database: AuditDatabase, suite: Suite, verdict: Verdict, n_evaluated: int | None) -> dict[str, object]:
    check = verdict.check
    n_silenced, sample = _failures(database, suite, verdict) if verdict.failing_query else (0, None)
    success = verdict.success
    if success is False and n_silenced == verdict.n_unexpected:
        success = True
    return {
        "suite": suite.name,
        "expectation": check.name,
        "column_name": check.column,
        "severity": check.severity,
        "success": success,
        "error": verdict.error,
        "n_evaluated": n_evaluated if verdict.success is not None else None,
        "n_unexpected": 0 if verdict.success else verdict.n_unexpected,
        "n_silenced": n_silenced,
        "observed_value": _observed(verdict, n_evaluated),
        "sample": sample,
        "level": suite.level,
        "description": check.reason,
    }


def _observed(verdict: Verdict, n_evaluated: int | None) -> str | None:
    if verdict.success is None:
        return None
    return (
        f"{verdict.n_unexpected or 0} rows"
        if n_evaluated is None
        else f"{verdict.n_unexpected or 0} of {n_evaluated} rows"
    )


def _failures(database: AuditDatabase, suite: Suite, verdict: Verdict) -> tuple[int, str | None]:
    """Count what silences cover, note the rest in ``failing`` if rows, and return up to five rows as JSON."""
    database.run(f"create or replace table unexpected as {_unexpected(suite, verdict)}")
    n_silenced = database.scalar("select count(*) from unexpected where is_silenced")
    if suite.level == "row":
        database.run(_insert_failing(suite, verdict))
    sample = f"select '[' || string_agg(offending, ',') || ']' from (from unexpected limit {SAMPLE_ROWS})"
    return n_silenced, database.scalar(sample)


def _unexpected(suite: Suite, verdict: Verdict) -> str:
    outlet = "w.outlet" if suite.level == "row" else f"'{EVERY_OUTLET}'"
    return f"""
        select w.*, to_json(w)::varchar as offending, exists (
            from silences as s where s.expectation = '{verdict.check.name}' and s.outlet in ({outlet}, '{EVERY_OUTLET}')
        ) as is_silenced
        from {suite.table} as w
        where row_id in (select row_id from ({verdict.failing_query}))"""


def _insert_failing(suite: Suite, verdict: Verdict) -> str:
    check = verdict.check
    reason = check.reason.replace("'", "''")
    return f"""
        insert into failing by name
        select record_id, article_id, '{suite.name}' as suite, '{check.name}' as expectation,
            '{check.severity}' as severity, '{reason}' as reason, offending as observed
        from unexpected where not is_silenced"""


def _blocking(checks: pl.DataFrame) -> Iterable[str]:
    for row in checks.filter(pl.col("success").is_null()).iter_rows(named=True):
        yield f"{row['suite']}.{row['expectation']} could not run: {row['error']}"
    failed = checks.filter((pl.col("level") == "batch") & (pl.col("severity") == "critical") & ~pl.col("success"))
    for row in failed.iter_rows(named=True):
        yield f"{row['suite']}.{row['expectation']} failed: {row['description']}; {row['sample']}"
