"""What speaks against a piece of evidence: placeholders, the crawl, and other evidence."""

from datetime import date, timedelta
from functools import cache

from transforms.lexicons import load_words
from transforms.structure.publication.read_evidence import ReadEvidence

_ONE_DAY = timedelta(days=1)  # time zones: the same instant may be written as two days


def objection_to(reading: ReadEvidence, crawled_on: date | None) -> str | None:
    """Why the evidence cannot count at all, or None."""
    if reading.evidence.objection:
        return reading.evidence.objection
    if reading.days is None:
        return f"{reading.evidence.source} names no day, month or year"
    if reading.is_day and reading.on in _placeholders():
        return f"{reading.name} is a placeholder that systems write when they know no date"
    if crawled_on and reading.on > crawled_on + _ONE_DAY:
        return f"{reading.name} lies after the day it was fetched, {crawled_on}"
    return None


def is_far(one: ReadEvidence, other: ReadEvidence) -> bool:
    """Further apart than both sources are known to differ by without anything being wrong."""
    tolerance = max(one.source.tolerance or 0, other.source.tolerance or 0)
    return _gap(one, other) > timedelta(days=tolerance)


def contradictions(chosen: ReadEvidence | None, usable: list[ReadEvidence]) -> list[str]:
    """Which other evidence disagrees with the chosen by more than its tolerance."""
    if chosen is None:
        return []
    others = [r for r in usable if r is not chosen and r.source.tolerance is not None]
    return list(dict.fromkeys(f"{chosen.name} contradicts {r.name}" for r in others if _disagrees(chosen, r)))


@cache
def _placeholders() -> frozenset[date]:
    return frozenset(date.fromisoformat(line) for line in load_words("placeholder_dates", "mul"))


def _disagrees(chosen: ReadEvidence, other: ReadEvidence) -> bool:
    if other.source.role == "modified":  # a change is later than the publication by nature
        return other.days is not None and other.days.to_on < chosen.on - _ONE_DAY
    return other.source.role == "published" and is_far(chosen, other)


def _gap(one: ReadEvidence, other: ReadEvidence) -> timedelta:
    """Days between two spans, 0 if they share a day."""
    if one.days is None or other.days is None:
        return timedelta(0)
    return max(one.days.from_on - other.days.to_on, other.days.from_on - one.days.to_on, timedelta(0))
