"""Decides the day of publication from all evidence, by the rules of docs/publication-date.md."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from transforms.lexicons import load_words
from transforms.structure.publication.dates import Order
from transforms.structure.publication.model import Candidate, Decision, Evidence, Precision
from transforms.structure.publication.sources import Reading, read_evidence
from transforms.structure.publication.zones import outlets_day

_ONE_DAY = timedelta(days=1)  # time zones: the same instant may be written as two days


def decide(evidence: Iterable[Evidence], *, crawled_on: date | None = None, order: Order | None = None) -> Decision:
    """The publication date that `evidence` supports.

    `crawled_on`: the day the page or record was fetched, if known; nothing was published later.
    """
    readings = sorted((read_evidence(e, order) for e in evidence), key=lambda r: r.source.rank)
    crawled = min([r.days.to_on for r in readings if r.source.role == "crawled" and r.days], default=crawled_on)
    objections = {id(r): _objection(r, crawled) for r in readings}
    usable = [r for r in readings if objections[id(r)] is None]
    published = [r for r in usable if r.source.role == "published"]
    chosen, overruled = _choose(published, [r for r in usable if r.source.role == "modified"])
    conflicts = [objections[id(r)] for r in readings if _is_suspicious(r, objections[id(r)])]
    conflicts += [overruled] if overruled else _contradictions(chosen, usable)
    candidates = tuple(_candidate(r, objections[id(r)], chosen) for r in readings)
    conflict = "; ".join(c for c in conflicts if c) or None
    if chosen is None:
        return _bounded(published, usable, crawled, conflict, candidates)
    return _dated(chosen, conflict, candidates)


@cache
def _placeholders() -> frozenset[date]:
    return frozenset(date.fromisoformat(line) for line in load_words("placeholder_dates", "mul"))


def _objection(reading: Reading, crawled_on: date | None) -> str | None:
    """Why the evidence cannot count at all, or None."""
    name, days = reading.evidence.source, reading.days
    if days is None:
        return f"{name} names no day, month or year"
    if days.is_day and days.from_on in _placeholders():
        return f"{name} {days.from_on} is a placeholder that systems write when they know no date"
    if crawled_on and days.from_on > crawled_on + _ONE_DAY:
        return f"{name} {days.from_on} lies after the day it was fetched, {crawled_on}"
    return None


def _is_suspicious(reading: Reading, objection: str | None) -> bool:
    """A date that was read but cannot be true is a conflict; a string that is no date is none."""
    return objection is not None and reading.days is not None


def _choose(published: list[Reading], modified: list[Reading]) -> tuple[Reading | None, str | None]:
    """The evidence that gives the day, and the conflict if it overrules the first in rank."""
    days = [r for r in published if r.is_day]
    if not days:
        return None, None
    first = outlets_day(days[0], days)
    dateline = next((r for r in days if r.source.method == "dateline"), None)
    if dateline and _is_far(first, dateline):
        return dateline, f"{first.name} contradicts the {dateline.name}, which stands in the story itself"
    if any(m.on == first.on for m in modified):
        earlier = next((r for r in days if r.source.tolerance is not None and r.on < first.on - _ONE_DAY), None)
        if earlier:
            return earlier, f"{first.name} is the day of the last change; {earlier.name} is earlier"
    return first, None


def _is_far(one: Reading, other: Reading) -> bool:
    """Further apart than both sources are known to differ by without anything being wrong."""
    tolerance = max(one.source.tolerance or 0, other.source.tolerance or 0)
    return abs(one.on - other.on) > timedelta(days=tolerance)


def _contradictions(chosen: Reading | None, usable: list[Reading]) -> list[str]:
    """Which other evidence disagrees with the chosen day by more than its tolerance."""
    return [
        f"{chosen.name} contradicts {r.name}"
        for r in usable
        if chosen and r is not chosen and r.is_day and r.source.tolerance is not None and _disagrees(chosen, r)
    ]


def _disagrees(chosen: Reading, other: Reading) -> bool:
    if other.source.role == "modified":  # a change is later than the publication by nature
        return other.on < chosen.on - _ONE_DAY
    return other.source.role == "published" and _is_far(chosen, other)


def _dated(chosen: Reading, conflict: str | None, candidates: tuple[Candidate, ...]) -> Decision:
    on = chosen.on
    return Decision(on, on, on, "day", chosen.source.method, chosen.evidence.text, conflict, candidates)


def _bounded(
    published: list[Reading],
    usable: list[Reading],
    crawled: date | None,
    conflict: str | None,
    candidates: tuple[Candidate, ...],
) -> Decision:
    """No day: the tightest interval that months, years, later changes and the crawl leave."""
    spans = [r for r in published if r.days]
    narrow = min(spans, key=lambda r: (_width(r), r.source.rank), default=None)
    changes = [r.on for r in usable if r.source.role == "modified" and r.is_day]
    ends = changes + ([crawled] if crawled else [])
    if narrow is None or narrow.days is None:
        return _before(min(ends, default=None), conflict, candidates)
    last = min([narrow.days.to_on, *(end for end in ends if end >= narrow.days.from_on)])
    return Decision(
        None,
        narrow.days.from_on,
        last,
        narrow.days.precision,
        narrow.source.method,
        narrow.evidence.text,
        conflict,
        candidates,
    )


def _width(reading: Reading) -> timedelta:
    return reading.days.to_on - reading.days.from_on if reading.days else timedelta.max


def _before(end: date | None, conflict: str | None, candidates: tuple[Candidate, ...]) -> Decision:
    if end is None:
        return Decision(published_conflict=conflict, candidates=candidates)
    precision: Precision = "interval"
    evidence = f"changed or fetched on {end}"
    return Decision(None, None, end, precision, "inferred", evidence, conflict, candidates)


def _candidate(reading: Reading, objection: str | None, chosen: Reading | None) -> Candidate:
    days = reading.days
    return Candidate(
        reading.source.method,
        reading.evidence.text,
        days.from_on if days else None,
        days.to_on if days else None,
        days.precision if days else "unknown",
        reading.source.role,
        reading is chosen,
        objection or _verdict(reading, chosen),
    )


def _verdict(reading: Reading, chosen: Reading | None) -> str:
    if reading is chosen:
        return "chosen: the most trusted evidence that names the day"
    if reading.source.role != "published":
        return f"says when the story was {reading.source.role}, which bounds its publication"
    if chosen is None:
        return "does not name the day; used as bounds" if reading.days else "names no date"
    if reading.is_day and reading.on == chosen.on:
        return f"agrees with {chosen.evidence.source}"
    return f"outranked by {chosen.evidence.source}"
