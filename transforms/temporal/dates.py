"""Full dates in short texts: datelines, "Posted: ..." lines, metadata. No context is used and nothing is guessed."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from transforms.lexicons import load_table

MONTHS = {row["form"]: int(row["month"]) for row in load_table("time_months")}
FIRST_YEAR, LAST_YEAR = 1000, 2199  # years that a four-digit number is read as
_DIGIT = re.compile(r"\d")
_FEWEST = 3  # digits of a date with its year, "5 Jan 90": "NEW YORK, March 2" has none


class FullDate(NamedTuple):
    """A period that is known without context: inclusive days, and the precision it was written with."""

    from_on: date
    to_on: date
    precision: str  # day month year


def full_year(digits: str) -> int:
    """The year meant by two or four digits; two digits by the POSIX pivot (strptime %y): 69-99 are 19xx."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return 1900 + year if year >= 69 else 2000 + year


def day_of(year: int, month: int, day: int) -> date | None:
    """The calendar day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def parse_full_date(text: str, *, day_first: bool | None = None) -> FullDate | None:
    """The full date in ``text`` (a day with its year, else a month with its year), else None.

    Of several, the one in the most specific shape is taken.

    ``day_first`` settles numeric dates that can be read both ways ("03/04/2014"); with None they are not answered,
    unless both readings agree. A bare year is answered only if it is the whole text.
    """
    if len(_DIGIT.findall(text)) < _FEWEST:
        return None
    for shape, read in _shapes():
        for match in shape.finditer(text):
            found = read(match, day_first)
            if found is not None:
                return found
    return None


def numeric_day(first: int, second: int, year: int, day_first: bool | None) -> date | None:
    """The day of "first/second/year"; None if both readings are days, differ, and ``day_first`` is unknown."""
    american, european = day_of(year, first, second), day_of(year, second, first)
    if day_first is not None:
        preferred = european if day_first else american
        return preferred or american or european
    if american and european and american != european:
        return None
    return american or european


def _as_day(found: date | None) -> FullDate | None:
    return found and FullDate(found, found, "day")


def _named(match: re.Match[str], _: bool | None) -> FullDate | None:
    month = MONTHS[match["month"].lower()]
    return _as_day(day_of(full_year(match["year"]), month, int(match["day"])))


def _iso(match: re.Match[str], _: bool | None) -> FullDate | None:
    return _as_day(day_of(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: re.Match[str], day_first: bool | None) -> FullDate | None:
    dotted = match["sep"] == "."  # d.m.y is the only dotted order in use
    year = full_year(match["year"])
    return _as_day(numeric_day(int(match["first"]), int(match["second"]), year, True if dotted else day_first))


def _month(match: re.Match[str], _: bool | None) -> FullDate:
    return FullDate(*month_span(int(match["year"]), MONTHS[match["month"].lower()]), "month")


def _year(match: re.Match[str], _: bool | None) -> FullDate:
    year = int(match["year"])
    return FullDate(date(year, 1, 1), date(year, 12, 31), "year")


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], bool | None], FullDate | None]], ...]:
    """Written shapes, the most specific first."""
    month = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
    day, year4 = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", r"(?P<year>1\d{3}|20\d\d|21\d\d)"
    year, pair = r"(?P<year>(?:1\d|20|21)?\d\d)", r"(?P<first>\d{1,2})(?P<sep>[/.-])(?P<second>\d{1,2})"
    shapes = (
        (rf"(?<!\d){year4}[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)", _iso),
        (rf"(?<!\d){year4}(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?!\d)", _iso),
        (rf"\b{month},?\s+{day},?\s+(?:of\s+)?{year4}(?!\d)", _named),
        (rf"(?<!\d){day}(?:\s+of)?[\s-]+{month},?[\s-]+{year4}(?!\d)", _named),
        (rf"(?<!\d){day}[\s-]+{month},?[\s-]+'?{year}(?![\d:])", _named),
        (rf"\b{month}\s+{day},\s+'?{year}(?![\d:])", _named),
        (rf"(?<![\d/.-]){pair}(?P=sep)(?P<year>\d{{4}}|\d\d)(?![\d/-])", _numeric),
        (rf"\b{month},?\s+(?:of\s+)?{year4}(?!\d)", _month),
        (rf"\A\s*{year4}\s*\Z", _year),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in shapes)
