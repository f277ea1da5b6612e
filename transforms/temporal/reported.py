"""Periods under report in business news: "the quarter", "the quarter ended June 30", "a year earlier"."""

from dataclasses import dataclass
from datetime import timedelta

from transforms.temporal.calendar import period_of, shift_months
from transforms.temporal.meaning import OPEN, Frame, Meaning, Resolution, left_open, placed

_HALF_A_QUARTER = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Reported(Meaning):
    """The period under report in business news ("the quarter", "the latest period"), moved by years."""

    years: int

    def own_needs(self) -> frozenset[str]:
        """The quarter under report."""
        return frozenset({"quarter"})

    def resolve(self, frame: Frame) -> Resolution:
        """The quarter spoken of; without one, the last that was over on the frame's day."""
        if frame.quarter is not None:
            return placed(period_of(frame.quarter.unit, shift_months(frame.quarter.start, 12 * self.years)), "focus")
        if frame.day is None:
            return left_open(OPEN["Q"], "Q")
        return placed(period_of("Q", shift_months(frame.day, 12 * self.years - 3)), "day")


@dataclass(frozen=True, slots=True)
class ReportedYear(Meaning):
    """The meaning of "the full year": that of the quarter under report, which in January is the last one."""

    def own_needs(self) -> frozenset[str]:
        """The quarter under report."""
        return frozenset({"quarter"})

    def resolve(self, frame: Frame) -> Resolution:
        """Its year, else the one the text speaks in."""
        if frame.quarter is not None:
            return placed(period_of("Y", frame.quarter.start), "focus")
        return left_open(OPEN["Y"], "Y") if frame.day is None else placed(period_of("Y", frame.day), "day")


@dataclass(frozen=True, slots=True)
class ReportedIn(Meaning):
    """The same reported period in a year that is named: "the 1988 quarter"."""

    year: Meaning

    def own_needs(self) -> frozenset[str]:
        """The quarter under report."""
        return frozenset({"quarter", "focus"})

    def resolve(self, frame: Frame) -> Resolution:
        """The reported quarter in that year; the year itself if no quarter is under report."""
        year = self.year.resolve(frame)
        same = frame.quarter or (frame.focus if frame.focus and frame.focus.unit == "M" else None)
        if year.period is None or same is None:
            return year
        months = 12 * (year.period.start.year - same.start.year)
        return placed(period_of(same.unit, shift_months(same.start, months)), "focus")


@dataclass(frozen=True, slots=True)
class YearBefore(Meaning):
    """The meaning of "a year ago" (source p) and "a year earlier" (f): of the quarter under report, else of the time
    spoken of.
    """

    source: str
    names_quarter: bool = False  # "the year-ago quarter" is one also after figures for the year to date

    def own_needs(self) -> frozenset[str]:
        """What the year is counted from."""
        return frozenset({"focus", "named_quarter" if self.names_quarter else "quarter"})

    def resolve(self, frame: Frame) -> Resolution:
        """The year-earlier quarter; without one, the period a year before in the unit that was spoken of."""
        if frame.quarter is not None:
            return placed(period_of("Q", shift_months(frame.quarter.start, -12)), "focus")
        if self.source == "f" and frame.focus is not None and frame.focus.unit == "H":
            return placed(period_of(frame.focus.unit, shift_months(frame.focus.start, -12)), "focus")
        if self.names_quarter and frame.day is not None:
            return Reported(-1).resolve(frame)
        day = frame.focus.start if self.source == "f" and frame.focus else frame.day
        return left_open(OPEN["Y"], "Y") if day is None else placed(period_of("Y", shift_months(day, -12)), "day")


@dataclass(frozen=True, slots=True)
class QuarterEnded(Meaning):
    """The meaning of "the quarter ended June 30": the calendar quarter that holds most of the three
    months to that day.
    """

    last_day: Meaning

    def own_needs(self) -> frozenset[str]:
        """The quarter under report, if the day is not known."""
        return frozenset({"quarter"})

    def resolve(self, frame: Frame) -> Resolution:
        """That quarter; a day that cannot be placed leaves the one under report."""
        end = self.last_day.resolve(frame)
        if end.period is None:
            return Reported(0).resolve(frame)
        return placed(period_of("Q", end.period.end - _HALF_A_QUARTER), end.origin)
