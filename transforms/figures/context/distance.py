"""Harm told by its distance from another day: "said on Thursday, six days after 50 people were killed"."""

import re
from datetime import date, timedelta

from transforms.figures.context.dated_expressions import Calendar
from transforms.figures.model import Expression, Mention

_DAYS = re.compile(r"P(\d{1,2})D")
_AFTER = re.compile(r"\s+after\s[^,;:.!?]*", re.IGNORECASE)
#: "Two days after a quake struck, killing 12 people and injuring 30".
_LEADING_TO = re.compile(r"\s+after\s[^,;:.!?]*,\s(?:\w+ing\s(?:[^,;:.!?]|,(?=\d))*\sand\s)?", re.IGNORECASE)
#: Characters from the distance to the harm or its victims; farther off it belongs to something else.
_WITHIN = 50


def day_before(calendar: Calendar, mention: Mention) -> tuple[date, Expression] | None:
    """The day so many days before what the sentence tells, and the expression of that distance."""
    distance = next((e for e in calendar.durations if _leads_to(calendar, e, mention)), None)
    told_on = distance and _told_on(calendar, mention, distance)
    days = distance and _DAYS.fullmatch(distance.timex_value or "")
    return (told_on - timedelta(days=int(days[1])), distance) if distance and told_on and days else None


def _leads_to(calendar: Calendar, distance: Expression, mention: Mention) -> bool:
    """Whether a distance in time is measured from the harm, as in "Six days after 50 people were killed"; in "two days
    after the quake, which killed 12" the clause is another.
    """
    leads = mention.trigger_form == "gerund"
    within = _WITHIN * 2 if leads else _WITHIN
    if not 0 < mention.clause_start - distance.end <= within or distance.source_field != mention.source_field:
        return False
    text = calendar.document.text(mention.source_field)
    after = _LEADING_TO if leads else _AFTER
    return after.fullmatch(text, distance.end, mention.clause_start) is not None


def _told_on(calendar: Calendar, mention: Mention, distance: Expression) -> date | None:
    """The last day that the sentence names before; "the strike came two days after" is of any day."""
    named = calendar.dated.get((mention.source_field, mention.sentence), ())
    days = [dated.starts_on for dated in named if dated.names_a_day and dated.expression.end <= distance.start]
    return days[-1] if days else None
