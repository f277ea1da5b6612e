"""Days of holidays that have a rule: fixed, nth weekday, after Easter, by another calendar (tables of `holidays`)."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter
from holidays.calendars.hebrew import _HebrewLunisolar  # pyright: ignore[reportPrivateUsage]
from holidays.calendars.islamic import _IslamicLunar  # pyright: ignore[reportPrivateUsage]

from transforms.lexicons import load_table
from transforms.temporal.calendar import Period
from transforms.temporal.dates import month_span
from transforms.temporal.other_calendars import jalali_day

_BEFORE_JALALI = 621  # years from ours to the Solar Hijri year that begins in March


@cache
def _rules() -> dict[str, tuple[str, int]]:
    return {row["name"]: (row["rule"], int(row["days"])) for row in load_table("time_holidays")}


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th (-1: the last) ISO ``weekday`` of a month."""
    first, last = month_span(year, month)
    if n < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def _other_days(calendar: str, key: str, year: int) -> Iterable[date]:
    if calendar == "jalali":
        day = jalali_day(year - _BEFORE_JALALI, *(int(number) for number in key.split("-")))
        return [day] if day else []
    if calendar == "hebrew":
        found = getattr(_HebrewLunisolar(), f"{key}_date")(year)
        return sorted(found) if isinstance(found, set) else [found] if isinstance(found, date) else []
    days = getattr(_IslamicLunar(), f"{key}_dates")(year)
    return [day for day, _ in days]


def _day(rule: str, year: int) -> date | None:
    """The day of ``rule`` in ``year``; None if a moon calendar's table does not hold the year."""
    match rule.split():
        case ["fixed", month_day]:
            return date.fromisoformat(f"{year:04d}-{month_day}")
        case ["nth", month, weekday, n]:
            return nth_weekday(year, int(month), int(weekday), int(n))
        case ["after", month_day, weekday]:
            first = date.fromisoformat(f"{year:04d}-{month_day}")
            return first + timedelta(days=(int(weekday) - first.isoweekday()) % 7)
        case ["thanksgiving", days]:
            return nth_weekday(year, 11, 4, 4) + timedelta(days=int(days))
        case ["easter", days]:
            return easter(year) + timedelta(days=int(days)) if year > 1582 else None
        case ["islamic" | "hebrew" | "jalali" as calendar, key]:
            return next((day for day in _other_days(calendar, key, year) if day.year == year), None)
        case _:
            raise ValueError(f"time_holidays.csv: unknown rule {rule!r}")


@cache
def holiday_period(name: str, year: int) -> Period | None:
    """The day or days of the holiday that begin in ``year``, None if no rule gives them."""
    rule, length = _rules()[name]
    first = _day(rule, year)
    if first is None:
        return None
    last = first + timedelta(days=length - 1)
    value = first.isoformat() if length == 1 else f"{first.isoformat()}/{last.isoformat()}"
    return Period(first, last, "D", value)


def is_fixed(name: str) -> str | None:
    """MM-DD if the holiday falls on the same day every year, else None."""
    rule = _rules()[name][0].split()
    return rule[1] if rule[0] == "fixed" else None


def is_of_other_calendar(name: str) -> str | None:
    """`hijri` or `jalali` if the holiday is a day of that calendar, whose years news may give it."""
    return {"islamic": "hijri", "jalali": "jalali"}.get(_rules()[name][0].split()[0])
