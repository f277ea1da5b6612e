"""Level 1: dates written as codes: "2014-01-28T13:45Z", "28/01/2014", "201530Z DEC 89", "FY2019", "2013/14", "9/11"."""

import re
from datetime import date

from transforms.temporal.calendar import day_period, week_period, year_period
from transforms.temporal.cycles import Cyclic
from transforms.temporal.dates import FIRST_YEAR, LAST_YEAR, MONTHS, day_of, full_year
from transforms.temporal.grammar.calendar_rules import LEVEL
from transforms.temporal.meaning import Fixed, Meaning, Timex
from transforms.temporal.named_days import day_by_number
from transforms.temporal.parts import Clock, Numeric, Span
from transforms.temporal.pattern import Found

_UTC = ("z", "+00:00", "+0000")  # other zones are not part of the value
_FIRST_IN_DIGITS = 1500  # no news writes older days so
_LEAP_YEAR = 2000  # a year that has every day of every month


@LEVEL.rule("", "y=fyear")
def fiscal_year(found: Found) -> Timex | None:
    """Reads "FY2019", "FY12": a fiscal year goes by its number; "FY2013/14" is of both, as "fiscal 2013-14" is."""
    first, *last = (int(digits) for digits in re.findall(r"\d+", found.text("y")))
    year = full_year(str(first))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if last == [(year + 1) % 100]:
        return Timex("DATE", Span(Fixed(year_period(year)), Fixed(year_period(year + 1))))
    return Timex("DATE", Fixed(year_period(year)))


@LEVEL.rule("", "p=yearpair")
def year_pair(found: Found) -> Timex | None:
    """Reads "the 2013/14 season": two years in a row."""
    first, last = (int(digits) for digits in re.findall(r"\d+", found.text("p")))
    if last not in (first + 1, (first + 1) % 100):
        return None
    return Timex("DATE", Span(Fixed(year_period(first)), Fixed(year_period(first + 1))))


@LEVEL.rule("", "s=stamp")
def iso_stamp(found: Found) -> Timex | None:
    """An ISO 8601 date with its time, which is kept to the minute."""
    written, _, clock = found.text("s").partition("t")
    day = day_of(*(int(part) for part in written.split("-")))
    zone = "Z" if clock.endswith(_UTC) else ""
    return day and Timex("TIME", Clock(Fixed(day_period(day)), f"T{clock[:5]}{zone}"))


@LEVEL.rule("", "n=numdate")
def numeric_date(found: Found) -> Timex | None:
    """ISO, slashed and dotted dates; dotted ones are day first, or else year first."""
    text = found.text("n")
    digits = re.findall(r"\d+", text)[:3]
    parts, guard = [int(part) for part in digits], "dotted" if "." in text else ""
    year = parts[0] if len(digits[0]) == 4 else full_year(digits[2])
    if not _FIRST_IN_DIGITS <= year <= LAST_YEAR:  # 1402/07/15 may be of two other calendars, 9999-12-31 is "never"
        return None
    if len(digits[0]) == 4:
        day = day_of(*parts)
        return day and Timex("DATE", Fixed(day_period(day)), guard)
    if guard:
        day = day_of(year, parts[1], parts[0])
        return day and Timex("DATE", Fixed(day_period(day)), guard)
    if not (day_of(year, parts[0], parts[1]) or day_of(year, parts[1], parts[0])):
        return None
    return Timex("DATE", Numeric(parts[0], parts[1], year))


@LEVEL.rule("", "n=monthcode")
def month_code(found: Found) -> Timex | None:
    """Reads "7-Oct-23", "2022-Mar-07"."""
    first, name, last = found.text("n").split("-")
    if name not in MONTHS:
        return None
    year, number = (first, last) if len(first) == len("2022") else (last, first)
    day = day_of(full_year(year), MONTHS[name], int(number))
    return day and Timex("DATE", Fixed(day_period(day)))


@LEVEL.rule("", "w=isoweek")
def iso_week(found: Found) -> Timex | None:
    """Reads "2024-W14", "2024-W14-3" (ISO 8601)."""
    digits = re.sub(r"\D", "", found.text("w"))
    return _week(int(digits[:4]), int(digits[4:6]), digits[6:])


@LEVEL.rule("", "u=unit n=day|int|number ( of | comma | in )? the? y=yr")
def week_number(found: Found) -> Timex | None:
    """Reads "week 14 of 2024"."""
    return _week(found.number("y"), found.number("n"), "") if found.unit("u") == "W" else None


def _week(year: int, week: int, weekday: str) -> Timex | None:
    try:
        day = date.fromisocalendar(year, week, int(weekday or 1))
    except ValueError:
        return None
    return Timex("DATE", Fixed(day_period(day) if weekday else week_period(day)))


@LEVEL.rule("", "n=namedday")
def nine_eleven(found: Found) -> Timex:
    """Reads "9/11"."""
    month, day = found.text("n").split("/")
    return Timex("DATE", day_by_number(int(month) * 100 + int(day)))


@LEVEL.rule("", "the d=thenth")
def on_the_nth(found: Found) -> Timex | None:
    """Reads "on the 13th"."""
    day = int(found.text("d")[:-2])
    return Timex("DATE", Cyclic("monthday", day)) if day else None


@LEVEL.rule("", "d=dtg ( m=month ( y=year|int|day )? )?")
def date_time_group(found: Found) -> Timex | None:
    """Reads "201530Z DEC 89": day, hour and minute in UTC, month and year (ACP 121)."""
    text = found.text("d")
    day = _day_of_group(found, int(text[:2]))
    return day and Timex("TIME", Clock(day, f"T{text[2:4]}:{text[4:6]}Z"))


def _day_of_group(found: Found, day: int) -> Meaning | None:
    """The day; of no month or no year if the group has none."""
    if not found.has("m"):
        return Cyclic("monthday", day) if day else None
    month, digits = int(found.text("m")), f"{found.number('y'):02d}" if found.has("y") else ""
    year = full_year(digits) if len(digits) in (2, 4) else None
    known = day_of(year or _LEAP_YEAR, month, day)
    if known is None:
        return None
    return Fixed(day_period(known)) if year else Cyclic("day", month * 100 + day)
