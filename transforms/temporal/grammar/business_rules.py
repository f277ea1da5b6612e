"""Periods of business news: "the third quarter", "the latest period", "a year-earlier loss"."""

from collections.abc import Sequence

from transforms.temporal.cycles import Cyclic
from transforms.temporal.grammar.units import LEVEL
from transforms.temporal.meaning import Offset, StartingPoint, Timex
from transforms.temporal.pattern import Found
from transforms.temporal.reported import Reported, YearBefore


@LEVEL.rule("", "the? f=fiscal? hyphen? o=ord u=unit", "f=fiscal? o=ord hyphen u=unit", "the? o=ord f=fiscal u=unit")
def nth_quarter(found: Found) -> Timex | None:
    """Reads "the third quarter", "third-quarter"; fiscal ones go by their number and are over."""
    number = found.number("o")
    if found.unit("u") != "Q" or not -1 <= number <= 4:
        return None
    return Timex("DATE", Cyclic("quarter", 4 if number < 0 else number, "past" if found.has("f") else ""))


@LEVEL.rule("", "the? o=ord ( and | or | to ) the? p=ord u=unit|units")
def two_quarters(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "the first and second quarters"."""
    first, second = found.number("o"), found.number("p")
    if found.unit("u") != "Q" or not 1 <= first < second <= 4:
        return None
    return [(a, b, Timex("DATE", Cyclic("quarter", n))) for a, b, n in (("o", "o", first), ("p", "u", second))]


@LEVEL.rule("", "( the | its )? ( latest | same )+ fiscal? ( period | u=unit )")
def latest_unit(found: Found) -> Timex | None:
    """Reads "the latest quarter", "the latest period": the one under report."""
    if found.unit("u") in ("", "Q"):
        return Timex("DATE", Reported(0))
    if found.unit("u").startswith("T"):
        return None
    return Timex("DATE", Offset(StartingPoint("p"), found.unit("u"), 0, found.unit("u")), "theunit")


@LEVEL.rule(
    "",
    "u=unit hyphen ( a=ago | earlier )",
    "( the | an )? same? u=unit hyphen ( a=ago | earlier ) ( period | ( fiscal? ord hyphen? )? q=unit )",
    "the same? u=unit ( a=ago | earlier ) ( period | q=unit )",
)
def year_earlier(found: Found) -> Timex | None:
    """Reads "year-earlier", "the year-ago quarter"."""
    if found.unit("u") != "Y" or found.unit("q") not in ("", "Q"):
        return None
    return Timex("DATE", YearBefore("p" if found.has("a") else "f", found.unit("q") == "Q"))


@LEVEL.rule("", "( the | an ) u=unit hyphen a=ago|earlier")
def attributive_year_earlier(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "the year-ago results": the article belongs to the noun that follows."""
    source = "p" if found.kind("a") == "ago" else "f"
    return [("u", "a", Timex("DATE", YearBefore(source)))] if found.unit("u") == "Y" else None
