"""Level 7: expressions that stand in a row: spans of two dates, a year said once, a quarter and its last day."""

from collections.abc import Sequence
from itertools import pairwise

from transforms.temporal.cycles import Cyclic, yearly
from transforms.temporal.meaning import Fixed, Meaning, Timex
from transforms.temporal.paired import Following, following
from transforms.temporal.parts import Clock, Span, YearPart
from transforms.temporal.pattern import Found, Level
from transforms.temporal.reported import QuarterEnded, Reported

LEVEL = Level()
_HALF_A_YEAR = 6  # months
_MOST_WEEKS = 53


def _is_dateline(first: Meaning, last: Meaning) -> bool:
    """Whether a hyphen between dates belongs to a dateline, as in "OSLO, June 19 - April 30 end": more than half a year
    is no span of days.
    """
    if not (isinstance(first, Cyclic) and isinstance(last, Cyclic) and first.cycle == last.cycle == "day"):
        return False
    return (int(last.number) // 100 - int(first.number) // 100) % 12 > _HALF_A_YEAR


@LEVEL.rule(
    "",
    "x=aday hyphen y=aday",
    "x=aweekday hyphen y=aweekday",
    "x=amonth hyphen y=amonth",
    "x=ayear hyphen y=ayear",
)
def span(found: Found) -> Timex | Sequence[tuple[str, str, Timex]]:
    """Two dates joined by a dash are one expression: "March 29 - April 2"."""
    first, last = found.meaning("x"), found.meaning("y")
    if _is_dateline(first, last):
        return [("x", "x", found.timex("x")), ("y", "y", found.timex("y"))]
    if isinstance(last, Fixed) and isinstance(first, Cyclic) and first.cycle in ("day", "month"):
        first = _in_year_of(first, last) or first  # "Dec. 28 - Jan. 3, 2017" began in 2016
    guard = "years" if found.kind("x") == "ayear" else ""
    return Timex("DATE", Span(first, following(first, last, ends_span=True)), guard)


@LEVEL.rule(
    "",
    "( a=amonth comma )? ( b=amonth comma )? x=amonth|aday ( to | and | or | comma | comma and ) the? y=amonth|aday",
    "x=aseason ( to | and | or ) y=aseason",
    "x=aquarter ( to | and | or )? y=aquarter",
)
def shared_year(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "April, June and July 2015": the year is said once, at the end; what would lie later is
    of the year before.
    """
    if found.timex("y").guard == "shortyear":
        return None  # "between 28 September and 5 October 14 aircraft landed"
    names = [name for name in "abx" if found.has(name)]
    placed = [_in_year_of(found.meaning(name), found.meaning("y")) for name in names]
    if None in placed:
        return None
    parts = [(name, name, Timex("DATE", part)) for name, part in zip(names, placed, strict=True) if part]
    return [*parts, ("y", "y", found.timex("y"))]


@LEVEL.rule("", "x=ayear comma on y=aday|aholiday")
def year_then_day(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "In 2015, on New Year's Eve"."""
    year, day = found.meaning("x"), found.meaning("y")
    if not (isinstance(year, Fixed) and isinstance(day, Cyclic) and day.cycle in ("day", "holiday") and not day.shift):
        return None
    return [("x", "x", found.timex("x")), ("y", "y", Timex("DATE", YearPart(year, day.cycle, day.number)))]


def _in_year_of(part: Meaning, last: Meaning) -> Meaning | None:
    """A month, day, season or quarter without its year in the year of ``last``, or the one before if it were later."""
    if not (isinstance(part, Cyclic) and part.cycle in ("month", "day", "season", "quarter") and not part.shift):
        return None
    if isinstance(last, YearPart):
        return YearPart(last.year, part.cycle, part.number) if last.cycle == part.cycle else None
    if not (isinstance(last, Fixed) and last.period.unit in "MDS"):
        return None
    year = last.period.start.year
    occurred = yearly(part.cycle, part.number, year)
    if occurred is None or occurred.start > last.period.start:
        occurred = yearly(part.cycle, part.number, year - 1)
    return occurred and Fixed(occurred)


@LEVEL.rule(
    "",
    "x=amonth ( to | and | or | comma and | comma ) y=amonth ( comma? ( and | or ) z=amonth )?",
    "x=aweekday ( to | and | or | comma and | comma ) y=aweekday ( comma? ( and | or ) z=aweekday )?",
    "x=aday ( to | and | or ) y=aday",
)
def in_a_row(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "in June or July", "Monday through Friday": each comes after the one before."""
    names = [name for name in "xyz" if found.has(name)]
    row = [found.meaning(name) for name in names]
    if not all(isinstance(meaning, Cyclic) and not meaning.shift for meaning in row):
        return None
    moved = [row[0], *(following(before, after) for before, after in pairwise(row))]
    return [
        (name, name, found.timex(name)._replace(meaning=meaning)) for name, meaning in zip(names, moved, strict=True)
    ]


@LEVEL.rule("", "x=atime ( to | and | hyphen ) y=atime")
def times_in_a_row(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "from 18:00 today to 09:00 on Saturday": what ends comes after what begins."""
    first, last = found.meaning("x"), found.meaning("y")
    if not (isinstance(first, Clock) and first.day and isinstance(last, Clock)):
        return None
    if not (isinstance(last.day, Cyclic) and last.day.cycle == "weekday" and not last.day.shift):
        return None
    end = Clock(Following(first.day, last.day, ends_span=True), last.suffix)
    return [("x", "x", found.timex("x")), ("y", "y", found.timex("y")._replace(meaning=end))]


@LEVEL.rule("", "u=unit n=qty")
def week_by_number(found: Found) -> Timex | None:
    """Reads "In week 9, 412 cases": a week of the calendar (ISO 8601) where cases are counted by weeks."""
    if found.unit("u") != "W" or found.text("n") or found.amount("n") not in range(1, _MOST_WEEKS + 1):
        return None
    return Timex("DATE", Cyclic("week", found.number("n")), "weekno")


@LEVEL.rule("", "x=aquarter comma? ending on? y=aday|amonth")
def quarter_ended(found: Found) -> Sequence[tuple[str, str, Timex]] | None:
    """Reads "the quarter ended June 30": the day says which."""
    if found.meaning("x") != Reported(0):
        return None
    return [("x", "x", Timex("DATE", QuarterEnded(found.meaning("y")))), ("y", "y", found.timex("y"))]
