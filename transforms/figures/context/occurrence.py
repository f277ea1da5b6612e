"""When the harm happened: the temporal expression that governs the number, else the day of the article's incident."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transforms.figures.context.calendar import DAYS, Calendar, is_night
from transforms.figures.model import Expression, Mention

_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Inclusive days; ``rule`` says how they were found: own, incident or period."""

    starts_on: date
    ends_on: date
    precision: str | None
    expression_id: str | None
    rule: str


def occurrence_of(calendar: Calendar, mention: Mention, scope: str) -> Occurrence | None:
    """The expression of its own sentence that belongs to the harm, else the day of the article's incident.

    A total over a time has no day of its own: it is dated by its period ("since 2011", "last year") or not at all.
    """
    own, incident = _own(calendar, mention), calendar.incident
    published_on = calendar.document.published_on
    if scope == "cumulative":
        return _period(calendar, mention, own) if own else None
    if own and not (incident and _holds(own, incident)):
        return _occurrence(own, "own", published_on)
    return _occurrence(incident, "incident", published_on) if incident else None


def _holds(period: Expression, day: Expression) -> bool:
    """Whether a night or a period longer than a day holds the day of the incident, which then says it better."""
    if period.starts_on is None or period.ends_on is None or day.starts_on is None:
        return False
    if is_night(period):
        return period.starts_on - timedelta(days=1) <= day.starts_on <= period.ends_on
    return period.precision not in DAYS and period.starts_on <= day.starts_on <= period.ends_on


def _period(calendar: Calendar, mention: Mention, own: Expression) -> Occurrence | None:
    """From "since 2011" to the day of publication; any other period as it is."""
    found = _occurrence(own, "period", None)
    published_on = calendar.document.published_on
    text = calendar.document.text(mention.source_field)
    if found and published_on and _SINCE.search(text, max(0, own.start - 10), own.end):
        return replace(found, ends_on=max(published_on, found.starts_on), precision="period")
    return found


def _own(calendar: Calendar, mention: Mention) -> Expression | None:
    field, sentence = mention.source_field, mention.sentence
    candidates = [
        expression
        for expression in calendar.dated.get((field, sentence), ())
        if _says_when(calendar.kind(field, sentence, expression), expression, mention)
    ]
    return min(candidates, key=lambda expression: _distance(expression, mention), default=None)


def _says_when(kind: str | None, expression: Expression, mention: Mention) -> bool:
    """An arrest is aftermath of a shooting, but the harm itself where the detained are counted."""
    if kind in ("harm", "outcome", None) or (kind == "aftermath" and mention.category == "detained"):
        return True
    return kind != "dateline" and mention.clause_start <= expression.start < mention.clause_end


def _distance(expression: Expression, mention: Mention) -> tuple[bool, bool, int]:
    """Days before longer periods, "Thursday" before "overnight", then what is nearer to the word of harm."""
    return expression.precision not in DAYS, is_night(expression), abs(expression.start - mention.trigger_end)


def _occurrence(expression: Expression, rule: str, published_on: date | None) -> Occurrence | None:
    if expression.starts_on is None:
        return None
    starts_on = expression.starts_on
    if starts_on == published_on and is_night(expression):
        starts_on -= timedelta(days=1)  # told in the morning, a night began the day before
    return Occurrence(
        starts_on, expression.ends_on or expression.starts_on, expression.precision, expression.expression_id, rule
    )
