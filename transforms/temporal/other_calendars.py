"""Days of the Solar Hijri (Jalali) and the Islamic calendar as days of ours, by `persiantools` and `hijridate`."""

from datetime import date, timedelta
from functools import cache

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from transforms.lexicons import load_table
from transforms.temporal.calendar import Period, day_period

#: Years that a text may give by these calendars, and that are none of ours in news.
OTHER_YEARS = range(1300, 1500)
_DAY = timedelta(days=1)  # months begin when the moon is seen, country by country a day earlier or later


@cache
def other_months() -> dict[str, tuple[str, int]]:
    """Month name, lower case -> calendar and number."""
    return {row["form"]: (row["calendar"], int(row["month"])) for row in load_table("time_other_months")}


def jalali_day(year: int, month: int, day: int) -> date | None:
    """The day of ours, None if that calendar has no such day."""
    try:
        return JalaliDate(year, month, day).to_gregorian()
    except ValueError:
        return None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The day of ours by the calendar of Umm al-Qura, None if it has no such day or its table does not reach so far."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def other_day(calendar: str, year: int, month: int, day: int) -> Period | None:
    """The day; of the Islamic calendar, where countries differ by a day, the three it may be."""
    if calendar == "jalali":
        exact = jalali_day(year, month, day)
        return exact and day_period(exact)
    near = hijri_day(year, month, day)
    if near is None:
        return None
    first, last = near - _DAY, near + _DAY
    return Period(first, last, "D", f"{first.isoformat()}/{last.isoformat()}")


def years_of_ours(calendar: str, year: int) -> tuple[int, int] | None:
    """The two years of ours that a year of the other calendar lies in, None if it is not known."""
    first = jalali_day(year, 1, 1) if calendar == "jalali" else hijri_day(year, 1, 1)
    return first and (first.year, first.year + 1)
