"""Great Expectations as the gate before publication: suites as plain lists, run on DuckDB.

Importing this package is cheap; Great Expectations (seconds of CPU) is imported by the first ``audit`` or ``warm_up``.
"""

import warnings
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import polars as pl

from expectations.audit_model import Audit, Terms
from expectations.lean_import import lean
from expectations.silences import Silence, read_silences
from expectations.thresholds import Thresholds, as_parameters, thresholds_from

if TYPE_CHECKING:
    from expectations.engine import Engine

_ENGINE_IN_USE = Lock()


def warm_up() -> None:
    """Import Great Expectations and make the engine, ahead of need and in another thread or process than the user's."""
    with _ENGINE_IN_USE:
        _engine()


def _engine() -> "Engine":
    with warnings.catch_warnings(), lean():
        warnings.simplefilter("ignore")  # its imports warn about the ways of pandas, marshmallow and others
        from expectations.engine import shared_engine  # noqa: PLC0415 - imports Great Expectations

        return shared_engine()


def audit(
    tables: Mapping[str, Path],
    parameters: Mapping[str, float] | None = None,
    history: Mapping[str, Path] | None = None,
    silences: list[Silence] | None = None,
    as_of: date | None = None,
) -> Audit:
    """Run the suites that ``tables`` (staged Parquet files, named like their tables) feed.

    ``articles``, ``casualty_figures``, ``temporal_expressions`` feed the row-level suites; ``records`` and ``outcomes``
    (record_id, article_id, outcome, reason: as they will be if nothing fails) with ``articles`` the batch suite;
    ``run`` and ``run_outlets`` with ``history`` of the same columns (``runs``, ``outlets``) the run suite.
    ``parameters`` override ``Thresholds`` by name; ``as_of`` is the day of delivery (UTC today). One audit at a time.
    """
    staged = dict(tables) | {f"history_{name}": path for name, path in (history or {}).items()}
    terms = _terms(parameters, silences, as_of)
    with _ENGINE_IN_USE:
        engine = _engine()
        from expectations.auditing import run_audit  # noqa: PLC0415 - imports Great Expectations

        return run_audit(engine, staged, terms)


def monitor(
    warehouse: Path | Sequence[str],
    parameters: Mapping[str, float] | None = None,
    *,
    silences: list[Silence] | None = None,
    as_of: date | None = None,
    wait: float = 30.0,
) -> Audit:
    """Run the warehouse-wide suite on ``warehouse``, read-only; other arguments as for ``audit``.

    ``warehouse``: a DuckDB file, or the statements that attach whatever it is as `warehouse`.

    Raises TimeoutError if an ingest holds the file longer than ``wait`` seconds.
    """
    terms = _terms(parameters, silences, as_of)
    with _ENGINE_IN_USE:
        engine = _engine()
        from expectations.monitoring import run_monitors  # noqa: PLC0415 - imports Great Expectations

        return run_monitors(engine, warehouse, terms, wait)


def build_data_docs(verdicts: pl.DataFrame, folder: Path) -> Path:
    """Write the Data Docs of ``verdicts`` (rows of quality_checks, one a run and expectation); returns index.html."""
    with _ENGINE_IN_USE, warnings.catch_warnings(), lean():
        warnings.simplefilter("ignore")
        from expectations.data_docs import build  # noqa: PLC0415 - imports Great Expectations

        return build(verdicts, folder)


def _terms(parameters: Mapping[str, float] | None, silences: list[Silence] | None, as_of: date | None) -> Terms:
    thresholds = as_parameters(thresholds_from(parameters or {}))
    known = read_silences() if silences is None else silences
    return Terms(thresholds, known, as_of or datetime.now(UTC).date())


__all__ = [
    "Audit",
    "Silence",
    "Thresholds",
    "audit",
    "build_data_docs",
    "monitor",
    "read_silences",
    "thresholds_from",
    "warm_up",
]
