"""Level 3: units of time with a quantity or a shift: "nearly five years", "last week", "the past three months"."""

from collections.abc import Sequence

from transforms.temporal.cycles import Cyclic, open_value
from transforms.temporal.length import Length
from transforms.temporal.meaning import Constant, Offset, Origin, Timex
from transforms.temporal.parts import Reported, Window, YearBefore
from transforms.temporal.pattern import Found, Level

LEVEL = Level()
_FORTNIGHT = "2W"


def _length(unit: str, count: float | None) -> Length:
    """A length in ``unit`` as the lexicon writes it ("2W" is two weeks)."""
    if unit == _FORTNIGHT:
        return Length(None if count is None else count * 2, "W")
    return Length(count, unit)


def _count(found: Found, group: str) -> float | None:
    return None if found.text(group) == "X" else found.amount(group)


def _shift(found: Found, group: str) -> tuple[int, str]:
    """(sign, origin) of a shift word; origin is the lexicon's p or f."""
    text = found.text(group)
    return int(text[:-1]), text[-1]


@LEVEL.rule(
    "",
    "( approx | around )* q=qty hyphen? ( more | straight | long )* hyphen? u=anyunit ( hyphen long )?",
    "( approx | around )* the q=qty ( more | straight )* u=units",
    "( approx | around )* ( an | the ) more q=qty u=anyunit",
)
def length(found: Found) -> Timex:
    """A counted length, with the words that qualify the count."""
    return Timex("DURATION", _length(found.unit("u"), _count(found, "q")), "length")


@LEVEL.rule("age", "( approx | around )* q=qty hyphen? u=anyunit hyphen? old", "an u=anyunit hyphen? old")
def age(found: Found) -> Timex:
    """ "seven-year-old": an expression when a war is that old; people's ages are none."""
    count = _count(found, "q") if found.has("q") else 1
    return Timex("DURATION", _length(found.unit("u"), count), "age")


@LEVEL.rule(
    "",
    "( approx | around )+ an u=unit|fortnight|century|second",
    "( approx | around )* another u=unit|fortnight",
    "an more u=unit",
)
def one_unit(found: Found) -> Timex:
    """ "nearly a year", "another week", "an additional year"."""
    return Timex("DURATION", _length(found.unit("u"), 1), "length")


@LEVEL.rule("", "an u=unit|fortnight|century")
def a_unit(found: Found) -> Timex:
    """ "a year": a length or a rate, as the words around it say."""
    return Timex("DURATION", _length(found.unit("u"), 1), "aunit")


@LEVEL.rule("", "an u=unit andhalf", "approx+ an u=unit andhalf")
def one_and_a_half(found: Found) -> Timex:
    """ "a minute and a half"."""
    return Timex("DURATION", _length(found.unit("u"), 1.5), "length")


@LEVEL.rule(
    "", "( approx | around )* half ( an | hyphen ) u=unit|century", "( approx | around )* an half hyphen? u=unit"
)
def half_unit(found: Found) -> Timex | None:
    """ "half an hour", "half a century"."""
    halves = {"Y": (6, "M"), "TH": (30, "TM"), "TM": (30, "TS"), "D": (12, "TH"), "E": (5, "Y"), "C": (50, "Y")}
    if found.unit("u") not in halves:
        return None
    return Timex("DURATION", Length(*halves[found.unit("u")]), "length")


@LEVEL.rule("", "the? u=units", "u=units hyphen long", "u=units or units", "the edge u=units", "the ord u=units")
def some_units(found: Found) -> Timex:
    """Bare plurals: "for weeks"."""
    return Timex("DURATION", _length(found.unit("u"), None), "units")


@LEVEL.rule(
    "",
    "( the | these | this )? s=shift ( vague | q=qty )? hyphen? ( more | straight )* u=units",
)
def window(found: Found) -> Timex:
    """ "the past three months"; without a number only the direction is known."""
    (sign, origin), unit = _shift(found, "s"), found.unit("u")
    if not found.has("q"):
        return Timex("DATE", Constant("PAST_REF" if sign < 0 else "FUTURE_REF", "vague"))
    counted = _length(unit, _count(found, "q"))
    whole = counted.whole_units()
    if whole is None or origin == "f":
        return Timex("DURATION", counted)
    return Timex("DURATION", Window(counted.value, whole[0], sign * whole[1]))


@LEVEL.rule(
    "",
    "the? o=ord q=qty u=units",
    "the latest q=qty u=units",
    "( the | an ) unit hyphen? ( earlier | ago ) q=qty u=units",
)
def first_units(found: Found) -> Timex:
    """ "the first nine months"."""
    return Timex("DURATION", _length(found.unit("u"), _count(found, "q")), "length")


@LEVEL.rule("", "the? s=shift ( whole | fiscal )* hyphen? u=unit|century|second|fortnight")
def shifted_unit(found: Found) -> Timex | None:
    """ "last week", "the following day", "next fiscal year"."""
    (sign, origin), unit = _shift(found, "s"), found.unit("u")
    if unit.startswith("T") or unit == _FORTNIGHT:
        return Timex("DURATION", _length(unit, 1), "length")
    if unit == "D" and sign > 0:
        origin = "f"  # the next day is the day after the one spoken of
    return Timex("DATE", Offset(Origin(origin), unit, sign, unit), "shifted")


@LEVEL.rule("", "( the | its )? t=this|that|current ( whole | fiscal )* hyphen? u=unit|century")
def this_unit(found: Found) -> Timex | None:
    """ "this week", "that year", "the current quarter"."""
    (_, origin), unit = _shift(found, "t"), found.unit("u")
    return None if unit.startswith("T") else Timex("DATE", Offset(Origin(origin), unit, 0, unit))


@LEVEL.rule("", "the u=unit", "the ( whole | fiscal )+ u=unit")
def the_unit(found: Found) -> Timex | None:
    """ "the day", "the year", "the quarter": of the time spoken of."""
    unit = found.unit("u")
    if unit.startswith("T"):
        return None
    if unit == "Q":
        return Timex("DATE", Reported(0), "theunit")
    return Timex("DATE", Offset(Origin("p"), unit, 0, unit), "theunit")


@LEVEL.rule("", "( the | its )? ( latest | same )+ fiscal? ( period | u=unit )")
def latest_unit(found: Found) -> Timex | None:
    """ "the latest quarter", "the latest period": the one under report."""
    if found.unit("u") in ("", "Q"):
        return Timex("DATE", Reported(0))
    if found.unit("u").startswith("T"):
        return None
    return Timex("DATE", Offset(Origin("p"), found.unit("u"), 0, found.unit("u")), "theunit")


@LEVEL.rule(
    "",
    "u=unit hyphen ( ago | earlier )",
    "( the | an )? same? u=unit hyphen ( ago | earlier ) ( period | ( fiscal? ord hyphen? )? q=unit )",
    "the same? u=unit ( ago | earlier ) ( period | q=unit )",
)
def year_earlier(found: Found) -> Timex | None:
    """ "year-earlier", "the year-ago quarter"."""
    return Timex("DATE", YearBefore("f")) if found.unit("u") == "Y" and found.unit("q") in ("", "Q") else None


@LEVEL.rule("", "( the | an ) u=unit hyphen a=ago|earlier")
def attributive_year_earlier(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """ "the year-ago results": the article belongs to the noun that follows."""
    return [("u", "a", Timex("DATE", YearBefore("f")))] if found.unit("u") == "Y" else None


@LEVEL.rule("", "the? f=fiscal? hyphen? o=ord u=unit", "f=fiscal? o=ord hyphen u=unit", "the? o=ord f=fiscal u=unit")
def nth_quarter(found: Found) -> Timex | None:
    """ "the third quarter", "third-quarter"; fiscal ones go by their number and are over."""
    number = found.number("o")
    if found.unit("u") != "Q" or not -1 <= number <= 4:
        return None
    return Timex("DATE", Cyclic("quarter", 4 if number < 0 else number, "past" if found.has("f") else ""))


@LEVEL.rule("", "( the | this | its )? weekend", "( the | this )? s=shift weekend")
def weekend(found: Found) -> Timex:
    """The weekend that tense selects, "last weekend", "next weekend"."""
    shift = "" if not found.has("s") else "last" if _shift(found, "s")[0] < 0 else "next"
    return Timex("DATE", Cyclic("weekend", 0, shift))


@LEVEL.rule(
    "",
    "the? s=shift|this x=amonth|aweekday|aseason|aholiday|aday",
    "this s=shift x=amonth|aweekday|aseason|aholiday|aday",
)
def shifted_cycle(found: Found) -> Timex | None:
    """ "last May", "next Tuesday", "this past spring"."""
    meaning = found.meaning("x")
    if not isinstance(meaning, Cyclic):
        return None
    sign = _shift(found, "s")[0]
    return Timex("DATE", Cyclic(meaning.cycle, meaning.number, ("this", "next", "last")[sign]))


@LEVEL.rule("", "( the | more )? r=recent u=units ( ( and | or ) units )?")
def recent_units(found: Found) -> Timex:
    """ "recent years" is PAST_REF; shorter units are counted as a length."""
    if found.unit("u") == "Y":
        return Timex("DATE", Constant("PAST_REF", "vague"))
    return Timex("DURATION", Length(None, found.unit("u")))


@LEVEL.rule("", "r=theref u=units")
def future_units(found: Found) -> Timex | None:
    """ "future quarters"."""
    return Timex("DATE", Constant("FUTURE_REF", "vague")) if found.text("r") == "FUTURE_REF" else None


@LEVEL.rule("", "r=recent")
def recent(found: Found) -> Timex:
    """ "recent" alone."""
    return Timex("DATE", Constant("PAST_REF", "vague"), "recent")


@LEVEL.rule("", "current")
def current(found: Found) -> Timex:
    """ "current" alone."""
    return Timex("DATE", Constant("PRESENT_REF", "vague"))


@LEVEL.rule("", "each q=qty? u=anyunit|century", "o=other u=unit")
def every(found: Found) -> Timex:
    """ "every day", "every two weeks"."""
    count = _count(found, "q") if found.has("q") else 2 if found.has("o") else 1
    return Timex("SET", Constant(_length(found.unit("u"), count).value, "period"))


@LEVEL.rule("", "each x=aweekday|amonth|aseason|aday|aholiday", "each weekend")
def every_cycle(found: Found) -> Timex | None:
    """ "every Friday", "each July"."""
    if not found.has("x"):
        return Timex("SET", Constant("XXXX-WXX-WE", "day"))
    meaning = found.meaning("x")
    if not isinstance(meaning, Cyclic):
        return None
    return Timex("SET", Constant(open_value(meaning.cycle, meaning.number), "day"))


@LEVEL.rule("", "each p=daypart")
def every_daypart(found: Found) -> Timex:
    """ "every morning"."""
    return Timex("SET", Constant(f"XXXX-XX-XXT{found.text('p')}", "time"))


@LEVEL.rule("", "o=often")
def often(found: Found) -> Timex:
    """ "daily", "annually"."""
    return Timex("SET", Constant(found.text("o"), "period"), "often")


@LEVEL.rule("", "o=quarterly|annual")
def adverbial(found: Found) -> Timex:
    """ "quarterly" where it says how often, not which kind ("a quarterly dividend")."""
    return Timex("SET", Constant(found.text("o"), "period"), "quarterly")


@LEVEL.rule("", "( times | q=qty times ) ( an | each | per ) u=unit")
def rate(found: Found) -> Timex:
    """ "twice a week"."""
    return Timex("SET", Constant(_length(found.unit("u"), 1).value, "period"))


@LEVEL.rule("", "s=seasons")
def seasons(found: Found) -> Timex:
    """ "summers"."""
    return Timex("SET", Constant(f"XXXX-{found.text('s')}", "season"))


@LEVEL.rule("nthunit", "the? o=ord u=unit")
def nth_unit(found: Found) -> Timex | None:
    """ "the first week": a part of what follows; alone it says nothing."""
    unit = found.unit("u")
    if unit == "Q" or unit.startswith("T"):
        return None
    return Timex("DATE", Constant(f"{found.number('o')} {unit}", "vague"), "never")


@LEVEL.rule("nthhalf", "( the | this )? o=ord hyphen? half")
def nth_half(found: Found) -> Timex | None:
    """ "the first half": of a year when one is named."""
    number = found.number("o")
    return Timex("DATE", Cyclic("half", 2 if number < 0 else number), "half") if number in (1, 2, -1) else None
