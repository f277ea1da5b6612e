"""What the steps of dating hand to each other: evidence as stated, candidates as read, the decision."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["published", "modified", "crawled", "bound"]
Precision = Literal["day", "month", "year", "interval", "unknown"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A date as some source states it, not yet read; `source` is a row of ``mul/publication_sources.csv``."""

    source: str
    raw: str
    detail: str = ""  # which of several: the name of the meta element, the class of the node
    objection: str = ""  # why it is no evidence of the publication, if whoever found it knows

    @property
    def text(self) -> str:
        """The source and its words, as stored in `published_evidence`."""
        name = f"{self.source} {self.detail}".strip()
        return f"{name}: {self.raw}"


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days a date expression names, both inclusive."""

    from_on: date
    to_on: date
    precision: Precision

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.precision == "day"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row of PUBLICATION_CANDIDATES, without the article."""

    method: str
    evidence: str
    from_on: date | None
    to_on: date | None
    precision: Precision
    role: Role
    is_chosen: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The publication columns of ARTICLES, and every candidate with its verdict."""

    published_on: date | None = None
    published_from: date | None = None
    published_to: date | None = None
    published_precision: Precision = "unknown"
    published_method: str = "none"
    published_evidence: str | None = None
    published_conflict: str | None = None
    candidates: tuple[Candidate, ...] = ()
