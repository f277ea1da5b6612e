"""Level 1: years and days of other calendars and eras: "25 Shahrivar 1401", "1444 AH", "2567 B.E.", "Reiwa 6", "44 BC".

The year of another calendar helps to place a day and is no part of the expression: a reader would take it for ours.
"""

from collections.abc import Sequence

from transforms.temporal.calendar import day_period, year_period
from transforms.temporal.dates import LAST_YEAR, day_of
from transforms.temporal.grammar.calendar_rules import LEVEL
from transforms.temporal.holidays import holiday_period, is_of_other_calendar
from transforms.temporal.meaning import Constant, Fixed, Timex
from transforms.temporal.other_calendars import OTHER_YEARS, other_day, other_months, years_of_ours
from transforms.temporal.pattern import Found

_BUDDHIST = 543  # years before ours
_LONGEST_REIGN = 64  # years
_LAST_BC = 1500  # "2014 BC residents" are of British Columbia


@LEVEL.rule("", "d=dayno of? m=othermonth|holiday comma? y=yr era?", "m=othermonth|holiday d=dayno comma? y=yr era?")
def other_calendar_day(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "25 Shahrivar 1401", "Ramadan 3, 1444"."""
    known = other_months().get(found.text("m"))
    day = known and other_day(known[0], found.number("y"), known[1], found.number("d"))
    if day is None or found.number("y") not in OTHER_YEARS:
        return None
    first, last = sorted("dm", key=found.groups.__getitem__)
    return [(first, last, Timex("DATE", Fixed(day)))]


@LEVEL.rule("", "y=yr era")
def other_year(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "1444 AH", which is no year of ours."""
    return [] if found.number("y") in OTHER_YEARS else None


@LEVEL.rule("", "h=holiday ( comma | of )? y=yr|clock era?")  # four digits before "on Sunday"
def holiday_of_other_year(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "Nowruz 1403", "Eid al-Fitr 1445": the holiday that begins in that year of its own calendar."""
    calendar = is_of_other_calendar(found.text("h"))
    year = int(text) if (text := found.text("y")).isdigit() else found.number("y") if found.kind("y") != "clock" else 0
    if year not in OTHER_YEARS or calendar is None:
        return None
    whole = other_day(calendar, year, 1, 1)
    days = [holiday_period(found.text("h"), ours) for ours in years_of_ours(calendar, year) or ()]
    fitting = [day for day in days if day and whole and whole.start <= day.start]
    return [("h", "h", Timex("DATE", Fixed(fitting[0])))] if fitting else []


@LEVEL.rule("", "y=int buddhist", "buddhist y=int")
def buddhist_year(found: Found) -> Timex | None:
    """Reads "2567 B.E."; Thai years have begun on 1 January since 1941."""
    year = found.number("y") - _BUDDHIST
    return Timex("DATE", Fixed(year_period(year))) if 1941 <= year < 2200 else None


@LEVEL.rule(
    "",
    "m=month d=dayno comma? y=int buddhist",
    "d=dayno of? m=month comma? y=int buddhist",
    "m=month d=dayno comma? buddhist y=int",
    "d=dayno of? m=month comma? buddhist y=int",
)
def buddhist_day(found: Found) -> Timex | None:
    """Reads "11 April 2567 B.E."."""
    day = day_of(max(found.number("y") - _BUDDHIST, 1), int(found.text("m")), found.number("d"))
    return Timex("DATE", Fixed(day_period(day))) if day and day.year >= 1941 else None


@LEVEL.rule("", "r=reign n=day|int")
def year_of_reign(found: Found) -> Timex | None:
    """Reads "Heisei 30": the first year of an era is the one it begins in."""
    year = _year_of_reign(found)
    return Timex("DATE", Fixed(year_period(year))) if year else None


@LEVEL.rule("", "m=month d=dayno comma? r=reign n=day|int", "d=dayno of? m=month comma? r=reign n=day|int")
def day_of_reign(found: Found) -> Timex | None:
    """Reads "April 30, Heisei 31"."""
    year = _year_of_reign(found)
    day = day_of(year, int(found.text("m")), found.number("d")) if year else None
    return day and Timex("DATE", Fixed(day_period(day)))


def _year_of_reign(found: Found) -> int | None:
    number = found.number("n")
    return int(found.text("r")) + number - 1 if 1 <= number <= _LONGEST_REIGN else None


@LEVEL.rule("", "y=num|year anno", "anno y=num|year right(not hyphen? anyunit)")
def year_of_our_era(found: Found) -> Timex | None:
    """Reads "AD 532", "70 CE"."""
    year = found.number("y")
    return Timex("DATE", Fixed(year_period(year)), "anno") if 1 <= year <= LAST_YEAR else None


@LEVEL.rule("", "y=num|year bc")
def year_before_christ(found: Found) -> Timex | None:
    """Reads "44 BC": of no calendar that a day could be compared in."""
    year = found.number("y")
    return Timex("DATE", Constant(f"BC{year:04d}", "year")) if 1 <= year < _LAST_BC else None


@LEVEL.rule("", "the? o=ord hyphen? century bc")
def century_before_christ(found: Found) -> Timex | None:
    """Reads "the fifth century BC"."""
    number = found.number("o")
    return Timex("DATE", Constant(f"BC{number - 1:02d}", "century")) if 1 <= number < 100 else None
