"""Level 4: expressions put together: "two weeks ago", "January last year", "the third quarter of 1998"."""

import re
from collections.abc import Sequence

from transforms.temporal.cycles import Cyclic
from transforms.temporal.grammar.units import spoken_unit
from transforms.temporal.kinds import UNIT_OF_KIND
from transforms.temporal.length import Length
from transforms.temporal.meaning import Constant, Fixed, Meaning, Offset, StartingPoint, Timex, coarser
from transforms.temporal.parts import NthPart, WeekdayOf, WeekendAt, YearPart
from transforms.temporal.pattern import Found, Level
from transforms.temporal.reported import Reported, ReportedIn

SUMS = Level()
SHIFTS = Level()
LEVEL = Level()
_SAME: tuple[Meaning, ...] = tuple(Offset(StartingPoint("f"), unit, 0, unit) for unit in "MQ")  # "the same month"
_WEEKDAYS = re.compile(r"XXXX-WXX-\d")
_FALLING = ("E", "Y", "M", "W", "D", "TH", "TM", "TS")


@LEVEL.rule(
    "",
    "x=amonth|aquarter|aseason|ahalf|nthhalf|aholiday|aday ( of | comma | in )? y=ayear",
    "( the | its )? y=ayear ( poss | comma )? hyphen? x=amonth|aquarter|aseason|ahalf|nthhalf|aholiday",
)
def part_of_year(found: Found) -> Timex | None:
    """Reads "January last year", "this year's third quarter", "the 1988 second quarter"."""
    part = found.meaning("x")
    if not isinstance(part, Cyclic) or part.shift not in ("", "past") or found.timex("y").guard == "aunit":
        return None
    return Timex("DATE", YearPart(found.meaning("y"), part.cycle, part.number))


@LEVEL.rule("", "x=nthunit ( of | in )? y=ayear|amonth|aquarter|aseason|aweek|adecade|acentury|ahalf|aholiday")
def nth_part(found: Found) -> Timex | None:
    """Reads "the last week of March"."""
    part = found.meaning("x")
    if not isinstance(part, Constant):
        return None
    number, unit = part.value.split()
    if not coarser(UNIT_OF_KIND.get(found.kind("y"), "S"), unit):
        return None  # "its third year in January"
    return Timex("DATE", NthPart(found.meaning("y"), unit, int(number)))


@LEVEL.rule(
    "",
    "the? s=shift u=unit of y=ayear|amonth|aquarter|aweek|adecade",
    "the? z=aday|aweek|amonth|aquarter of y=ayear|amonth|aquarter|adecade",
)
def last_part(found: Found) -> Timex | None:
    """Reads "the last day of May"; the words "last week" were read as a shift before."""
    meaning = found.meaning("z") if found.has("z") else None
    if not isinstance(meaning, Offset) or meaning.count != -1:
        return None
    return Timex("DATE", NthPart(found.meaning("y"), meaning.unit, -1))


@LEVEL.rule("", "the? o=ord w=aweekday ( of | in ) x=amonth")
def nth_weekday(found: Found) -> Timex | None:
    """Reads "the first Monday of May"."""
    weekday = found.meaning("w")
    if not isinstance(weekday, Cyclic) or weekday.shift:
        return None
    return Timex("DATE", WeekdayOf(found.meaning("x"), int(weekday.number), found.number("o")))


@LEVEL.rule("", "the? o=ord aweekday ( of | in ) s=aset")
def nth_weekday_of_each(found: Found) -> Timex | None:
    """Reads "the first Monday of every month"."""
    each = found.timex("s")
    return each if isinstance(each.meaning, Constant) and each.meaning.value.startswith("P") else None


@LEVEL.rule("", "w=aweekday of? x=aweek", "x=aweek ( on | comma )? w=aweekday")
def weekday_of_week(found: Found) -> Timex | None:
    """Reads "Friday of next week"."""
    weekday = found.meaning("w")
    if not isinstance(weekday, Cyclic) or weekday.shift:
        return None
    return Timex("DATE", WeekdayOf(found.meaning("x"), int(weekday.number), 0))


@LEVEL.rule("", "( the | an )? w=unit of x=aday|aweekday|aholiday", "x=aholiday w=unit")
def week_of(found: Found) -> Timex | None:
    """Reads "the week of March 6", "Easter week"."""
    return Timex("DATE", Offset(found.meaning("x"), "W", 0, "W")) if found.unit("w") == "W" else None


@LEVEL.rule("", "x=aholiday w=aweekend", "w=aweekend of x=aday|aholiday|aspan")
def weekend_at(found: Found) -> Timex | None:
    """Reads "Labor Day weekend", "the weekend of March 3"."""
    meaning = found.meaning("w")
    return Timex("DATE", WeekendAt(found.meaning("x"))) if isinstance(meaning, Cyclic) and not meaning.shift else None


@LEVEL.rule("", "z=aweek ( of | starting | starting on | point | point on ) x=aday|aweekday|aholiday")
def the_week_of(found: Found) -> Timex | None:
    """The same after "the week" was read as a unit."""
    return Timex("DATE", Offset(found.meaning("x"), "W", 0, "W"))


@LEVEL.rule("", "( the | this )? s=shift half ( of | in ) y=ayear")
def last_half(found: Found) -> Timex | None:
    """Reads "the last half of 1989"."""
    if found.text("s") != "-1p":
        return None
    return Timex("DATE", YearPart(found.meaning("y"), "half", 2))


@LEVEL.rule("", "the? d=dayno of x=amonth")
def day_of_month(found: Found) -> Timex | None:
    """Reads "the 20th of next month"."""
    if not isinstance(found.meaning("x"), Offset) or not 1 <= found.number("d") <= 31:
        return None
    return Timex("DATE", NthPart(found.meaning("x"), "D", found.number("d")))


@LEVEL.rule("", "d=qty ( to | and | hyphen ) e=qty ( of | in )? x=amonth")
def days_of_month(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "from 4 to 22 this month"."""
    month = found.meaning("x")
    if not isinstance(month, Offset) or "X" in (found.text("d"), found.text("e")):
        return None
    first, last = NthPart(month, "D", found.number("d")), NthPart(month, "D", found.number("e"))
    return [("d", "d", Timex("DATE", first)), ("e", "x", Timex("DATE", last))]


@LEVEL.rule("", "l=length ( from | after | b=before ) x=aday|aholiday")
def offset_from(found: Found) -> Timex | None:
    """Reads "two days after Christmas", "three weeks from tomorrow"; not from a date, which TimeML keeps apart."""
    length = found.meaning("l")
    whole = length.whole_units() if isinstance(length, Length) else None
    if whole is None or whole[0].startswith("T") or _is_calendar_date(found.meaning("x")):
        return None
    sign = -1 if found.has("b") else 1
    return Timex("DATE", Offset(found.meaning("x"), whole[0], sign * whole[1], "D"))


@LEVEL.rule("", "z=aday ( b=before | after ) x=aday|aweekday|aholiday")
def day_beside(found: Found) -> Timex | None:
    """Reads "the day before Sunday's vote", "the day after Christmas"."""
    if found.timex("z") != Timex("DATE", spoken_unit("D"), "theunit"):
        return None
    return Timex("DATE", Offset(found.meaning("x"), "D", -1 if found.has("b") else 1, "D"))


@LEVEL.rule("", "w=aweekday u=unit")
def weekday_week(found: Found) -> Timex | None:
    """Reads "Monday week" (British): a week after the coming Monday."""
    weekday = found.meaning("w")
    if not isinstance(weekday, Cyclic) or weekday.shift or found.unit("u") != "W":
        return None
    return Timex("DATE", Offset(Cyclic("weekday", weekday.number, "future"), "W", 1, "D"), "stands")


def _is_calendar_date(day: Meaning) -> bool:
    return isinstance(day, Fixed) or (isinstance(day, Cyclic) and day.cycle == "day")


@LEVEL.rule("", "( the | its )? y=ayear hyphen? ( period | u=unit )")
def reported_in(found: Found) -> Timex | None:
    """Reads "the 1988 quarter", "last year's period"."""
    return Timex("DATE", ReportedIn(found.meaning("y"))) if found.unit("u") in ("", "Q") else None


@LEVEL.rule("", "( sameperiod | x=amonth|aquarter ) ( of | in )? y=ayear")
def same_period_of(found: Found) -> Timex | None:
    """Reads "the same period last year", "the same month a year ago"."""
    if found.has("x") and found.meaning("x") not in _SAME:
        return None
    return Timex("DATE", ReportedIn(found.meaning("y")))


@LEVEL.rule("", "y=ayear poss ( period | u=unit )", "x=aquarter y=ayear")
def reported_of(found: Found) -> Timex | None:
    """Reads "last year's quarter", "the quarter a year ago"."""
    if found.has("x") and not isinstance(found.meaning("x"), Reported):
        return None
    return Timex("DATE", ReportedIn(found.meaning("y"))) if found.unit("u") in ("", "Q") else None
