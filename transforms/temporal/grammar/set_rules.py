"""Sets: "every Friday", "daily", "twice a week"."""

from transforms.temporal.cycles import Cyclic, open_value
from transforms.temporal.grammar.units import LEVEL, count_of, length_of
from transforms.temporal.meaning import Constant, Timex
from transforms.temporal.pattern import Found


@LEVEL.rule("", "each q=qty? u=anyunit|century", "o=other u=unit")
def every(found: Found) -> Timex:
    """Reads "every day", "every two weeks"."""
    count = count_of(found, "q") if found.has("q") else 2 if found.has("o") else 1
    guard = "stands" if found.kind("u") == "second" else ""  # "every second car"
    return Timex("SET", Constant(length_of(found.unit("u"), count).value, "period"), guard)


@LEVEL.rule("", "each second u=unit")
def every_second(found: Found) -> Timex:
    """Reads "every second day"."""
    return Timex("SET", Constant(length_of(found.unit("u"), 2).value, "period"))


@LEVEL.rule("", "each|other x=aweekday|amonth|aseason|aday|aholiday", "each weekend")
def every_cycle(found: Found) -> Timex | None:
    """Reads "every Friday", "each July"."""
    if not found.has("x"):
        return Timex("SET", Constant("XXXX-WXX-WE", "day"))
    meaning = found.meaning("x")
    if not isinstance(meaning, Cyclic):
        return None
    return Timex("SET", Constant(open_value(meaning.cycle, meaning.number), "day"))


@LEVEL.rule("", "each p=daypart")
def every_daypart(found: Found) -> Timex:
    """Reads "every morning"."""
    return Timex("SET", Constant(f"XXXX-XX-XXT{found.text('p')}", "time"))


@LEVEL.rule("", "o=often")
def often(found: Found) -> Timex:
    """Reads "daily", "annually"."""
    return Timex("SET", Constant(found.text("o"), "period"), "often")


@LEVEL.rule("", "o=quarterly|annual")
def adverbial(found: Found) -> Timex:
    """Reads "quarterly" where it says how often, not which kind ("a quarterly dividend")."""
    return Timex("SET", Constant(found.text("o"), "period"), "quarterly")


@LEVEL.rule("", "( times | q=qty times ) ( an | each | per ) u=unit")
def rate(found: Found) -> Timex:
    """Reads "twice a week"."""
    return Timex("SET", Constant(length_of(found.unit("u"), 1).value, "period"))


@LEVEL.rule("", "s=seasons")
def seasons(found: Found) -> Timex:
    """Reads "summers"."""
    return Timex("SET", Constant(f"XXXX-{found.text('s')}", "season"))
