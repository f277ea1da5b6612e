"""Level 4: distances in time: "one year and two months ago", "a week ago Tuesday", "three weeks earlier"."""

import re

from transforms.temporal.cycles import Cyclic
from transforms.temporal.length import Length, LengthSum
from transforms.temporal.meaning import Constant, Meaning, Offset, StartingPoint, Timex
from transforms.temporal.pattern import Found, Level
from transforms.temporal.reported import YearBefore

SUMS = Level()
SHIFTS = Level()
_WEEKDAYS = re.compile(r"XXXX-WXX-\d")
_FALLING = ("E", "Y", "M", "W", "D", "TH", "TM", "TS")


def moved_by(length: Meaning, source: str, sign: int) -> Meaning | None:
    """The origin moved by a length; vague lengths only say in which direction.

    From the time spoken of neither some days nor hours make a date: the length alone is the expression then.
    """
    if not isinstance(length, Length):
        return None
    whole = length.whole_units()
    if source == "f" and (whole is None or whole[0].startswith("T")):
        return None
    if whole is None:
        return Constant("PAST_REF" if sign < 0 else "FUTURE_REF", "vague")
    unit, count = whole
    if (unit, count, sign) == ("Y", 1, -1):
        return YearBefore(source)
    if unit.startswith("T"):
        return Offset(StartingPoint(source), "D", 0, "D")
    grain = "D" if unit == "W" and (count == 1 or source == "f" or sign > 0) else "Y" if length.unit == "Y" else unit
    return Offset(StartingPoint(source), unit, sign * count, grain)


@SUMS.rule("", "x=length ( comma | and )? y=length ( ( comma | and | comma and )? z=length )?")
def length_sum(found: Found) -> Timex | None:
    """Reads "two hours and 30 minutes": units in falling order."""
    lengths = [found.meaning(name) for name in "xyz" if found.has(name)]
    parts = tuple(length for length in lengths if isinstance(length, Length) and length.count)
    order = [_FALLING.index(part.unit) for part in parts if part.unit in _FALLING]
    if len(order) != len(lengths) or order != sorted(set(order)):
        return None
    return Timex("DURATION", LengthSum(parts))


@SHIFTS.rule("", "l=lengthsum ago", "l=lengthsum s=later", "l=lengthsum from? h=hence")
def sum_shifted(found: Found) -> Timex | None:
    """Reads "one year and two months ago"."""
    total = found.meaning("l")
    if not isinstance(total, LengthSum):
        return None
    sign = 1 if found.has("s") or found.has("h") else -1
    moved: Meaning = StartingPoint("f" if found.has("s") else "p")
    for part in total.parts:
        moved = Offset(moved, part.unit, sign * int(part.count or 0), "D")
    return Timex("DATE", moved)


@SHIFTS.rule("", "l=length orso? ago", "l=length b=back")
def ago(found: Found) -> Timex | None:
    """Reads "two years ago", counted from the publication."""
    moved = moved_by(found.meaning("l"), "p", -1)
    return moved and Timex("DATE", moved, "back" if found.has("b") else "")


@SHIFTS.rule(
    "",
    "l=length ago ( on | this | t=totheday )? x=aday|aweekday",
    "l=length ago t=totheday",
    "l=length ago x=aweek|amonth",
)
def ago_from(found: Found) -> Timex | None:
    """Reads "a week ago Tuesday", "two years ago today", "a year ago this month", "ten years ago to the day"."""
    length = found.meaning("l")
    whole = length.whole_units() if isinstance(length, Length) else None
    day = found.meaning("x") if found.has("x") else Offset(StartingPoint("p"), "D", 0, "D")
    if whole is None or whole[0].startswith("T") or _is_moved(day):
        return None
    grain = day.unit if isinstance(day, Offset) else "D"
    return Timex("DATE", Offset(day, whole[0], -whole[1], grain))


def _is_moved(day: Meaning) -> bool:
    """Whether the words say more than "today", "this week" or a weekday."""
    if isinstance(day, Cyclic):
        return day.cycle != "weekday" or day.shift != ""
    return not (isinstance(day, Offset) and day.count == 0 and day.base == StartingPoint("p"))


@SHIFTS.rule("", "q=qty w=aset ago")
def weekdays_ago(found: Found) -> Timex | None:
    """Reads "two Fridays ago": the last one is one Friday ago."""
    days = found.meaning("w")
    if not isinstance(days, Constant) or not _WEEKDAYS.fullmatch(days.value) or found.text("q") == "X":
        return None
    last = Cyclic("weekday", int(days.value[-1]), "last")
    return Timex("DATE", Offset(last, "W", 1 - found.number("q"), "D"))


@SHIFTS.rule("", "l=length orso? from? hence")
def from_now(found: Found) -> Timex | None:
    """Reads "two weeks from now"."""
    moved = moved_by(found.meaning("l"), "p", +1)
    return moved and Timex("DATE", moved)


@SHIFTS.rule("", "l=length earlier", "l=length s=later")
def relative(found: Found) -> Timex | None:
    """Reads "three weeks earlier": counted from the time spoken of."""
    moved = moved_by(found.meaning("l"), "f", +1 if found.has("s") else -1)
    return moved and Timex("DATE", moved, "compared")


@SHIFTS.rule("", "x=ayear|amonth|aweek|aday s=shift", "x=ayear|amonth|aweek|aday s=earlier")
def unit_previous(found: Found) -> Timex | None:
    """Reads "the year previous"."""
    meaning = found.meaning("x")
    if not isinstance(meaning, Offset) or meaning.count or found.timex("x").guard != "theunit":
        return None
    if found.text("s") not in ("-1f", "START"):
        return None
    return Timex("DATE", Offset(StartingPoint("f"), meaning.unit, -1, meaning.unit))
