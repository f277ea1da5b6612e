"""What a candidate is where it stands: itself, something else that the words around it make of it, or nothing."""

import re
from typing import NamedTuple

from transforms.temporal.counts import is_reached
from transforms.temporal.cycles import Cyclic, NoSuchDay
from transforms.temporal.grammar.clock_rules import clock_suffix
from transforms.temporal.grammar.distance_rules import moved_by
from transforms.temporal.grammar.units import spoken_unit
from transforms.temporal.guards import CHECKS
from transforms.temporal.length import Length
from transforms.temporal.meaning import Constant, Fixed, Offset, StartingPoint, Timex
from transforms.temporal.named_days import named_day
from transforms.temporal.parts import Clock, Span, Window
from transforms.temporal.reported import YearBefore
from transforms.temporal.surroundings import Surroundings, ends, followed_by, led_by, owns

_RELATIVE = re.compile(r"\s+(before|after)(?=\s*(?:[.,;:!?)]|$|and\b|but\b|or\b|had\b))")
_ON = re.compile(r"\s+on(?=[,:])")
_ALSO = re.compile(r"\s?[(\[]\d{4}\s(?:GMT|UTC)")
_EVENTS_OF = re.compile(r"\b(?:attacks?|events|terror|victims|tragedy) (?:of|on) $")
_NUMBER = re.compile(r"\d+")
_LAST_NUMBER = re.compile(r",?\s*\d+$")
_COUNT = re.compile(r"(?:\D+ )?\d{4}(?:,? on)?\s+", re.IGNORECASE)
# checks of what may go on behind the candidate
_DIGITS = 4  # of a time of day without its colon


class Reading(NamedTuple):
    """What a candidate is where it stands (None: nothing); by how much its ends move, in code points."""

    timex: Timex | None
    end: int = 0
    start: int = 0


def reading(at: Surroundings, timex: Timex) -> Reading:
    """What the candidate is where it stands."""
    beside = _with_what_follows(at, timex) if timex.guard in _BESIDE else None
    if beside is not None:
        return beside
    if CHECKS[timex.guard](at, timex):
        return Reading(timex)
    part = _PARTS[timex.guard](at, timex) if timex.guard in _PARTS else None
    return part or Reading(_otherwise(at, timex))


def _first_day(at: Surroundings, timex: Timex) -> Reading | None:
    """The reading of a day before a dash and a count, as in "March 13 - 15 people": the first day alone."""
    if not isinstance(timex.meaning, Span):
        return None
    return Reading(Timex("DATE", timex.meaning.first), len(at.text.partition("-")[0].rstrip()) - len(at.text))


def _month_alone(at: Surroundings, timex: Timex) -> Reading | None:
    """The reading of a month before a count, as in "in April 31 people": the month alone."""
    if not isinstance(timex.meaning, NoSuchDay):
        return None
    return Reading(Timex("DATE", Cyclic("month", timex.meaning.month)), len(at.text.split()[0]) - len(at.text))


def _length_alone(at: Surroundings, timex: Timex) -> Reading | None:
    """The reading of what is no distance from a day, as in "three days later than planned", "written in two weeks back
    in 2009": the length alone.
    """
    match timex.meaning:
        case Offset(unit=unit, count=count):
            length = Length(abs(count), unit)
        case YearBefore():
            length = Length(1, "Y")
        case _:
            return None
    return Reading(Timex("DURATION", length), -len(at.text.split()[-1]) - 1)


def _day_without_year(at: Surroundings, timex: Timex) -> Reading | None:
    """The reading of a day before a count, as in "on 3 Aug 96 people": the number counts what follows."""
    if not isinstance(timex.meaning, Fixed):
        return None
    day, number = timex.meaning.period.start, _LAST_NUMBER.search(at.text)
    return number and Reading(Timex("DATE", Cyclic("day", day.month * 100 + day.day)), number.start() - len(at.text))


def _day_behind_count(at: Surroundings, timex: Timex) -> Reading | None:
    """The reading of a day behind a count, as in "rose to 1312 on Monday": the day alone."""
    count = _COUNT.match(at.text)
    if not isinstance(timex.meaning, Clock) or timex.meaning.day is None or not count:
        return None
    day = timex.meaning.day
    of_day = Timex("DATE", day.day) if isinstance(day, Clock) and day.day else Timex("DATE", day)
    return Reading(of_day, 0, count.end())


def _with_what_follows(at: Surroundings, timex: Timex) -> Reading | None:
    """What the words beside the candidate make of it, and how many more code points belong to it then."""
    if timex.guard in ("length", "aunit", "theunit"):
        return _counted(at, timex)
    other = _OTHERWISE[timex.guard](at, timex)
    return other and Reading(other)


def _counted(at: Surroundings, timex: Timex) -> Reading | None:
    """The same for a length or a unit."""
    if at.text.lower() == "one day" and led_by("oneday", at):
        return Reading(Timex("DATE", Constant("FUTURE_REF", "vague")))
    relative = _RELATIVE.match(at.after)
    if relative and (moved := _moved(timex, relative[1])):
        return Reading(moved, relative.end())
    if isinstance(timex.meaning, Length) and (on := _ON.match(at.after)):
        return Reading(Timex("DATE", Constant("PRESENT_REF", "vague")), on.end())  # "a year on, nothing has changed"
    if timex.guard == "theunit" and followed_by("ending", at) and isinstance(timex.meaning, Offset):
        return Reading(Timex("DURATION", Length(1, timex.meaning.unit)))  # "the year ended March 31"
    return None


def _time_of_day(at: Surroundings, timex: Timex) -> Timex | None:
    suffix = _hour(at)
    return Timex("TIME", Clock(None, suffix)) if suffix else None


def _event(at: Surroundings, timex: Timex) -> Timex | None:
    """The meaning of a day that names an event: "the Oct. 7 attack" and "the attacks of September 11" are of a certain
    year, a bare "September 11" is not.
    """
    if not at.word_after and not _EVENTS_OF.search(at.before):
        return None
    known = named_day(timex.meaning, at.word_after.lower())
    return known and Timex("DATE", known)


def _these_days(at: Surroundings, timex: Timex) -> Timex | None:
    """The meaning of "today" where it is these days: "today's world" is of no day."""
    return Timex("DATE", Constant("PRESENT_REF", "vague")) if owns("today", at) else None


def _last_year_end(at: Surroundings, timex: Timex) -> Timex | None:
    """The meaning of the last end of a year, as in "since year-end"."""
    return Timex("DATE", Offset(StartingPoint("p"), "Y", -1, "Y")) if at.word_before == "since" else None


def _hour(at: Surroundings) -> str | None:
    """The time of day that four digits are: "at 1930, ..." and "1100 (1500 GMT)" are times of day, "at 1990 prices" and
    "in 1930," are not.
    """
    if len(at.text) != _DIGITS or not (at.before[-3:].lower() == "at " or at.after[1:2] in ("(", "[")):
        return None
    is_hour = _ALSO.match(at.after) or (at.word_before == "at" and ends(at) and not is_reached(at))
    return clock_suffix(at.text) if is_hour else None


def _moved(timex: Timex, word: str) -> Timex | None:
    """The meaning of a distance without an event: "two days before", "the day after" where no event follows: counted
    from the time spoken of.
    """
    meaning, sign = timex.meaning, 1 if word == "after" else -1
    if isinstance(meaning, Offset) and timex.guard == "theunit":
        return Timex("DATE", Offset(StartingPoint("f"), meaning.unit, sign, meaning.unit))
    moved = moved_by(meaning, "f", sign)
    return moved and Timex("DATE", moved)


def _otherwise(at: Surroundings, timex: Timex) -> Timex | None:
    """What is no time of day ("1900 hours") is so many hours; what is no length may be a rate."""
    if timex.guard == "window" and isinstance(timex.meaning, Window):
        return Timex("DURATION", Constant(timex.meaning.value, "period"))  # "the last three days of the trial"
    if timex.guard == "never" and isinstance(timex.meaning, Constant) and led_by("nthday", at):
        return _nth(timex.meaning.value)
    if timex.guard == "hours" and at.text.lower().endswith(("hours", "hrs")):
        number = _NUMBER.search(at.text)  # "up to 1705 hours": a modifier may stand before it
        return Timex("DURATION", Length(int(number[0]), "TH")) if number else None
    return _as_rate(at, timex)


def _nth(value: str) -> Timex | None:
    """The meaning of a day in a row: "for a second day", "it is the second day of the strike", but not "for the first
    day".
    """
    number, unit = value.split()
    return Timex("DATE", spoken_unit(unit)) if int(number) > 1 else None


def _as_rate(at: Surroundings, timex: Timex) -> Timex | None:
    """The meaning of a unit as a rate: "a year" after an amount is a rate, which TimeML marks as a set; None if it is
    not one.
    """
    if timex.guard != "aunit" or not isinstance(timex.meaning, Length) or timex.meaning.unit != "Y":
        return None
    is_rate = led_by("rate", at) or at.word_before.isdigit()
    return Timex("SET", Constant(timex.meaning.value, "period")) if is_rate else None


#: Checks of candidates that the words beside them may make something else of.
_OTHERWISE = {"year": _time_of_day, "monthday": _event, "today": _these_days, "yearend": _last_year_end}
#: Checks of candidates of which a part stands by itself if the whole does not.
_PARTS = {
    "days": _first_day,
    "noday": _month_alone,
    "shortyear": _day_without_year,
    "faryear": _day_without_year,
    "oclock": _day_behind_count,
    "compared": _length_alone,
    "back": _length_alone,
}
_BESIDE = ("length", "aunit", "theunit", *_OTHERWISE)
