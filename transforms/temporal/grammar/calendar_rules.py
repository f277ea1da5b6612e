"""Level 1: what names days, months and years outright: "Tuesday, Jan. 28, 2014", "13 JAN 90", "May 3", "the 1990s"."""

import re
from collections.abc import Sequence
from datetime import date

from transforms.temporal.calendar import (
    century_period,
    day_period,
    decade_period,
    month_period,
    season_period,
    year_period,
)
from transforms.temporal.cycles import Cyclic, NoSuchDay
from transforms.temporal.dates import FIRST_YEAR, LAST_YEAR, day_of, full_year
from transforms.temporal.holidays import is_of_other_calendar
from transforms.temporal.meaning import Constant, Fixed, Meaning, Offset, StartingPoint, Timex
from transforms.temporal.other_calendars import OTHER_YEARS
from transforms.temporal.paired import following
from transforms.temporal.parts import Span, SpokenOf, YearPart
from transforms.temporal.pattern import Found, Level

LEVEL = Level()
_FAR = (100, 9899)  # years that a number behind a day may be, where nothing is counted
_CUT_SHORT = range(190, 210)  # "April 27, 201" lacks a digit
_LAST_NAMED = 3999  # "the year 3000" says that it is one
_CENTURIES = range(1100, 1900, 100)  # "the 1700s" are a century, "the 1900s" and "the 2000s" may be a decade
_LEAP_YEAR = 2000  # a year that has every day of every month


def _day(found: Found, group: str, year: int | None) -> Meaning | None:
    """Day ``group`` of the month found, in ``year`` or of no year; None if the month has no such day."""
    month, number = int(found.text("m")), found.number(group)
    day = day_of(year or _LEAP_YEAR, month, number) if number > 0 else None
    if day is None:
        return None
    return Fixed(day_period(day)) if year else Cyclic("day", month * 100 + number)


@LEVEL.rule(
    "",
    "( wd comma? )? m=month d=dayno comma? y=yr",
    "( wd comma? )? the? d=dayno ( of | hyphen )? m=month ( comma | hyphen | of )? y=yr",
    "y=yr comma? m=month d=dayno right(not unit|units)",
    "y=yr comma? d=dayno m=month",
)
def full_date(found: Found) -> Timex | None:
    """Day, month and year in any order: "2003, March 20" too, as chronologies write."""
    day = _day(found, "d", found.number("y"))
    return day and Timex("DATE", day)


@LEVEL.rule("", "d=day m=month y=int|day")
def wire_date(found: Found) -> Timex | None:
    """With a two-digit year: "13 JAN 90", "12 Sept 04"."""
    day = _day(found, "d", full_year(f"{found.number('y'):02d}")) if found.number("y") < 100 else None
    return day and Timex("DATE", day, "shortyear")


@LEVEL.rule(
    "farday",  # of no class that other rules build on: the number may count what follows
    "( wd comma? )? m=month d=dayno comma? y=int",
    "( wd comma? )? the? d=dayno of? m=month comma? y=int",
)
def far_date(found: Found) -> Timex | None:
    """Of a year that no four digits alone are read as: "May 1, 2500", "25 December 800"."""
    year, written = found.number("y"), found.tokens[found.groups["y"]]
    is_plain = found.amount("y") == year and written.end - written.start == len(str(year))  # "5 May 2,000 had left"
    is_year = is_plain and _FAR[0] <= year <= _FAR[1] and year not in _CUT_SHORT
    day = _day(found, "d", year) if is_year else None
    return day and Timex("DATE", day, "faryear")


@LEVEL.rule(
    "",
    "( wd comma? )? m=month d=dayno right(not unit|units)",
    "( wd comma? )? the? d=dayno ( of | hyphen )? m=month",
    "second of m=month",
)
def month_day(found: Found) -> Timex | None:
    """Day and month; the year is left to the frame."""
    day = _day(found, "d", None) if found.has("d") else Cyclic("day", int(found.text("m")) * 100 + 2)
    return day and Timex("DATE", day, "monthday")


@LEVEL.rule(
    "",
    "( wd comma? )? m=month d=dayno comma? y=yr",
    "( wd comma? )? the? d=dayno ( of | hyphen )? m=month ( ( comma | hyphen | of )? y=yr )?",
    "wd comma? m=month d=dayno right(not unit|units)",
    "m=month d=nth",
)
def no_such_day(found: Found) -> Timex | None:
    """Reads "31 April", "February 29, 2023": what no other rule reads, so that no bare month is left of it."""
    return _no_day(found, "monthday")


@LEVEL.rule("", "m=month d=dayno right(not unit|units)")
def no_such_day_or_count(found: Found) -> Timex | None:
    """Reads "On April 31, the mayor" but "in April 31 people were killed"."""
    return _no_day(found, "noday")


def _no_day(found: Found, guard: str) -> Timex | None:
    if not 1 <= found.number("d") <= 31 or _day(found, "d", found.number("y") if found.has("y") else None):
        return None
    return Timex("DATE", NoSuchDay(int(found.text("m"))), guard)


@LEVEL.rule(
    "",
    "m=month d=dayno hyphen e=day|nth ( comma? y=yr )?",
    "the? d=dayno hyphen the? e=dayno ( of )? m=month ( comma? y=yr )?",
)
def month_days(found: Found) -> Timex | None:
    """Days joined by a hyphen are one expression: "January 29-30"."""
    year = found.number("y") if found.has("y") else None
    first, last = _day(found, "d", year), _day(found, "e", year)
    return Timex("DATE", Span(first, following(first, last)), "days") if first and last else None


@LEVEL.rule("", "m=month d=dayno ( and | to | comma | or ) the? e=dayno right(not hyphen? anyunit) ( comma y=yr )?")
def two_days(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Days of one month joined by words are two expressions, the second without its month."""
    year = found.number("y") if found.has("y") else None
    first, last = _day(found, "d", year), _day(found, "e", year)
    if not first or not last:
        return None
    guard = "" if year else "stands"
    return ("m", "d", Timex("DATE", first)), ("e", "y" if year else "e", Timex("DATE", following(first, last), guard))


@LEVEL.rule("", "the? d=dayno ( and | to | comma | or ) the? e=dayno of? m=month ( comma? y=yr )?")
def two_days_before(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """The same with the month last: "3 and 5 May"."""
    year = found.number("y") if found.has("y") else None
    first, last = _day(found, "d", year), _day(found, "e", year)
    if not first or not last:
        return None
    return ("d", "d", Timex("DATE", first)), ("e", "y" if year else "m", Timex("DATE", following(first, last)))


@LEVEL.rule(
    "",
    "m=month c=dayno comma d=dayno comma? ( and | or ) the? e=dayno right(not hyphen? anyunit) ( comma y=yr )?",
    "the? c=dayno comma the? d=dayno comma? ( and | or ) the? e=dayno of? m=month ( comma? y=yr )?",
)
def three_days(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Three days of one month: "5, 6 and 7 March", "May 3, 4 and 6"."""
    year = found.number("y") if found.has("y") else None
    days = [day for name in "cde" if (day := _day(found, name, year))]
    if len(days) < len("cde"):
        return None
    is_first = found.groups["m"] < found.groups["c"]
    second = following(days[0], days[1])
    third = following(second, days[2])
    guard = "stands" if is_first and not year else ""
    return (
        ("m" if is_first else "c", "c", Timex("DATE", days[0])),
        ("d", "d", Timex("DATE", second)),
        ("e", "y" if year else "e" if is_first else "m", Timex("DATE", third, guard)),
    )


@LEVEL.rule("", "m=month ( comma | of | hyphen )? y=yr", "the? month of? m=month comma? y=yr")
def month_year(found: Found) -> Timex:
    """A month of a year."""
    return Timex("DATE", Fixed(month_period(date(found.number("y"), int(found.text("m")), 1))))


@LEVEL.rule("", "w=wd the d=nth|ordinal")
def weekday_nth(found: Found) -> Timex | None:
    """Reads "Friday the 15th"."""
    return Timex("DATE", Cyclic("monthday", found.number("d"))) if 1 <= found.number("d") <= 31 else None


@LEVEL.rule("", "p=part ( comma? y=yr )?", "y=yr hyphen? p=part")
def quarter_code(found: Found) -> Timex | None:
    """Reads "Q3 2013", "H1"."""
    cycle, number = ("quarter" if found.text("p")[0] == "q" else "half"), int(found.text("p")[1])
    if cycle == "half" and (number > 2 or not found.has("y")):
        return None
    if not found.has("y"):
        return Timex("DATE", Cyclic(cycle, number))
    return Timex("DATE", YearPart(Fixed(year_period(found.number("y"))), cycle, number))


@LEVEL.rule("", "m=month")
def bare_month(found: Found) -> Timex:
    """A month alone."""
    return Timex("DATE", Cyclic("month", int(found.text("m"))), "month")


@LEVEL.rule("", "w=weekday")
def bare_weekday(found: Found) -> Timex:
    """A weekday alone."""
    return Timex("DATE", Cyclic("weekday", int(found.text("w"))), "weekday")


@LEVEL.rule("", "w=wdabbr")
def short_weekday(found: Found) -> Timex:
    """Reads "on Tues."; some are also other words."""
    return Timex("DATE", Cyclic("weekday", int(found.text("w"))), "wdabbr")


@LEVEL.rule("", "w=weekdays")
def weekdays(found: Found) -> Timex:
    """A plural weekday is a set."""
    return Timex("SET", Constant(f"XXXX-WXX-{found.text('w')}", "day"))


@LEVEL.rule("", "w=weekdays p=daypart|dayparts", "w=weekday p=dayparts")
def weekday_dayparts(found: Found) -> Timex:
    """Reads "Tuesday nights"."""
    return Timex("SET", Constant(f"XXXX-WXX-{found.text('w')}T{found.text('p')}", "time"))


@LEVEL.rule("", "x=weekday ( and | or ) y=weekday p=dayparts")
def weekdays_dayparts(found: Found) -> Sequence[tuple[str, str, Timex]]:
    """Reads "Monday and Tuesday nights": both are sets."""
    sets = [Timex("SET", Constant(f"XXXX-WXX-{found.text(name)}T{found.text('p')}", "time")) for name in "xy"]
    return [("x", "x", sets[0]), ("y", "p", sets[1])]


@LEVEL.rule("", "h=holiday")
def holiday(found: Found) -> Timex:
    """A holiday of the table."""
    return Timex("DATE", Cyclic("holiday", found.text("h")), "holiday")


@LEVEL.rule("", "h=holiday ( comma | of )? y=yr")
def holiday_year(found: Found) -> Timex | None:
    """A holiday of a year of ours."""
    if found.number("y") in OTHER_YEARS and is_of_other_calendar(found.text("h")):
        return None
    return Timex("DATE", YearPart(Fixed(year_period(found.number("y"))), "holiday", found.text("h")))


@LEVEL.rule("", "the? s=season ( of | comma )? y=yr", "the? s=season of? y=yr hyphen z=year|day|int")
def season_year(found: Found) -> Timex | None:
    """A season of a year; "the winter of 1994-95" goes by the first."""
    if found.has("z") and found.number("z") not in (found.number("y") + 1, (found.number("y") + 1) % 100):
        return None
    return Timex("DATE", Fixed(season_period(found.number("y"), found.text("s"))))


@LEVEL.rule("", "s=season")
def bare_season(found: Found) -> Timex:
    """A season alone."""
    return Timex("DATE", Cyclic("season", found.text("s")), "season")


@LEVEL.rule("", "the s=season")
def the_season(found: Found) -> Timex:
    """Reads "the summer"."""
    return Timex("DATE", Cyclic("season", found.text("s")), "theseason")


@LEVEL.rule("", "the? d=decade")
def decade(found: Found) -> Timex:
    """Reads "the 1990s", "the '80s", "the nineties"; without a century it is the twentieth."""
    digits = re.sub(r"\D", "", found.text("d"))
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if year in _CENTURIES:
        return Timex("DATE", Fixed(century_period(date(year, 1, 1))))
    return Timex("DATE", Fixed(decade_period(date(year, 1, 1))), "" if len(digits) == 4 else "decade")


@LEVEL.rule("", "the? o=ord hyphen? century")
def century(found: Found) -> Timex | None:
    """The n-th century; its years begin with n - 1."""
    number = found.number("o")
    return Timex("DATE", Fixed(century_period(date(max(number - 1, 0) * 100 + 1, 1, 1)))) if 1 <= number < 30 else None


@LEVEL.rule("", "y=year|spoken")
def bare_year(found: Found) -> Timex:
    """A year alone."""
    return Timex("DATE", Fixed(year_period(found.number("y"))), "year")


@LEVEL.rule("", "the? u=unit y=yr|number", "the u=units y=year", "the? fiscal u=unit? y=yr", "the? y=yr fiscal u=unit")
def named_year(found: Found) -> Timex | None:
    """Reads "the year 2000", "fiscal 1989"; a fiscal year goes by its number, whenever it begins."""
    if found.text("u") not in ("Y", "") or not FIRST_YEAR <= found.number("y") <= LAST_YEAR:
        return None
    return Timex("DATE", Fixed(year_period(found.number("y"))))


@LEVEL.rule("", "the u=unit y=int")
def distant_year(found: Found) -> Timex | None:
    """Reads "by the year 2250", "in the year 976": a number that is no year by itself."""
    year = found.number("y")
    if found.text("u") != "Y" or not (LAST_YEAR < year <= _LAST_NAMED or _FAR[0] <= year < FIRST_YEAR):
        return None
    return Timex("DATE", Fixed(year_period(year)), "year")


@LEVEL.rule(
    "",
    "y=year hyphen z=year|day|int",
    "the? fiscal unit|units? y=year hyphen z=year|day|int",
    "the? u=unit y=year hyphen z=year|day|int",
)
def years(found: Found) -> Timex | None:
    """Reads "1990-95", "2013-2014", "fiscal 2023-24", "the tax year 2023-24"."""
    if found.text("u") not in ("Y", ""):
        return None
    first, last = found.number("y"), found.number("z")
    last = first - first % 100 + last if last < 100 else last
    if not first < last < first + 100:
        return None
    return Timex("DATE", Span(Fixed(year_period(first)), Fixed(year_period(last))), "years")


@LEVEL.rule("", "d=deixis", "the d=deixis")
def deictic_day(found: Found) -> Timex:
    """Reads "yesterday", "the day before yesterday"."""
    days = int(found.text("d"))
    return Timex("DATE", Offset(StartingPoint("p"), "D", days, "D"), "" if days else "today")


@LEVEL.rule("", "then")
def then(found: Found) -> Timex:
    """Reads "until then", "by that time"."""
    return Timex("DATE", SpokenOf(), "then")


@LEVEL.rule("", "r=ref")
def reference(found: Found) -> Timex:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""
    return Timex("DATE", Constant(found.text("r"), "vague"))


@LEVEL.rule("", "the r=theref")
def definite_reference(found: Found) -> Timex:
    """Reads "the near future"; "the present" only by itself."""
    return Timex("DATE", Constant(found.text("r"), "vague"), "stands" if found.text("r") == "PRESENT_REF" else "future")


@LEVEL.rule("", "r=soon")
def soon(found: Found) -> Timex:
    """Reads "soon", but not "soon after"."""
    return Timex("DATE", Constant(found.text("r"), "vague"), "soon")
