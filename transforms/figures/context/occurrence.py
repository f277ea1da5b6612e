"""When the harm happened: the temporal expression that governs the number, else the day of the article's incident."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from transforms.figures.context.dated_expressions import Calendar, Dated
from transforms.figures.context.distance import day_before
from transforms.figures.model import Document, Expression, Mention

_DAY = timedelta(days=1)
_SINCE = re.compile(r"\bsince\b[^,;.]*", re.IGNORECASE)
#: A day beyond another verb of the sentence ("was hurt Monday, and died Friday") counts as so many characters farther.
_BREAK = re.compile(r",?\s(?:and|but|before|after|when)\s", re.IGNORECASE)
_BREAK_COSTS = 60
_REACH = 3  # sentences
_YEARLESS, _LEAP_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)"), 2000
_BESIDE = 50  # characters before the expression where its "since" may stand


class Occurrence(NamedTuple):
    """Inclusive days; ``rule`` says how they were found: own, incident, distance or period."""

    starts_on: date
    ends_on: date
    precision: str | None
    expression_id: str | None
    rule: str


def occurrence_of(calendar: Calendar, mention: Mention, scope: str) -> Occurrence | None:
    """The expression of its own sentence that belongs to the harm, else the day of the article's incident.

    A total over a time has no day of its own: it is dated by its period ("since 2011", "last year") or not at all; a
    separate incident has only the day that is told of it.
    """
    own = _own(calendar, mention)
    if mention.role_hint == "background" and (record := _record(calendar, mention)):
        return _occurrence(calendar, record, "own")
    if scope == "cumulative":
        return _period(calendar, mention, own) if own else None
    if before := day_before(calendar, mention):
        return Occurrence(before[0], before[0], "day", before[1].expression_id, "distance")
    if own and not _is_told_better(calendar, own):
        return _occurrence(calendar, own, "own")
    told = None if mention.is_other_event else _told_before(calendar, mention) or calendar.incident
    return _occurrence(calendar, told, "incident") if told else None


def day_of_year(document: Document, mention: Mention) -> date | None:
    """The day nearest to the harm that its sentence names, of a text that gives no year for it ("on 9 October")."""
    start, end = document.sentences(mention.source_field)[mention.sentence]
    found = [e for e in document.expressions if e.source_field == mention.source_field and start <= e.start < end]
    matches = [(abs(e.start - mention.trigger_end), _YEARLESS.fullmatch(e.timex_value or "")) for e in found]
    nearest = min(((distance, match) for distance, match in matches if match), default=None, key=lambda each: each[0])
    return date(_LEAP_YEAR, int(nearest[1][1]), int(nearest[1][2])) if nearest else None


def _told_before(calendar: Calendar, mention: Mention) -> Dated | None:
    """The last named day of harm just before it in its paragraph: so reports of several incidents tell them."""
    text, sentences = calendar.document.text(mention.source_field), calendar.document.sentences(mention.source_field)
    for index in range(mention.sentence - 1, max(-1, mention.sentence - 1 - _REACH), -1):
        if "\n" in text[sentences[index][1] : sentences[index + 1][0]]:
            return None
        for dated in reversed(calendar.dated.get((mention.source_field, index), ())):
            kind = calendar.kind(mention.source_field, index, dated.expression)
            if dated.names_a_day and not dated.vagueness and kind == "harm":
                return dated
    return None


def _is_told_better(calendar: Calendar, own: Dated) -> bool:
    """Whether the incident has a day within ``own``; a day needs none better, and finding the incident is expensive."""
    if own.names_a_day and not own.is_night:
        return False
    return calendar.incident is not None and _holds(own, calendar.incident)


def _holds(period: Dated, day: Dated) -> bool:
    """Whether a night or a period longer than a day holds the day of the incident, which then says it better."""
    if period.is_night:
        return period.starts_on - _DAY <= day.starts_on <= period.ends_on
    return not period.names_a_day and period.starts_on <= day.starts_on <= period.ends_on


def _period(calendar: Calendar, mention: Mention, own: Dated) -> Occurrence:
    """From "since 2011" to the day of publication; any other period as it is."""
    published_on, expression = calendar.document.published_on, own.expression
    text = calendar.document.text(mention.source_field)
    since = _SINCE.search(text, max(0, expression.start - _BESIDE), expression.end)
    if published_on and since and since.end() >= expression.start:
        return Occurrence(own.starts_on, published_on, "period", expression.expression_id, "period")
    return Occurrence(own.starts_on, own.ends_on, expression.precision, expression.expression_id, "period")


#: From a year to the victims or the harm word: "(the worst since 1998), when 29 died".
_WHEN = re.compile(r",?\s(?:when|in\swhich)\b[^;.]*")


def _record(calendar: Calendar, mention: Mention) -> Dated | None:
    """The time of the last such event ("the worst since 1998, when 29 died"), which is not that of the article's."""
    text, start = calendar.document.text(mention.source_field), mention.clause_start
    for dated in reversed(calendar.dated.get((mention.source_field, mention.sentence), ())):
        expression = dated.expression
        if expression.end <= start and _WHEN.fullmatch(text, expression.end, start):
            since = _SINCE.search(text, max(0, expression.start - _BESIDE), expression.end)
            return dated if since and since.end() >= expression.start else None
    return None


def _own(calendar: Calendar, mention: Mention) -> Dated | None:
    field, sentence = mention.source_field, mention.sentence
    candidates = [
        dated
        for dated in calendar.dated.get((field, sentence), ())
        if _says_when(calendar.kind(field, sentence, dated.expression), dated.expression, mention)
        or _is_beside_victims(calendar.document.text(field), dated.expression, mention)
    ]
    return min(candidates, key=lambda dated: _distance(calendar, dated, mention), default=None)


def _says_when(kind: str | None, expression: Expression, mention: Mention) -> bool:
    """An arrest is aftermath of a shooting, but the harm itself where the detained are counted."""
    if kind in ("harm", "outcome", "recalled", None) or (kind == "aftermath" and mention.category == "detained"):
        return True
    return (
        kind not in ("dateline", "as_of", "compared") and mention.clause_start <= expression.start < mention.clause_end
    )


def _is_beside_victims(text: str, expression: Expression, mention: Mention) -> bool:
    """Whether a date stands right behind the victims, as in "Killed ten protesters on Monday"."""
    return mention.pattern == "object" and _ON.fullmatch(text, mention.clause_end, expression.start) is not None


_ON = re.compile(r"\s(?:(?:early|late)\s)?(?:on|in)\s")


def _distance(calendar: Calendar, dated: Dated, mention: Mention) -> tuple[bool, bool, int]:
    """Days before longer periods, "Thursday" before "overnight", then what is nearer to the word of harm."""
    at = max(mention.end, mention.trigger_end)  # "killed 41 in May and 12 in June"
    near, far = sorted((dated.expression.start, at))
    breaks = len(_BREAK.findall(calendar.document.text(mention.source_field), near, far))
    return not dated.names_a_day, dated.is_night, far - near + breaks * _BREAK_COSTS


def _occurrence(calendar: Calendar, dated: Dated, rule: str) -> Occurrence:
    starts_on = dated.starts_on
    if dated.is_night and starts_on == calendar.document.published_on:
        starts_on -= _DAY  # told in the morning, a night began the day before
    return Occurrence(starts_on, dated.ends_on, dated.expression.precision, dated.expression.expression_id, rule)
