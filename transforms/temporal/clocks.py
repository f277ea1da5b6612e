"""Times of day whose day comes only later: "at 5 p.m. (1500 GMT) on Friday", "from 10 a.m. to 4 p.m. Sunday"."""

import re
from collections.abc import Iterable

from transforms.temporal.candidates import PlacedExpression
from transforms.temporal.kinds import kind_of
from transforms.temporal.meaning import Meaning
from transforms.temporal.parts import Clock

_ZONE = (  # "Saudi time", "(EET)"
    r"(?:\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:\s[Ss]tandard)? time|\s?[(\[][A-Z][A-Za-z ]{1,18}[)\]])?"
)
#: Between clocks of one day, and between the clock and its day.
_MORE = re.compile(rf"{_ZONE}(?:\s?[(\[/–-]\s?|,?\s(?:(?:[Oo]r|OR|to|TO|and|AND|until|UNTIL|till)\s)?)")
_THEN = re.compile(rf"{_ZONE}\s?[)\]]?,?\s(?:(?:on|On|ON)\s)?")
_DAYS = ("aday", "aweekday", "aholiday", "atime")


def _is_loose(found: PlacedExpression) -> bool:
    return found.timex.type == "TIME" and isinstance(found.timex.meaning, Clock) and found.timex.meaning.day is None


def _day(found: PlacedExpression) -> Meaning | None:
    """The day that an expression names or contains."""
    if kind_of(found.timex) not in _DAYS:
        return None
    meaning = found.timex.meaning
    return meaning.day if isinstance(meaning, Clock) else meaning


def _on(day: Meaning, found: PlacedExpression) -> PlacedExpression:
    clock = found.timex.meaning
    return (
        found._replace(timex=found.timex._replace(meaning=Clock(day, clock.suffix)))
        if isinstance(clock, Clock)
        else found
    )


def with_days(text: str, found: Iterable[PlacedExpression]) -> list[PlacedExpression]:
    """``found``, in order, with the times of day put on the day that follows them."""
    dated: list[PlacedExpression] = []
    waiting = 0  # clocks at the end of ``dated`` that still lack their day
    for candidate in found:
        if not waiting and candidate.timex.type != "TIME":
            dated.append(candidate)
            continue
        gap = text[dated[-1].end : candidate.start] if waiting else ""
        joins = _MORE if candidate.timex.type == "TIME" else _THEN
        is_aside = candidate.timex.type == "TIME" and gap.endswith(("(", "["))  # "1 p.m. (8 p.m. Thursday ET)"
        day = _day(candidate) if waiting and not is_aside and joins.fullmatch(gap) else None
        if day is not None:
            dated[-waiting:] = [_on(day, clock) for clock in dated[-waiting:]]
        dated.append(candidate)
        waiting = (waiting + 1 if waiting and _MORE.fullmatch(gap) else 1) if _is_loose(candidate) else 0
    return dated
