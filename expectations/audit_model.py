"""What an audit is given besides the data, and what it hands back to the flow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from expectations.silences import Silence

#: The columns of ``quality_checks`` without ``run_id`` and ``checked_at``, which the caller adds.
CHECKS = pl.Schema(
    {
        "suite": pl.String,
        "expectation": pl.String,
        "column_name": pl.String,
        "severity": pl.String,
        "success": pl.Boolean,  # NULL: the check itself could not run, see error
        "error": pl.String,
        "n_evaluated": pl.Int64,
        "n_unexpected": pl.Int64,
        "n_silenced": pl.Int64,  # of the unexpected ones, those that a silence covers
        "observed_value": pl.String,
        "sample": pl.String,  # JSON list of up to five offending rows
        "level": pl.String,  # row: a failure sets the record aside; batch: it stops the batch
        "description": pl.String,  # why the expectation is held
    }
)

#: Rows that a critical row-level check rejects; one row a rejected row and check.
FAILING = pl.Schema(
    {
        "record_id": pl.String,
        "article_id": pl.String,
        "suite": pl.String,
        "expectation": pl.String,
        "severity": pl.String,
        "reason": pl.String,
        "observed": pl.String,  # JSON of the offending row
    }
)


@dataclass(frozen=True)
class Terms:
    """What the data is held against: thresholds by name, known faults, and the day of delivery."""

    parameters: Mapping[str, float]
    silences: list[Silence]
    as_of: date


@dataclass(frozen=True)
class Audit:
    """Verdicts on one batch: every check, the rows to set aside, and what forbids to publish."""

    checks: pl.DataFrame  # schema CHECKS
    failing: pl.DataFrame  # schema FAILING
    blocking: tuple[str, ...]  # one sentence each

    @property
    def is_blocked(self) -> bool:
        """Whether nothing of the batch may be published."""
        return bool(self.blocking)
