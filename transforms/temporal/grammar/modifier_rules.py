"""Level 6: words that belong to an expression without moving it (TIMEX3 mod)."""

from transforms.temporal.length import Length
from transforms.temporal.meaning import Constant, Offset, StartingPoint, Timex
from transforms.temporal.pattern import Found, Level

LEVEL = Level()
#: Checks that a modifier makes needless: "early May" is a month.
_SETTLED = ("month", "monthday", "year", "season", "theseason", "theunit")


def _same(found: Found) -> Timex | None:
    timex = found.timex("x")
    return (
        None if timex.guard in ("never", "halfyear") else timex._replace(guard="") if timex.guard in _SETTLED else timex
    )


@LEVEL.rule(
    "",
    "( the | an | sometime )? ( very )? e=edge ( hyphen | in | on )* the? x=anydate|atime",
    "( sometime ) x=anydate",
    "( earlier | later ) ( in | on )? x=anydate|atime",
    "around x=aday|aholiday|amonth|aquarter",
    "( the )? very? point of ( the | an )? x=anydate|aspan",
    "x=ayear|aday|amonth|aweek|aquarter poss? ( orlater | orso )",
)
def modified(found: Found) -> Timex | None:
    """Reads "early next year", "the end of March", "later this month", "1994 or later"."""
    return _same(found)


@LEVEL.rule("", "around x=ayear")
def around_year(found: Found) -> Timex | None:
    """Reads "about 1900", unless "about 1900 houses"."""
    year = _same(found)
    return year and (year._replace(guard="aboutyear") if found.timex("x").guard == "year" else year)


@LEVEL.rule("", "w=length|aref of x=amonth|ayear|adecade|acentury|aseason|aquarter")
def some_days_of(found: Found) -> Timex | None:
    """Reads "the last days of June", "the early months of 2012": some of the period that is named."""
    some = found.meaning("w")
    is_some = (
        some.count is None and some.unit != "Q"
        if isinstance(some, Length)
        else found.tokens[found.groups["w"]].rule == "window"
    )
    return _same(found) if is_some else None


@LEVEL.rule("", "( nthhalf | the? shift half ) ( of | in ) x=amonth|adecade|acentury|aseason|aweek")
def half_of(found: Found) -> Timex | None:
    """Reads "the first half of January": no unit of TIMEX3, so the month."""
    return _same(found)


@LEVEL.rule("", "the past")
def the_past(found: Found) -> Timex:
    """Reads "in the past"; what goes on was read as a length before."""
    return Timex("DATE", Constant("PAST_REF", "vague"), "stands")


@LEVEL.rule("", "x=ayear|amonth|adecade|aweek poss p=point")
def possessed_end(found: Found) -> Timex | None:
    """Reads "the year's end"."""
    return _same(found)


@LEVEL.rule("", "around? the? yearend ( comma | of )? y=ayear", "y=ayear poss? hyphen? yearend")
def named_year_end(found: Found) -> Timex | None:
    """Reads "year-end 1998"."""
    return found.timex("y")._replace(guard="")


@LEVEL.rule("", "around? the? yearend")
def year_end(found: Found) -> Timex:
    """Reads "year-end"."""
    return Timex("DATE", Offset(StartingPoint("p"), "Y", 0, "Y"), "yearend")
