"""Expressions that come round: "Tuesday", "November 19", "last May", "the third quarter", "Easter"."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transforms.temporal.calendar import (
    PRECISIONS,
    Period,
    day_period,
    half_period,
    month_period,
    quarter_period,
    season_period,
    shift_months,
    week_period,
    weekend_period,
)
from transforms.temporal.dates import day_of
from transforms.temporal.holidays import holiday_period, is_fixed
from transforms.temporal.meaning import Frame, Meaning, Resolution, left_open, placed

_FAR = timedelta(days=150)  # an occurrence beyond this gives way to one that is ...
#: ... nearer than this, whatever the tense: news speaks of what is near.
_NEAR = {"month": timedelta(days=35), "day": timedelta(days=70), "holiday": timedelta(days=70)}
_AFTER_WEEKEND = 2  # until Tuesday "this weekend" in the past tense is the one that is over
_SEARCH = range(-2, 3)  # years around the frame's day
_LEAP_SEARCH = range(-9, 10)  # the same for February 29: a century may lack its leap year
_LEAP_DAY = 229
_LAST_YEAR = 9989


def _week(year: int, number: int) -> Period | None:
    """The ISO week of that number; None for the 53rd of a year that has but 52."""
    last = date(year, 12, 28).isocalendar().week
    return week_period(date.fromisocalendar(year, number, 1)) if number <= last else None


_IN_YEAR: dict[str, Callable[[int, int], Period | None]] = {
    "month": lambda year, number: month_period(date(year, number, 1)),
    "day": lambda year, number: (day := day_of(year, number // 100, number % 100)) and day_period(day),
    "quarter": lambda year, number: quarter_period(date(year, number * 3, 1)),
    "half": lambda year, number: half_period(date(year, number * 6, 1)),
    "week": _week,
}


def yearly(cycle: str, number: int | str, year: int) -> Period | None:
    """The occurrence of a yearly cycle in ``year``; None if that year has none (February 29), or is out of range."""
    if not 1 <= year <= _LAST_YEAR:
        return None
    if isinstance(number, str):
        return season_period(year, number) if cycle == "season" else holiday_period(number, year)
    return _IN_YEAR[cycle](year, number)


_OPEN_VALUES = {
    "weekday": "XXXX-WXX-{0}",
    "month": "XXXX-{0:02d}",
    "day": "XXXX-{1:02d}-{2:02d}",
    "monthday": "XXXX-XX-{0:02d}",
    "quarter": "XXXX-Q{0}",
    "half": "XXXX-H{0}",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-W{0:02d}",
    "season": "XXXX-{0}",
}


def open_value(cycle: str, number: int | str) -> str:
    """The underspecified TIMEX3 value of an occurrence that could not be placed."""
    if cycle == "holiday":
        return f"XXXX-{is_fixed(str(number)) or 'XX-XX'}"
    month, day = (number // 100, number % 100) if isinstance(number, int) else (0, 0)
    return _OPEN_VALUES[cycle].format(number, month, day)


UNIT_OF = {
    "weekday": "D",
    "day": "D",
    "monthday": "D",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "season": "S",
    "week": "W",
    "weekend": "WE",
}


@dataclass(frozen=True, slots=True)
class Cyclic(Meaning):
    """An occurrence of a cycle; ``shift``: '' (tense decides), 'last', 'this', 'next', 'since' (which has begun)."""

    cycle: str  # weekday month day quarter half season week holiday
    number: int | str  # ISO weekday, month, month * 100 + day, quarter, half; season code; holiday name
    shift: str = ""

    def own_needs(self) -> frozenset[str]:
        """The tense, unless the words decide; of "this weekend" they do not after all."""
        is_decided = self.shift not in ("", "since") and self.cycle != "weekend"
        return frozenset() if is_decided else frozenset({"direction"})

    def resolve(self, frame: Frame) -> Resolution:
        """The occurrence that the frame's day, the wording and the tense select."""
        if frame.day is None:
            unit = UNIT_OF.get(self.cycle, "D")
            return Resolution(open_value(self.cycle, self.number), None, PRECISIONS[unit])
        if self.cycle == "weekday":
            return placed(day_period(_weekday(int(self.number), frame.day, self.shift or frame.direction)), "day")
        found = self._around(frame.day)
        is_just_over = frame.direction == "past" and frame.day.isoweekday() <= _AFTER_WEEKEND
        which = "last" if self.cycle == "weekend" and self.shift == "this" and is_just_over else self.shift
        chosen = _choose(found, frame.day, which or frame.direction, self.cycle) if found else None
        if chosen is None:
            return left_open(open_value(self.cycle, self.number), UNIT_OF.get(self.cycle, "D"))
        return placed(chosen, "day")

    def _around(self, day: date) -> list[Period]:
        if self.cycle == "monthday":
            months = [shift_months(day.replace(day=1), offset) for offset in range(-3, 4)]
            days = [day_of(first.year, first.month, int(self.number)) for first in months]
            return [day_period(found) for found in days if found is not None]
        if self.cycle == "weekend":
            return [weekend_period(day + timedelta(days=7 * offset)) for offset in (-2, -1, 0, 1, 2)]
        offsets = _LEAP_SEARCH if self.number == _LEAP_DAY else _SEARCH
        near = [yearly(self.cycle, self.number, day.year + offset) for offset in offsets]
        return [period for period in near if period is not None]


def since(meaning: Meaning) -> Meaning:
    """The same where it has begun for sure ("since December", "was held in April"), however near the next one is."""
    if isinstance(meaning, Cyclic) and meaning.shift == "" and meaning.cycle in _NEAR:
        return replace(meaning, shift="since")
    return meaning


def _weekday(number: int, day: date, which: str) -> date:
    """The weekday meant on ``day``: "last" excludes that day, "this" and "next" are in this and the next ISO week."""
    ahead = (number - day.isoweekday()) % 7
    match which:
        case "this":
            return day + timedelta(days=number - day.isoweekday())
        case "next":
            return day + timedelta(days=7 - day.isoweekday() + number)
        case "last":
            return day - timedelta(days=(7 - ahead) if ahead else 7)
        case "future":
            return day + timedelta(days=ahead)
        case _:
            return day - timedelta(days=(7 - ahead) % 7)


@dataclass(frozen=True, slots=True)
class NoSuchDay(Meaning):
    """A day that its month does not have, "31 April", or not in that year: it names no value, and no month either."""

    month: int

    def resolve(self, frame: Frame) -> Resolution:
        """Open, without a value."""
        return left_open(None, "D")


@dataclass(frozen=True, slots=True)
class WeekdayFrom(Meaning):
    """The weekday before or after the day spoken of: "the previous Friday", "the following Monday"."""

    number: int  # ISO weekday
    sign: int

    def own_needs(self) -> frozenset[str]:
        """The day spoken of."""
        return frozenset({"focus_day"})

    def resolve(self, frame: Frame) -> Resolution:
        """The nearest such day on that side; a text that has spoken of no day yet counts from its own."""
        day = frame.focus_day.start if frame.focus_day else frame.day
        if day is None:
            return left_open(open_value("weekday", self.number), "D")
        found = (
            _weekday(self.number, day, "last")
            if self.sign < 0
            else _weekday(self.number, day + timedelta(days=1), "future")
        )
        return placed(day_period(found), "focus" if frame.focus_day else "day")


def _choose(found: list[Period], day: date, which: str, cycle: str) -> Period | None:
    """One of the occurrences around ``day``, in order of time."""
    before = [period for period in found if period.start <= day]
    after = [period for period in found if period.end >= day]
    match which:
        case "last":
            return next((period for period in reversed(before) if period.end < day), None)
        case "next":
            return next((period for period in after if period.start > day), None)
        case "since":
            return before[-1] if before else None
        case "this" if cycle == "weekend":
            return weekend_period(day)
        case "this":
            inside = [period for period in found if period.start <= day <= period.end]
            return next((period for period in (*inside, *found) if period.start.year == day.year), None)
        case "future" if cycle != "quarter":
            chosen = after[0] if after else None
        case "past" | "" if which or cycle in ("month", "week"):
            chosen = before[-1] if before else None
        case _:
            chosen = _nearest(before, after, day)
    nearest = _nearest(before, after, day)
    is_far = chosen is not None and abs(chosen.start - day) > _FAR
    return nearest if is_far and nearest and abs(nearest.start - day) < _NEAR.get(cycle, timedelta()) else chosen


def _nearest(before: list[Period], after: list[Period], day: date) -> Period | None:
    """The nearer of the last and the coming occurrence."""
    if not before or not after:
        return (before or after or [None])[-1]
    return before[-1] if day - before[-1].end <= after[0].start - day else after[0]
