"""Periods of the calendar and their TIMEX3 values (ISO 8601, with TimeML's seasons, weekends and decades)."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from transforms.temporal.dates import month_span

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, meteorological, northern hemisphere
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_DAYS_OF = {"D": 1, "W": 7, "WE": 7}
_FIRST_YEAR, _LAST_YEAR = 2, 9900  # with room for the longest period on both sides
PRECISIONS = {
    "D": "day",
    "W": "week",
    "WE": "week",
    "M": "month",
    "S": "season",
    "Q": "quarter",
    "H": "period",
    "Y": "year",
    "E": "decade",
    "C": "century",
    "L": "period",
}


class Period(NamedTuple):
    """A stretch of the calendar: inclusive days, the unit it is named in, and its TIMEX3 value."""

    start: date
    end: date
    unit: str  # a key of PRECISIONS
    value: str


def shift_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later (or earlier), the month's last day if it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, MINYEAR), MAXYEAR - 1), index % 12 + 1
    return date(year, month, min(day.day, month_span(year, month)[1].day))


def can_shift(day: date, unit: str, count: int) -> bool:
    """Whether ``day`` moved by ``count`` units stays well inside the calendar ("two million years ago" does not)."""
    years = count * MONTHS_OF[unit] / 12 if unit in MONTHS_OF else count * _DAYS_OF.get(unit, 0) / 365
    return _FIRST_YEAR < day.year + years < _LAST_YEAR


def shift_day(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units; hours and minutes do not move a day."""
    if unit in MONTHS_OF:
        return shift_months(day, count * MONTHS_OF[unit])
    return day + timedelta(days=_DAYS_OF.get(unit, 0) * count)


def day_period(day: date) -> Period:
    """A day."""
    return Period(day, day, "D", day.isoformat())


def week_period(day: date) -> Period:
    """The ISO week (Monday to Sunday) that holds ``day``."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Period(monday, monday + timedelta(days=6), "W", f"{year:04d}-W{week:02d}")


def weekend_period(day: date) -> Period:
    """Saturday and Sunday of the ISO week that holds ``day``."""
    week = week_period(day)
    return Period(week.start + timedelta(days=5), week.end, "WE", week.value + "-WE")


def month_period(day: date) -> Period:
    """The month that holds ``day``."""
    return Period(*month_span(day.year, day.month), "M", f"{day.year:04d}-{day.month:02d}")


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    first = date(year, month, 1)
    last = shift_months(first, length - 1)
    return first, month_span(last.year, last.month)[1]


def quarter_period(day: date) -> Period:
    """The calendar quarter that holds ``day``."""
    quarter = (day.month + 2) // 3
    return Period(*_months(day.year, quarter * 3 - 2, 3), "Q", f"{day.year:04d}-Q{quarter}")


def half_period(day: date) -> Period:
    """The half of the calendar year that holds ``day``."""
    half = 1 if day.month <= 6 else 2
    return Period(*_months(day.year, half * 6 - 5, 6), "H", f"{day.year:04d}-H{half}")


def season_period(year: int, season: str) -> Period:
    """A season by the year it is named with; winter starts in December of that year, as TimeML counts it."""
    return Period(*_months(year, SEASONS[season], 3), "S", f"{year:04d}-{season}")


def year_period(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "Y", f"{year:04d}")


def decade_period(day: date) -> Period:
    """The decade that holds ``day``; TIDES writes it with three digits."""
    first = day.year - day.year % 10
    return Period(date(max(first, 1), 1, 1), date(first + 9, 12, 31), "E", f"{first // 10:03d}")


def century_period(day: date) -> Period:
    """The century that holds ``day``, as TIDES writes it: the first two digits of its years."""
    first = day.year - day.year % 100
    return Period(date(max(first, 1), 1, 1), date(first + 99, 12, 31), "C", f"{first // 100:02d}")


def millennium_period(day: date) -> Period:
    """The millennium that holds ``day``: the first digit of its years."""
    first = day.year - day.year % 1000
    return Period(date(max(first, 1), 1, 1), date(first + 999, 12, 31), "L", f"{first // 1000}")


_PERIODS: dict[str, Callable[[date], Period]] = {
    "D": day_period,
    "W": week_period,
    "WE": weekend_period,
    "M": month_period,
    "Q": quarter_period,
    "H": half_period,
    "Y": lambda day: year_period(day.year),
    "E": decade_period,
    "C": century_period,
    "L": millennium_period,
}


def period_of(unit: str, day: date) -> Period:
    """The period of kind ``unit`` that holds ``day``."""
    return _PERIODS[unit](day)
