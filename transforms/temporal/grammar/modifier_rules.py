"""Level 6: words that belong to an expression without moving it (TIMEX3 mod), and spans of two expressions."""

from collections.abc import Sequence

from transforms.temporal.calendar import year_period
from transforms.temporal.cycles import Cyclic, yearly
from transforms.temporal.meaning import Constant, Fixed, Offset, Origin, Timex
from transforms.temporal.parts import Span, YearPart
from transforms.temporal.pattern import Found, Level

LEVEL = Level()
SPANS = Level()
#: Checks that a modifier makes needless: "early May" is a month.
_SETTLED = ("month", "monthday", "year", "season", "theseason", "theunit")


def _same(found: Found) -> Timex | None:
    timex = found.timex("x")
    return None if timex.guard == "never" else timex._replace(guard="") if timex.guard in _SETTLED else timex


@LEVEL.rule(
    "",
    "( the | an | sometime )? ( very )? e=edge ( hyphen | in | on )* the? x=anydate|atime",
    "( sometime ) x=anydate",
    "( earlier | later ) ( in | on )? x=anydate|atime",
    "around x=aday|aholiday|amonth|ayear|aquarter",
    "( the )? very? point of ( the | an )? x=anydate|aspan",
    "x=ayear|aday|amonth|aweek|aquarter poss? ( orlater | orso )",
)
def modified(found: Found) -> Timex | None:
    """ "early next year", "the end of March", "later this month", "1994 or later"."""
    return _same(found)


@LEVEL.rule("", "the past")
def the_past(found: Found) -> Timex:
    """ "in the past"; what goes on was read as a length before."""
    return Timex("DATE", Constant("PAST_REF", "vague"), "stands")


@LEVEL.rule("", "x=ayear|amonth|adecade|aweek poss p=point")
def possessed_end(found: Found) -> Timex | None:
    """ "the year's end"."""
    return _same(found)


@LEVEL.rule("", "around? the? yearend ( comma | of )? y=ayear", "y=ayear poss? hyphen? yearend")
def named_year_end(found: Found) -> Timex | None:
    """ "year-end 1998"."""
    return found.timex("y")._replace(guard="")


@LEVEL.rule("", "around? the? yearend")
def year_end(found: Found) -> Timex:
    """ "year-end"."""
    return Timex("DATE", Offset(Origin("p"), "Y", 0, "Y"))


@SPANS.rule(
    "",
    "x=aday hyphen y=aday",
    "x=aweekday hyphen y=aweekday",
    "x=amonth hyphen y=amonth",
    "x=ayear hyphen y=ayear",
)
def span(found: Found) -> Timex | None:
    """Two dates joined by a dash are one expression: "March 29 - April 2"."""
    first, last = found.meaning("x"), found.meaning("y")
    if isinstance(last, Fixed) and isinstance(first, Cyclic) and first.cycle in ("day", "month"):
        first = YearPart(Fixed(year_period(last.period.start.year)), first.cycle, first.number)
    return Timex("DATE", Span(first, last))


@SPANS.rule("", "x=amonth|aday ( to | and | or | comma ) the? y=amonth|aday")
def shared_year(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """ "January and June 2015": the year is said once, at the end; what would lie later is of the year before."""
    first, last = found.meaning("x"), found.meaning("y")
    if not (isinstance(first, Cyclic) and first.cycle in ("month", "day") and not first.shift):
        return None
    if not (isinstance(last, Fixed) and last.period.unit in "MD"):
        return None
    year = last.period.start.year
    found_first = yearly(first.cycle, first.number, year)
    if found_first is None or found_first.start > last.period.start:
        found_first = yearly(first.cycle, first.number, year - 1)
    return found_first and [("x", "x", Timex("DATE", Fixed(found_first))), ("y", "y", found.timex("y"))]
