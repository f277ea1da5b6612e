"""Level 6: words that belong to an expression without moving it (TIMEX3 mod), and spans of two expressions."""

from collections.abc import Sequence
from itertools import pairwise

from transforms.temporal.calendar import year_period
from transforms.temporal.cycles import Cyclic, yearly
from transforms.temporal.length import Length
from transforms.temporal.meaning import Constant, Fixed, Offset, Origin, Timex
from transforms.temporal.paired import following
from transforms.temporal.parts import Span, YearPart
from transforms.temporal.pattern import Found, Level
from transforms.temporal.reported import QuarterEnded, Reported

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


@LEVEL.rule("", "w=length|aref of x=amonth|ayear|adecade|acentury|aseason|aquarter")
def some_days_of(found: Found) -> Timex | None:
    """ "the last days of June", "the early months of 2012": some of the period that is named."""
    some = found.meaning("w")
    is_some = (
        some.count is None and some.unit != "Q"
        if isinstance(some, Length)
        else found.tokens[found.groups["w"]].rule == "window"
    )
    return _same(found) if is_some else None


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
    return Timex("DATE", Span(first, following(first, last)))


@SPANS.rule(
    "",
    "x=amonth|aday ( to | and | or | comma ) the? y=amonth|aday",
    "x=aseason ( to | and | or ) y=aseason",
    "x=aquarter ( to | and | or )? y=aquarter",
)
def shared_year(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """ "January and June 2015": the year is said once, at the end; what would lie later is of the year before."""
    first, last = found.meaning("x"), found.meaning("y")
    if not (isinstance(first, Cyclic) and first.cycle in ("month", "day", "season", "quarter") and not first.shift):
        return None
    if isinstance(last, YearPart) and last.cycle == first.cycle:
        first_part = YearPart(last.year, first.cycle, first.number)
        return [("x", "x", Timex("DATE", first_part)), ("y", "y", found.timex("y"))]
    if not (isinstance(last, Fixed) and last.period.unit in "MDS"):
        return None
    year = last.period.start.year
    found_first = yearly(first.cycle, first.number, year)
    if found_first is None or found_first.start > last.period.start:
        found_first = yearly(first.cycle, first.number, year - 1)
    return found_first and [("x", "x", Timex("DATE", Fixed(found_first))), ("y", "y", found.timex("y"))]


@SPANS.rule(
    "",
    "x=amonth ( to | and | or | comma and | comma ) y=amonth ( comma? ( and | or ) z=amonth )?",
    "x=aweekday ( to | and | or | comma and | comma ) y=aweekday ( comma? ( and | or ) z=aweekday )?",
    "x=aday ( to | and | or ) y=aday",
)
def in_a_row(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """ "in June or July", "Monday through Friday": each comes after the one before."""
    names = [name for name in "xyz" if found.has(name)]
    row = [found.meaning(name) for name in names]
    if not all(isinstance(meaning, Cyclic) and not meaning.shift for meaning in row):
        return None
    moved = [row[0], *(following(before, after) for before, after in pairwise(row))]
    return [
        (name, name, found.timex(name)._replace(meaning=meaning)) for name, meaning in zip(names, moved, strict=True)
    ]


@SPANS.rule("", "x=aquarter comma? ending on? y=aday|amonth")
def quarter_ended(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """ "the quarter ended June 30": the day says which."""
    if found.meaning("x") != Reported(0):
        return None
    return [("x", "x", Timex("DATE", QuarterEnded(found.meaning("y")))), ("y", "y", found.timex("y"))]
