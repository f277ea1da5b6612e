"""Lengths of time: "nearly five years", "half an hour", "the past three months"."""

from transforms.temporal.grammar.units import LEVEL, count_of, length_of, shift_of
from transforms.temporal.length import Length
from transforms.temporal.meaning import Constant, Timex
from transforms.temporal.parts import Window
from transforms.temporal.pattern import Found

_MOST_ADJECTIVAL = 400  # a unit in the singular after a number is an adjective: "a 400 year old tree"


@LEVEL.rule(
    "",
    "( approx | around )* q=qty hyphen? ( more | straight | long )* hyphen? u=anyunit ( hyphen long )?",
    "( approx | around )* the q=qty ( more | straight )* u=units",
    "( approx | around )* ( an | the ) more q=qty u=anyunit",
)
def length(found: Found) -> Timex | None:
    """A counted length, with the words that qualify the count; "122,000 week" is none."""
    if found.kind("u") == "unit" and found.text("q") != "X" and found.amount("q") > _MOST_ADJECTIVAL:
        return None
    return Timex("DURATION", length_of(found.unit("u"), count_of(found, "q")), "length")


@LEVEL.rule(
    "age", "( approx | around )* q=qty hyphen? u=anyunit hyphen? old", "an u=anyunit hyphen? old", "u=units hyphen old"
)
def age(found: Found) -> Timex:
    """Reads "seven-year-old": an expression when a war is that old; people's ages are none."""
    one = None if found.kind("u") == "units" else 1
    count = count_of(found, "q") if found.has("q") else one
    return Timex("DURATION", length_of(found.unit("u"), count), "age")


@LEVEL.rule(
    "",
    "a=approx|around ( approx | around )* an u=unit|fortnight|century|second",
    "( approx | around )* another u=unit|fortnight",
    "an more u=unit",
)
def one_unit(found: Found) -> Timex | None:
    """Reads "nearly a year", "another week", "an additional year"; "about a quarter" is a fraction."""
    if found.has("a") and found.unit("u") == "Q":
        return None
    return Timex("DURATION", length_of(found.unit("u"), 1), "length")


@LEVEL.rule("", "an u=unit|fortnight|century right(not hyphen long)")
def a_unit(found: Found) -> Timex:
    """Reads "a year": a length or a rate, as the words around it say."""
    return Timex("DURATION", length_of(found.unit("u"), 1), "aunit")


@LEVEL.rule("", "an u=unit andhalf", "approx+ an u=unit andhalf", "( the | this )? past u=unit andhalf")
def one_and_a_half(found: Found) -> Timex:
    """Reads "a minute and a half", "the past month and a half"."""
    return Timex("DURATION", length_of(found.unit("u"), 1.5), "length")


@LEVEL.rule(
    "", "( approx | around )* half ( an | hyphen )? u=unit|century", "( approx | around )* an half hyphen? u=unit"
)
def half_unit(found: Found) -> Timex | None:
    """Reads "half an hour", "half a century"."""
    halves = {"Y": (6, "M"), "TH": (30, "TM"), "TM": (30, "TS"), "D": (12, "TH"), "E": (5, "Y"), "C": (50, "Y")}
    if found.unit("u") not in halves:
        return None
    return Timex("DURATION", Length(*halves[found.unit("u")]), "length")


@LEVEL.rule(
    "",
    "the? u=units right(not hyphen old)",
    "u=units hyphen long",
    "u=units or units",
    "the e=edge u=units",
    "the ord u=units",
)
def some_units(found: Found) -> Timex | None:
    """Bare plurals: "for weeks"; "the early hours" are those of a day."""
    if found.has("e") and found.unit("u") == "TH":
        return None
    return Timex("DURATION", length_of(found.unit("u"), None), "units")


@LEVEL.rule("dayhours", "the e=edge u=units ( of | on )?", "( the | edge )* p=daypart u=units ( of | on )?")
def hours_of_day(found: Found) -> str | None:
    """The hours of a day that "the early hours of" it are, its morning; None of anything else."""
    if found.unit("u") != "TH":
        return None
    return found.text("p") or {"START": "MO", "END": "NI"}.get(found.text("e"))


@LEVEL.rule("", "l=lasting", "u=unit|century hyphen long")
def lasting_unit(found: Found) -> Timex:
    """Reads "week-long", "weeklong"."""
    meaning = Constant(found.text("l"), "period") if found.has("l") else length_of(found.unit("u"), 1)
    return Timex("DURATION", meaning)


@LEVEL.rule("", "whole hyphen? u=unit")
def whole_unit(found: Found) -> Timex | None:
    """Reads "all day", "a full year"."""
    return Timex("DURATION", length_of(found.unit("u"), 1))


@LEVEL.rule(
    "",
    "the? o=ord q=qty u=units",
    "the latest q=qty u=units",
    "( the | an ) unit hyphen? ( earlier | ago ) q=qty u=units",
)
def first_units(found: Found) -> Timex:
    """Reads "the first nine months"."""
    return Timex("DURATION", length_of(found.unit("u"), count_of(found, "q")), "length")


@LEVEL.rule(
    "",
    "( the | this )? s=shift ( vague | q=qty )? hyphen? ( more | straight )* u=units",
)
def window(found: Found) -> Timex:
    """Reads "the past three months"; without a number only the direction is known."""
    (sign, origin), unit = shift_of(found, "s"), found.unit("u")
    if not found.has("q") and origin == "p":
        return Timex("DATE", Constant("PAST_REF" if sign < 0 else "FUTURE_REF", "vague"))
    counted = length_of(unit, count_of(found, "q") if found.has("q") else None)
    whole = counted.whole_units()
    if whole is None or origin == "f":
        return Timex("DURATION", counted)
    return Timex("DURATION", Window(counted.value, whole[0], sign * whole[1]), "window")


@LEVEL.rule("", "( the | more )? r=recent u=units ( ( and | or ) b=units )?")
def recent_units(found: Found) -> Timex:
    """Reads "recent years", "recent weeks and months", which are PAST_REF; one shorter unit is counted as a length."""
    if found.unit("u") in "YEC" or found.has("b"):
        return Timex("DATE", Constant("PAST_REF", "vague"))
    return Timex("DURATION", Length(None, found.unit("u")))
