"""What a text has spoken of so far, which "the following day" and "a year earlier" are counted from."""

from datetime import date, timedelta

from transforms.temporal.calendar import Period
from transforms.temporal.cycles import Cyclic
from transforms.temporal.length import Length
from transforms.temporal.meaning import Frame, Meaning, Resolution
from transforms.temporal.narrative import YEARLESS, Narrative
from transforms.temporal.paired import Following
from transforms.temporal.parts import Clock, Span
from transforms.temporal.reported import QuarterEnded, ReportedIn, YearBefore
from transforms.temporal.resolve import Anchor, resolve

_BARE = Frame(None)
_REPORTED_AFTER = timedelta(days=31)  # a quarter is under report from its last month on
_YEAR_TO_DATE = (("M", 6), ("M", 9))  # after "the first nine months" a year earlier is no quarter
_COMPARED = (YearBefore, ReportedIn)  # periods only compared with; they do not become the one spoken of
_OF_A_DAY = ("day", "time")
_SPOKEN_OF = ("D", "W", "WE", "M", "Q", "S", "H", "Y")  # periods that "the following day" can follow


def _lacks_its_year(meaning: Meaning) -> bool:
    match meaning:
        case Cyclic(cycle="day", shift="" | "since"):
            return True
        case Clock(day=Meaning() as day):
            return _lacks_its_year(day)
        case Following(then=then):
            return _lacks_its_year(then)
        case Span(first=first, last=last):
            return _lacks_its_year(first) and _lacks_its_year(last)
        case _:
            return False


class Discourse:
    """The state of one article while its expressions are placed in order."""

    def __init__(self, anchor: Anchor, day_first: bool | None) -> None:
        """Nothing spoken of yet."""
        self.anchor = anchor
        self.day_first = day_first
        self.focus: Period | None = None
        self.focus_day: Period | None = None
        self.full_day: date | None = None
        self.is_unplaced = False  # "on Tuesday" was said of an unknown day, which full dates need not be near
        self.quarter: Period | None = None
        self.is_year_to_date = False
        self.narrative = Narrative(anchor.latest)

    def place(self, meaning: Meaning, wanted: frozenset[str], tense: str, small: str, start: int) -> Resolution:
        """Resolve what needs ``wanted`` and stands at ``start`` of a lower-case text; remember what was spoken of."""
        placed = self._resolve(meaning, wanted, tense)
        self.narrative.hear(meaning, placed, small, start)
        self.is_unplaced |= placed.period is None and placed.precision in _OF_A_DAY
        if type(meaning) is Length:
            if (meaning.unit, meaning.count) in _YEAR_TO_DATE:
                self.is_year_to_date = True
        elif placed.period is not None and placed.precision != "period" and type(meaning) not in _COMPARED:
            self._remember(placed.period, meaning)
        return placed

    def _resolve(self, meaning: Meaning, wanted: frozenset[str], tense: str) -> Resolution:
        """Against the anchor; what lacks its year goes by the past that is retold, or else by the last full date."""
        if self.narrative.is_on(tense):
            alone = meaning.then if isinstance(meaning, Following) else meaning
            if isinstance(alone, Cyclic) and alone.cycle in YEARLESS:
                news = resolve(meaning, self._frame(wanted, tense), self.anchor)
                return news if self.narrative.is_doubtful(news) else self.narrative.resolve(alone)
        is_near = self.full_day is not None and not self.is_unplaced
        if self.anchor.source == "none" and is_near and _lacks_its_year(meaning):
            near = Anchor(self.full_day, self.full_day, "previous")
            return resolve(meaning, Frame(None), near)._replace(origin="focus")
        return resolve(meaning, self._frame(wanted, tense), self.anchor)

    def _frame(self, wanted: frozenset[str], tense: str) -> Frame:
        """The frame without what the meaning does not read, so that equal questions are asked once."""
        if not wanted:
            return _BARE
        return Frame(
            None,
            tense,
            self.focus if "focus" in wanted else None,
            self.focus_day if "focus_day" in wanted else None,
            self._quarter(wanted),
            self.day_first if "day_first" in wanted else None,
        )

    def _quarter(self, wanted: frozenset[str]) -> Period | None:
        """The quarter under report; of figures for the year to date only if a quarter is named."""
        is_wanted = "named_quarter" in wanted or ("quarter" in wanted and not self.is_year_to_date)
        return self.quarter if is_wanted else None

    def _remember(self, period: Period, meaning: Meaning) -> None:
        if period.unit in _SPOKEN_OF:
            self.focus = period
        if period.unit == "D":
            self.focus_day = period
            self.full_day = period.start
        if period.unit != "Q" or (self.quarter is not None and isinstance(meaning, QuarterEnded)):
            return  # a fiscal quarter keeps the number it was given
        is_over = self.anchor.latest is None or period.end <= self.anchor.latest + _REPORTED_AFTER
        # an earlier quarter is only compared with
        if is_over and (self.quarter is None or self.is_year_to_date or period.start >= self.quarter.start):
            self.quarter, self.is_year_to_date = period, False
