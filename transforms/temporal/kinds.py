"""The class that a built expression has for the rules of later levels, by what it means."""

from transforms.temporal.calendar import Period
from transforms.temporal.cycles import UNIT_OF, Cyclic, NoSuchDay, WeekdayFrom
from transforms.temporal.length import Length, LengthSum
from transforms.temporal.meaning import Constant, Fixed, Meaning, Offset, Timex
from transforms.temporal.named_days import NamedDay
from transforms.temporal.paired import Following
from transforms.temporal.parts import Clock, NthPart, Numeric, Span, SpokenOf, WeekdayOf, WeekendAt, Window, YearPart
from transforms.temporal.reported import QuarterEnded, Reported, ReportedIn, ReportedYear, YearBefore

_OF_UNIT = {
    "D": "aday",
    "W": "aweek",
    "WE": "aweekend",
    "M": "amonth",
    "Q": "aquarter",
    "H": "ahalf",
    "S": "aseason",
    "Y": "ayear",
    "E": "adecade",
    "C": "acentury",
    "L": "acentury",
}


#: The unit of a class; the largest of those that share it.
UNIT_OF_KIND = {kind: unit for unit, kind in _OF_UNIT.items()}
_OF_CYCLE = {"weekday": "aweekday", "holiday": "aholiday"}
_OF_CLASS: dict[type[Meaning], str] = {
    Length: "length",
    LengthSum: "lengthsum",
    Window: "window",
    Span: "aspan",
    SpokenOf: "aref",
    WeekendAt: "aweekend",
    Numeric: "aday",
    NamedDay: "aday",
    NoSuchDay: "aday",
    WeekdayOf: "aday",
    WeekdayFrom: "aday",
    QuarterEnded: "aquarter",
    Reported: "aquarter",
    ReportedIn: "aquarter",
    ReportedYear: "ayear",
    YearBefore: "ayear",
}


def kind_of(timex: Timex) -> str:
    """The token class of a built expression."""
    match timex.meaning:
        case Fixed(period=Period(unit=unit)) | Offset(grain=unit) | NthPart(unit=unit):
            return _OF_UNIT[unit or "Y"]
        case Cyclic(cycle=cycle) | YearPart(cycle=cycle):
            return _OF_CYCLE.get(cycle) or _OF_UNIT[UNIT_OF.get(cycle, "D")]
        case Following(then=then):
            return kind_of(Timex(timex.type, then))
        case Clock(day=day):
            return "aclock" if day is None else "atime"
        case Constant():
            return "aset" if timex.type == "SET" else "aref"
        case meaning:
            return _OF_CLASS[type(meaning)]
