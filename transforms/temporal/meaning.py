"""What an expression means before it is placed on the calendar, and the frame of reference that places it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from transforms.temporal.calendar import MONTHS_OF, PRECISIONS, Period, can_shift, day_period, period_of, shift_day

#: Underspecified TIMEX3 values (TimeML 1.2.1, 2.3), by the unit that is named.
OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "S": "XXXX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
    "L": "X",
}
_RANK = {"D": 0, "W": 1, "WE": 1, "M": 2, "Q": 3, "S": 3, "H": 4, "Y": 5, "E": 6, "C": 7, "L": 8}


class Frame(NamedTuple):
    """The frame of reference of one expression; what is not known is None (or '' for the direction)."""

    day: date | None  # the day the text speaks from
    direction: str = ""  # past or future, by tense and wording
    focus: Period | None = None  # the period the text spoke of last
    focus_day: Period | None = None  # the day it spoke of last
    quarter: Period | None = None  # the quarter under report
    day_first: bool | None = None  # the order of numeric dates


class Resolution(NamedTuple):
    """Where an expression lies: ``period`` is None if it was left open, ``value`` is underspecified then."""

    value: str | None
    period: Period | None
    precision: str
    origin: str = "none"  # none | day | focus: what of the frame was used


class Meaning(ABC):
    """A meaning; hashable, so that each distinct one is resolved once a frame."""

    __slots__ = ()

    @abstractmethod
    def resolve(self, frame: Frame) -> Resolution:
        """Place the meaning in ``frame``."""

    def own_needs(self) -> frozenset[str]:
        """The fields of the frame besides the day that this meaning itself reads."""
        return frozenset()


class Timex(NamedTuple):
    """An expression as the grammar has read it: TIMEX3 type, meaning, and the name of the context check it needs."""

    type: str  # DATE TIME DURATION SET
    meaning: Meaning
    guard: str = ""


def placed(period: Period, origin: str) -> Resolution:
    """The resolution of a known period."""
    return Resolution(period.value, period, PRECISIONS[period.unit], origin)


def left_open(value: str | None, unit: str) -> Resolution:
    """The resolution of what has no anchor."""
    return Resolution(value, None, PRECISIONS[unit])


def coarser(unit: str, than: str) -> bool:
    """Whether periods of ``unit`` are longer than those of ``than``."""
    return _RANK[unit] > _RANK.get(than, 0)


@lru_cache(maxsize=65_536)
def needs(meaning: Meaning) -> frozenset[str]:
    """The fields of the frame that a meaning and its parts read."""
    parts = [getattr(meaning, field.name) for field in fields(meaning)] if is_dataclass(meaning) else []
    inner = [needs(part) for part in parts if isinstance(part, Meaning)]
    return meaning.own_needs().union(*inner)


@dataclass(frozen=True, slots=True)
class Constant(Meaning):
    """A value that needs no frame: durations, sets, PAST_REF ...; it lies on no calendar."""

    value: str
    precision: str

    def resolve(self, frame: Frame) -> Resolution:
        """Itself."""
        return Resolution(self.value, None, self.precision)


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A period that the words give completely."""

    period: Period

    def resolve(self, frame: Frame) -> Resolution:
        """Itself."""
        return placed(self.period, "none")


@dataclass(frozen=True, slots=True)
class StartingPoint(Meaning):
    """The point that shifts start from: the text's own day ("p"), the period ("f") or the day ("d") it spoke of last.

    "c" is the period spoken of in a comparison ("the previous month"), else the text's own day.
    """

    source: str

    def own_needs(self) -> frozenset[str]:
        """The period spoken of, if shifts start from it."""
        return frozenset({"p": (), "d": ("focus_day",)}.get(self.source, ("focus", "focus_day")))

    def resolve(self, frame: Frame) -> Resolution:
        """The day or the period; open if the text has spoken of no period yet."""
        spoken_of = {"p": None, "d": frame.focus_day}.get(self.source, frame.focus)
        if spoken_of is not None:
            return placed(spoken_of, "focus")
        if frame.day is None or self.source == "f":
            return left_open(OPEN["D"], "D")
        return placed(day_period(frame.day), "day")


@dataclass(frozen=True, slots=True)
class Offset(Meaning):
    """``base`` moved by ``count`` units, named in ``grain`` units ('' = in those of the base, a year for a day)."""

    base: Meaning
    unit: str
    count: int
    grain: str

    def resolve(self, frame: Frame) -> Resolution:
        """The shifted period; open if the base is, or if it is too coarse to be moved by this unit."""
        base = self.base.resolve(frame)
        is_finer = self.unit == "D" or (self.unit == "W" and base.period and coarser(base.period.unit, "W"))
        if is_finer and base.origin == "focus" and frame.focus_day is not None:
            base = placed(frame.focus_day, "focus")
        grain = self.grain or (base.period.unit if base.period and base.period.unit in "MQH" else self.unit)
        if base.period is None:
            return left_open(OPEN[grain], grain)
        if coarser(base.period.unit, self.unit) and not (self.unit in MONTHS_OF and base.period.unit in MONTHS_OF):
            return left_open(OPEN[grain], grain)
        if not can_shift(base.period.start, self.unit, self.count):
            return left_open(OPEN[grain], grain)
        return placed(period_of(grain, shift_day(base.period.start, self.unit, self.count)), base.origin)
