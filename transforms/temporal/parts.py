"""Expressions made of others: a part of a period, a time on a day, a span, a window around the publication day."""

from dataclasses import dataclass
from datetime import date, timedelta

from transforms.temporal.calendar import (
    Period,
    can_shift,
    day_period,
    period_of,
    shift_day,
    weekend_period,
)
from transforms.temporal.cycles import UNIT_OF, open_value, yearly
from transforms.temporal.dates import numeric_day
from transforms.temporal.meaning import OPEN, Frame, Meaning, Resolution, coarser, left_open, placed
from transforms.temporal.paired import Following

_LAST = -1
_PER_YEAR = {"quarter": 4, "half": 2, "month": 12}


@dataclass(frozen=True, slots=True)
class YearPart(Meaning):
    """A yearly occurrence in a year that the words name: "January last year", "the final quarter of 2009"."""

    year: Meaning
    cycle: str
    number: int | str

    def resolve(self, frame: Frame) -> Resolution:
        """The occurrence in that year, open if the year is."""
        year = self.year.resolve(frame)
        number = _PER_YEAR[self.cycle] if self.number == _LAST else self.number
        found = year.period and yearly(self.cycle, number, year.period.start.year)
        if not found:
            return left_open(open_value(self.cycle, number), UNIT_OF.get(self.cycle, "D"))
        return placed(found, year.origin)


@dataclass(frozen=True, slots=True)
class NthPart(Meaning):
    """The n-th day, week, month ... of a longer period, -1 the last: "the last week of March"."""

    whole: Meaning
    unit: str
    number: int

    def resolve(self, frame: Frame) -> Resolution:
        """The part, open if the whole is, or if it is not that long."""
        whole = self.whole.resolve(frame)
        if whole.period is None or not coarser(whole.period.unit, self.unit):
            return left_open(OPEN[self.unit], self.unit)
        part = period_of(self.unit, _nth_day(whole.period, self.unit, self.number))
        return placed(part, whole.origin) if part.start <= whole.period.end else left_open(OPEN[self.unit], self.unit)


def _nth_day(whole: Period, unit: str, number: int) -> date:
    """A day of the part; a week belongs where its Thursday lies, as in ISO 8601."""
    if unit == "W":
        thursday = timedelta(days=(4 - whole.start.isoweekday()) % 7)
        return whole.start + thursday + timedelta(days=7 * (number - 1)) if number > 0 else _before(whole.end, 4)
    return shift_day(whole.start, unit, number - 1) if number > 0 else whole.end


@dataclass(frozen=True, slots=True)
class WeekdayOf(Meaning):
    """The n-th weekday of a month, or the weekday of a week: "the first Monday of May", "Friday of next week"."""

    whole: Meaning
    weekday: int
    number: int  # 0: the weekday of a week

    def resolve(self, frame: Frame) -> Resolution:
        """The day, open if the whole is."""
        whole = self.whole.resolve(frame)
        if whole.period is None or (self.number == 0) is not (whole.period.unit == "W"):
            return left_open(f"XXXX-WXX-{self.weekday}", "D")
        if self.number == _LAST:
            return placed(day_period(_before(whole.period.end, self.weekday)), whole.origin)
        first = whole.period.start + timedelta(days=(self.weekday - whole.period.start.isoweekday()) % 7)
        return placed(day_period(first + timedelta(days=7 * max(self.number - 1, 0))), whole.origin)


def _before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """A time of day (TIMEX3 suffix, with its T) on a day; without one, on the day spoken of."""

    day: Meaning | None
    suffix: str

    def own_needs(self) -> frozenset[str]:
        """The day spoken of, if none is named, and the tense: what is told is not on a day to come, nor the reverse."""
        return frozenset({"focus", "direction"}) if self.day is None else frozenset()

    def resolve(self, frame: Frame) -> Resolution:
        """The day's value with the suffix."""
        if self.day is not None:
            return _timed(self.day.resolve(frame), self.suffix)
        if frame.focus is not None and frame.focus.unit == "D" and not self._contradicts(frame):
            return _timed(placed(frame.focus, "focus"), self.suffix)
        if frame.day is None:
            return Resolution(OPEN["D"] + self.suffix, None, "time")
        return _timed(placed(day_period(frame.day), "day"), self.suffix)

    def _contradicts(self, frame: Frame) -> bool:
        """Whether the day spoken of lies on the other side of the frame's day than the tense says."""
        if frame.day is None or frame.focus is None:
            return False
        is_over, is_to_come = frame.focus.end < frame.day, frame.focus.start > frame.day
        return (frame.direction == "future" and is_over) or (frame.direction == "past" and is_to_come)


def follows(meaning: Meaning) -> bool:
    """Whether it is, or is on, a day that comes after one named before."""
    return type(meaning) is Following or (type(meaning) is Clock and type(meaning.day) is Following)


def _timed(day: Resolution, suffix: str) -> Resolution:
    value = f"{(day.value or OPEN['D'])[:10]}{suffix}"
    return Resolution(value, day.period and day.period._replace(value=value), "time", day.origin)


@dataclass(frozen=True, slots=True)
class SpokenOf(Meaning):
    """The meaning of "until then", "by that time": the period that the text spoke of last."""

    def own_needs(self) -> frozenset[str]:
        """That period."""
        return frozenset({"focus"})

    def resolve(self, frame: Frame) -> Resolution:
        """The period; open if the text has spoken of none."""
        return left_open(OPEN["D"], "D") if frame.focus is None else placed(frame.focus, "focus")


@dataclass(frozen=True, slots=True)
class WeekendAt(Meaning):
    """The weekend beside a day: "Labor Day weekend", "the weekend of March 3"."""

    day: Meaning

    def resolve(self, frame: Frame) -> Resolution:
        """Until Wednesday the weekend before, then the one after, or around, the day."""
        day = self.day.resolve(frame)
        if day.period is None:
            return left_open(OPEN["WE"], "WE")
        return placed(weekend_period(day.period.start - timedelta(days=3)), day.origin)


@dataclass(frozen=True, slots=True)
class Span(Meaning):
    """From a first to a last period, both included; the value is an ISO 8601 interval."""

    first: Meaning
    last: Meaning

    def resolve(self, frame: Frame) -> Resolution:
        """Both ends, open unless both are known and in order."""
        first, last = self.first.resolve(frame), self.last.resolve(frame)
        value = f"{first.value}/{last.value}" if first.value and last.value else None
        if first.period is None or last.period is None or first.period.start > last.period.end:
            return Resolution(value, None, first.precision)
        whole = Period(first.period.start, last.period.end, first.period.unit, f"{first.value}/{last.value}")
        return Resolution(value, whole, first.precision, first.origin if first.origin != "none" else last.origin)


@dataclass(frozen=True, slots=True)
class Window(Meaning):
    """A duration that ends or begins on the day the text speaks from: "the past three months"."""

    value: str
    unit: str
    count: int  # negative: before that day

    def resolve(self, frame: Frame) -> Resolution:
        """The duration's value; its days too when the frame has one."""
        if frame.day is None or not self.count or not can_shift(frame.day, self.unit, self.count):
            return Resolution(self.value, None, "period")
        other = shift_day(frame.day, *self._in_days())
        start, end = (other, frame.day) if self.count < 0 else (frame.day + timedelta(days=1), other)
        if start > end:
            return Resolution(self.value, None, "period")
        return Resolution(self.value, Period(start, end, "D", self.value), "period", "day")

    def _in_days(self) -> tuple[str, int]:
        """A length in hours as days: "The past 48 hours" reach two days back; shorter ones stay on their day."""
        return ("D", int(self.count / _HOURS)) if self.unit == "TH" else (self.unit, self.count)


_HOURS = 24


@dataclass(frozen=True, slots=True)
class Numeric(Meaning):
    """A numeric date whose order may be unknown: "03/04/2014"."""

    first: int
    second: int
    year: int

    def own_needs(self) -> frozenset[str]:
        """The order of day and month; the tense may tell it."""
        return frozenset({"day_first", "direction"})

    def resolve(self, frame: Frame) -> Resolution:
        """The day; with two readings and no evidence the year is all that is certain.

        What is told as past is no day to come, and what is announced none that is over.
        """
        day = numeric_day(self.first, self.second, self.year, frame.day_first)
        if day is None and frame.day is not None and frame.direction:
            both = [numeric_day(self.first, self.second, self.year, is_first) for is_first in (True, False)]
            is_over = frame.direction == "past"
            fitting = [each for each in both if each and (each <= frame.day) is is_over]
            day = fitting[0] if len(fitting) == 1 else None
        return left_open(f"{self.year:04d}-XX-XX", "D") if day is None else placed(day_period(day), "none")
