"""Calendar units and cycles with a shift: "last week", "that year", "next Tuesday", "the weekend"."""

from transforms.temporal.cycles import Cyclic, WeekdayFrom
from transforms.temporal.grammar.units import LEVEL, length_of, shift_of, spoken_unit
from transforms.temporal.meaning import Constant, Offset, StartingPoint, Timex
from transforms.temporal.parts import Window
from transforms.temporal.pattern import Found
from transforms.temporal.reported import Reported, ReportedYear

_YEARS = {
    "E": 10,
    "C": 100,
    "L": 1000,
}  # "the past decade" are the ten years to now; "last decade" is one of the calendar


@LEVEL.rule("", "the? s=shift ( whole | fiscal )* hyphen? u=unit|century|second|fortnight")
def shifted_unit(found: Found) -> Timex | None:
    """Reads "last week", "the following day", "next fiscal year"."""
    (sign, origin), unit = shift_of(found, "s"), found.unit("u")
    if unit.startswith("T") or unit == "2W":
        return Timex("DURATION", length_of(unit, 1), "length")
    if found.kind("s") == "past" and unit in _YEARS:
        return Timex("DURATION", Window(length_of(unit, 1).value, "Y", sign * _YEARS[unit]))
    if unit == "D" and sign > 0:
        origin = "f"  # the next day is the day after the one spoken of
    if origin == "f" and sign < 0:
        origin = "c"
    guard = "window" if sign < 0 else ""  # "the last day of the season"
    return Timex("DATE", Offset(StartingPoint(origin), unit, sign, unit), guard)


@LEVEL.rule("", "( the | its )? t=this|that|current ( whole | fiscal )* hyphen? u=unit|century")
def this_unit(found: Found) -> Timex | None:
    """Reads "this week", "that year", "the current quarter"."""
    (_, origin), unit = shift_of(found, "t"), found.unit("u")
    if unit.startswith("T"):
        return None
    return Timex("DATE", Offset(StartingPoint(origin), unit, 0, unit), "title" if unit == "W" else "")


@LEVEL.rule("", "the u=unit right(not hyphen long)", "the ( w=whole | fiscal )+ u=unit")
def the_unit(found: Found) -> Timex | None:
    """Reads "the day", "the year", "the quarter": of the time spoken of."""
    unit = found.unit("u")
    if unit.startswith("T"):
        return None
    if unit == "Q":
        return Timex("DATE", Reported(0), "theunit")
    if unit == "Y" and found.has("w"):
        return Timex("DATE", ReportedYear(), "theunit")
    return Timex("DATE", spoken_unit(unit), "theunit")


@LEVEL.rule("sameperiod", "the? that period")
def same_period(found: Found) -> Timex:
    """Reads "the same period": of the year that follows; alone it says nothing."""
    return Timex("DATE", Reported(0), "never")


@LEVEL.rule("", "the u=unit afternext", "the weekend a=afternext")
def after_next(found: Found) -> Timex | None:
    """Reads "the week after next"."""
    unit = "WE" if found.has("a") else found.unit("u")
    return None if unit.startswith("T") else Timex("DATE", Offset(StartingPoint("p"), unit, 2, unit))


@LEVEL.rule("", "the u=beforelast")
def before_last(found: Found) -> Timex:
    """Reads "the week before last", "the weekend before last"."""
    unit = found.text("u")
    if unit == "WE":
        return Timex("DATE", Offset(Cyclic("weekend", 0, "last"), "W", -1, unit))
    return Timex("DATE", Offset(StartingPoint("p"), unit, -2, unit))


@LEVEL.rule("", "( the | that )? weekend", "t=this weekend", "( the | this )? s=shift weekend")
def weekend(found: Found) -> Timex:
    """The weekend that tense selects, "this weekend", "last weekend", "next weekend"."""
    if found.has("t"):
        return Timex("DATE", Cyclic("weekend", 0, "this"))
    shift = "" if not found.has("s") else "last" if shift_of(found, "s")[0] < 0 else "next"
    return Timex("DATE", Cyclic("weekend", 0, shift))


@LEVEL.rule(
    "",
    "( a=the )? s=shift|this x=amonth|aweekday|aseason|aholiday|aday",
    "a=this s=shift x=amonth|aweekday|aseason|aholiday|aday",
)
def shifted_cycle(found: Found) -> Timex | None:
    """Reads "last May", "next Tuesday", "this past spring"."""
    meaning = found.meaning("x")
    if not isinstance(meaning, Cyclic) or found.timex("x").guard == "theseason":  # "following the fall"
        return None
    sign, origin = shift_of(found, "s")
    if origin == "f" and sign > 0 and not found.has("a"):  # "following Monday's attack"
        return None
    if meaning.cycle == "weekday" and origin == "f" and sign:
        return Timex("DATE", WeekdayFrom(int(meaning.number), sign))
    guard = "monthday" if meaning.cycle == "month" else ""  # "this may be so", "at this march"
    return Timex("DATE", Cyclic(meaning.cycle, meaning.number, ("this", "next", "last")[sign]), guard)


@LEVEL.rule("", "r=theref u=units")
def future_units(found: Found) -> Timex | None:
    """Reads "future quarters"."""
    return Timex("DATE", Constant("FUTURE_REF", "vague")) if found.text("r") == "FUTURE_REF" else None


@LEVEL.rule("", "r=recent")
def recent(found: Found) -> Timex:
    """Reads "recent" alone."""
    return Timex("DATE", Constant("PAST_REF", "vague"), "recent")


@LEVEL.rule("", "current")
def current(found: Found) -> Timex:
    """Reads "current" alone."""
    return Timex("DATE", Constant("PRESENT_REF", "vague"))


@LEVEL.rule("nthunit", "( the | an )? o=ord u=unit right(not hyphen long)")
def nth_unit(found: Found) -> Timex | None:
    """Reads "the first week": a part of what follows; alone it says nothing."""
    unit = found.unit("u")
    if unit == "Q" or unit.startswith("T"):
        return None
    return Timex("DATE", Constant(f"{found.number('o')} {unit}", "vague"), "never")


@LEVEL.rule("", "( the | an )? o=ord straight u=unit")
def nth_in_a_row(found: Found) -> Timex | None:
    """Reads "a second consecutive day": the one spoken of."""
    unit = found.unit("u")
    return None if unit.startswith("T") else Timex("DATE", spoken_unit(unit))


@LEVEL.rule("nthhalf", "( the | this )? o=ord hyphen? half")
def nth_half(found: Found) -> Timex | None:
    """Reads "the first half": of a year when one is named, or in business news."""
    number = found.number("o")
    return Timex("DATE", Cyclic("half", 2 if number < 0 else number), "halfyear") if number in (1, 2, -1) else None
