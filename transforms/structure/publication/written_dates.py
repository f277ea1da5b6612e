"""Reads a date as sources write it: ISO 8601, RFC 2822, epoch seconds, "Jan. 28, 2014", "28.1.2014".

The day is the one written, in its own time zone: a story stamped 2014-01-28T23:30-05:00 appeared on the 28th.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from typing import Literal

from transforms.lexicons import load_table
from transforms.structure.publication.model import DayRange

Order = Literal["dmy", "mdy"]

_LONGEST = 200  # code points looked at; a declared date is short, the rest is hostile or prose
_LAST_YEAR = 2100
_ISO_DAY = re.compile(r"(?:1[89]|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
_ARABIC_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def day(year: int, month: int, day_of_month: int) -> DayRange | None:
    """One day, or None if the calendar has no such day."""
    try:
        on = date(year, month, day_of_month)
    except ValueError:
        return None
    return DayRange(on, on, "day")


def month(year: int, number: int) -> DayRange | None:
    """A whole month, or None if there is none of that number."""
    if not (1 <= number <= 12 and 1 <= year <= _LAST_YEAR):
        return None
    return DayRange(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> DayRange | None:
    """A whole year between 1800 and 2100; other four digits are no year of a news page."""
    if not 1800 <= number <= _LAST_YEAR:
        return None
    return DayRange(date(number, 1, 1), date(number, 12, 31), "year")


def full_year(digits: str) -> int:
    """Two digits by the rule of POSIX strptime %y: 69 to 99 are 19xx, 00 to 68 are 20xx."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= 69 else 2000)


def _epoch(match: re.Match[str], _: Order | None) -> DayRange | None:
    digits = match["epoch"]
    seconds = int(digits) / (1000 if len(digits) == 13 else 1)
    on = datetime.fromtimestamp(seconds, UTC).date()
    return DayRange(on, on, "day")


def _iso(match: re.Match[str], _: Order | None) -> DayRange | None:
    if match["d"]:
        return day(int(match["y"]), int(match["m"]), int(match["d"]))
    return month(int(match["y"]), int(match["m"]))


def _named(match: re.Match[str], _: Order | None) -> DayRange | None:
    number = _months()[match["name"].casefold().rstrip(".")]
    if not match["d"]:
        return month(full_year(match["y"]), number)
    return day(full_year(match["y"]), number, int(match["d"]))


def _numeric(match: re.Match[str], order: Order | None) -> DayRange | None:
    first, second, y = int(match["a"]), int(match["b"]), full_year(match["y"])
    if match["sep"] == "." or first > 12:
        return day(y, second, first)
    if second > 12:
        return day(y, first, second)
    readings = {"dmy": day(y, second, first), "mdy": day(y, first, second)}
    return readings[order] if order else _either(readings["dmy"], readings["mdy"])


def _either(one: DayRange | None, other: DayRange | None) -> DayRange | None:
    """Both readings of an ambiguous numeric date: an interval, unless they are the same day."""
    if one is None or other is None:
        return one or other
    if one == other:
        return one
    return DayRange(min(one.from_on, other.from_on), max(one.to_on, other.to_on), "interval")


def _year(match: re.Match[str], _: Order | None) -> DayRange | None:
    return year(int(match["y"]))


@cache
def _months() -> dict[str, int]:
    return {row["name"].casefold(): int(row["month"]) for row in load_table("month_names", "mul")}


@cache
def _grammar() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Order | None], DayRange | None]], ...]:
    """Patterns with their readers, most specific first."""
    name = rf"(?P<name>{_any_of(row['name'] for row in load_table('month_names', 'mul'))})\.?"
    first = r"(?<!\w)(?=\D{3,18}\d)"  # cheaper to see than that no name stands here
    d, y = r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?", r"(?P<y>(?:1[89]|20)\d\d)(?!\d)"
    of = r"(?:of|de|del)"
    clock = r"(?:at\s)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?,?(?:\s[A-Z]{2,4})?"
    rules = (
        (r"^(?P<y>20[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?:[01]\d|2[0-3])$", _iso),  # no second of 2033
        (r"^(?P<epoch>0|\d{9,10}|\d{13})(?:\.\d+)?$", _epoch),
        (r"(?<!\d)(?P<y>(?:1[89]|20)\d\d)(?P<s>[-/.])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<d>\d{1,2})(?!\d)", _iso),
        (r"^(?P<y>(?:1[89]|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{4}(?:\d\d)?Z?)?$", _iso),
        (r"(?P<y>(?:1[89]|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일])?", _iso),
        (r"(?<!\d)(?P<d>\d{1,2})\stháng\s(?P<m>\d{1,2}),?(?:\snăm)?\s(?P<y>(?:1[89]|20)\d\d)(?!\d)", _iso),
        (rf"{d}(?:\s{of}|[-/\s])?[-/\s]?{name}(?:\s{of})?[-/,\s]*{y}", _named),
        (rf"{first}{name}[-\s]?{d},?(?:\s{clock})?[-/,\s]+{y}", _named),
        (rf"(?<!\d){y}\.?\s(?:m\.\s)?{name}\s{d}(?![\d:])", _named),
        (rf"{d}[-/\s]{name}[-/\s]'?(?P<y>\d\d)(?![\d:])", _named),
        (r"(?<![\d.])(?P<a>\d{1,2})(?P<sep>[-/.])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y>(?:1[89]|20)\d\d)(?!\d)", _numeric),
        (r"(?<![\d.])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d\d)(?![\d.])", _numeric),
        (r"^(?P<y>(?:1[89]|20)\d\d)-(?P<m>\d\d)(?P<d>)$", _iso),
        (rf"{first}{name}(?P<d>){'(?:,|' + of + ')?'}\s+{y}", _named),
        (r"^(?P<y>\d{4})$", _year),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in rules)


def _any_of(names: Iterable[str]) -> str:
    """A pattern of the names, by their first letters: one look tells that none of hundreds begins here."""
    by_letter = groupby(sorted(names), key=lambda name: name[0])
    return rf"(?:{'|'.join(f'{letter}(?:{_rests(group)})' for letter, group in by_letter)})"


def _rests(names: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(name[1:]) for name in names), key=len, reverse=True))


def date_spans(text: str, order: Order | None = None) -> list[tuple[int, int, DayRange]]:
    """All dates of a line of visible text, as half-open offsets and days, in order; white space counts as written."""
    text = text[:_LONGEST].translate(_ARABIC_INDIC)
    found: list[tuple[int, int, DayRange]] = []
    for pattern, reader in _grammar():
        for match in pattern.finditer(text):
            is_free = all(match.end() <= start or match.start() >= end for start, end, _ in found)
            if is_free and (days := reader(match, order)):
                found.append((match.start(), match.end(), days))
    return sorted(found, key=lambda span: span[0])


def read_date(raw: str, order: Order | None = None) -> DayRange | None:
    """The first date in `raw`; None if there is none that the calendar knows.

    `order` settles "3/4/2015"; without it such a date is the interval between its two readings.
    """
    if _ISO_DAY.match(raw):  # nearly every declared date; the grammar below reads it too, ten times slower
        return day(int(raw[:4]), int(raw[5:7]), int(raw[8:10]))
    text = " ".join(raw[:_LONGEST].translate(_ARABIC_INDIC).split())
    for pattern, reader in _grammar():
        match = pattern.search(text)
        if match and (found := reader(match, order)):
            return found
    return None
