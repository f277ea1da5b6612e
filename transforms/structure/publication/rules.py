"""Decides the day of publication from all evidence, by the rules of docs/publication-date.md."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from transforms.structure.publication.conflicts import contradictions, is_far, objection_to
from transforms.structure.publication.model import Candidate, Decision, Evidence
from transforms.structure.publication.read_evidence import ReadEvidence, read_evidence
from transforms.structure.publication.written_dates import Order
from transforms.structure.publication.zones import outlets_day

_ONE_DAY = timedelta(days=1)  # time zones: the same instant may be written as two days


def decide(evidence: Iterable[Evidence], *, crawled_on: date | None = None, order: Order | None = None) -> Decision:
    """The publication date that `evidence` supports.

    `crawled_on`: the day the page or record was fetched, if known; nothing was published later.
    `order`: how the source writes "3/4/2015", if known.
    """
    readings = sorted((read_evidence(e, order) for e in evidence), key=lambda r: r.source.rank)
    crawled = min([r.days.to_on for r in readings if r.source.role == "crawled" and r.days], default=crawled_on)
    objections = {reading: why for reading in readings if (why := objection_to(reading, crawled))}
    usable = [r for r in readings if r not in objections]
    chosen, overruled = _choose(usable) if len(usable) > 1 else _only(usable)
    doubts = [why for reading, why in objections.items() if reading.days]
    doubts += [overruled] if overruled else contradictions(chosen, usable)
    candidates = tuple(_candidate(r, objections, chosen) for r in readings)
    return _decision(chosen, _last_day(usable, crawled), "; ".join(doubts) or None, candidates)


def _only(usable: list[ReadEvidence]) -> tuple[ReadEvidence | None, None]:
    """Nothing to weigh, as for most records."""
    return next((r for r in usable if r.source.role == "published"), None), None


def _choose(usable: list[ReadEvidence]) -> tuple[ReadEvidence | None, str | None]:
    """The evidence that settles the date, and the conflict if it overrules the first in rank.

    The first in rank that names a day; if none does, the narrowest span.
    """
    published = [r for r in usable if r.source.role == "published"]
    days = [r for r in published if r.is_day]
    if not days:
        return min(published, key=lambda r: (r.width, r.source.rank), default=None), None
    first = outlets_day(days[0], days)
    dateline = next((r for r in days if r.source.method == "dateline"), None)
    if dateline and is_far(first, dateline):
        return dateline, f"{first.name} contradicts the {dateline.name}, which stands in the story itself"
    if any(r.source.role == "modified" and r.on == first.on for r in usable):
        return _before_change(first, days)
    return _outvoted(first, days)


def _before_change(first: ReadEvidence, days: list[ReadEvidence]) -> tuple[ReadEvidence, str | None]:
    """`first` is also the day of the last change: an earlier day that is about this story for sure is the true one."""
    earlier = next((r for r in days if r.source.tolerance is not None and r.on < first.on - _ONE_DAY), None)
    if earlier is None:
        return first, None
    return earlier, f"{first.name} is the day of the last change; {earlier.name} is earlier"


def _outvoted(first: ReadEvidence, days: list[ReadEvidence]) -> tuple[ReadEvidence, str | None]:
    """Two kinds of evidence that name the same earlier day, at the outlet itself, beat a stamp that stands alone."""
    witnesses = [r for r in days if r.source.is_local and r.on < first.on - _ONE_DAY]
    for witness in witnesses:
        other = next(
            (r for r in witnesses if r.on == witness.on and r.evidence.source != witness.evidence.source), None
        )
        if other and not first.source.is_local:
            return witness, f"{first.name} contradicts {witness.name} and {other.name}"
    return first, None


def _last_day(usable: list[ReadEvidence], crawled: date | None) -> date | None:
    """Nothing is published after it was changed or fetched."""
    changes = [r.on for r in usable if r.source.role == "modified" and r.is_day]
    return min([*changes, *([crawled] if crawled else [])], default=None)


def _decision(
    chosen: ReadEvidence | None, last: date | None, conflict: str | None, candidates: tuple[Candidate, ...]
) -> Decision:
    """The day, or the tightest interval that months, years, later changes and the crawl leave."""
    if chosen is not None and chosen.days is not None:
        days = chosen.days
        until = last if last and not days.is_day and days.from_on <= last < days.to_on else days.to_on
        day = days.from_on if days.is_day else None
        method, text = chosen.source.method, chosen.evidence.text
        return Decision(day, days.from_on, until, days.precision, method, text, conflict, candidates)
    if last is not None:
        evidence = f"changed or fetched on {last}"
        return Decision(None, None, last, "interval", "inferred", evidence, conflict, candidates)
    return Decision(published_conflict=conflict, candidates=candidates)


def _candidate(reading: ReadEvidence, objections: Mapping[ReadEvidence, str], chosen: ReadEvidence | None) -> Candidate:
    days = reading.days
    return Candidate(
        reading.source.method,
        reading.evidence.text,
        days.from_on if days else None,
        days.to_on if days else None,
        days.precision if days else "unknown",
        reading.source.role,
        reading is chosen,
        objections.get(reading) or _verdict(reading, chosen),
    )


def _verdict(reading: ReadEvidence, chosen: ReadEvidence | None) -> str:
    if reading.source.role != "published":
        return f"says when the story was {reading.source.role}, which bounds its publication"
    if reading is chosen:
        kind = (
            "most trusted evidence that names the day"
            if reading.is_day
            else "narrowest span; no evidence names the day"
        )
        return f"chosen: the {kind}"
    if chosen is not None and reading.days == chosen.days:
        return f"agrees with {chosen.evidence.source}"
    return f"outranked by {chosen.evidence.source}" if chosen else "names no date"
