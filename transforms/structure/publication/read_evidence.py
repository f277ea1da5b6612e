"""Reads evidence into candidates: what kind of source it is, and which days it names."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import cast

from transforms.lexicons import load_table
from transforms.structure.publication.model import DayRange, Evidence, Role
from transforms.structure.publication.written_dates import Order, read_date


@dataclass(frozen=True, slots=True)
class Source:
    """One row of ``mul/publication_sources.csv``.

    `tolerance`: days it may be off without contradicting, None = it contradicts nothing; `is_local`: it names the day
    at the outlet, not that of UTC.
    """

    method: str
    role: Role
    rank: int
    tolerance: int | None
    is_local: bool


@dataclass(frozen=True, slots=True, eq=False)
class ReadEvidence:
    """A piece of evidence with the days it names, None if none could be read; equal only to itself."""

    evidence: Evidence
    source: Source
    days: DayRange | None

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.days is not None and self.days.is_day

    @property
    def gives_day(self) -> bool:
        """Whether it names one day as that of publication."""
        return self.is_day and self.source.role == "published"

    @property
    def on(self) -> date:
        """The day, or the first of several; ask `days` first."""
        if self.days is None:
            raise ValueError(f"no date was read from {self.evidence.text!r}")
        return self.days.from_on

    @property
    def width(self) -> timedelta:
        """How long the span is, 0 for a day."""
        return self.days.to_on - self.days.from_on if self.days else timedelta.max

    @property
    def name(self) -> str:
        """The source and its day or span, for verdicts."""
        span = "" if self.is_day or self.days is None else f" to {self.days.to_on}"
        return f"{self.evidence.source} {self.on}{span}"


@cache
def _sources() -> dict[str, Source]:
    return {
        row["source"]: Source(
            row["method"],
            cast("Role", row["role"]),
            int(row["rank"]),
            int(row["tolerance"]) if row["tolerance"] else None,
            row["is_local"] == "yes",
        )
        for row in load_table("publication_sources", "mul")
    }


def read_evidence(evidence: Evidence, order: Order | None = None) -> ReadEvidence:
    """Raise KeyError if `evidence.source` is no known source: that is a mistake in our code, not in the input."""
    return ReadEvidence(evidence, _sources()[evidence.source], read_date(evidence.raw, order))
