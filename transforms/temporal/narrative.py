"""Texts that retell the past: in them "In June" is of the year spoken of, not of the year before the publication."""

from datetime import date, timedelta

from transforms.temporal.calendar import Period
from transforms.temporal.cycles import Cyclic
from transforms.temporal.meaning import Fixed, Frame, Meaning, Resolution
from transforms.temporal.named_days import NamedDay
from transforms.temporal.parts import YearPart
from transforms.temporal.surroundings import cue_words

_YEARS_AGO = 2  # years before the publication from which on a date is history
YEARLESS = ("day", "month", "season")  # cycles that a narrative leaves without their year
_DATES = 2  # such dates before any recent one or word like "today" make a narrative (HeidelTime has a mode for it)
_LONG_AGO = 10  # years before the publication from which on one date is enough for what is told in the past ...
_OF_LATE = timedelta(days=45)
_BEFORE = 40  # code points
_WORDS = 4  # before a date, up to the one that makes it background
_FINER_THAN_YEARS = "DMS"  # ... if it is one of these: a year alone is background


def _is_background(small: str, start: int) -> bool:
    """Whether a date belongs to the background, as in "born on", "a law of": what somebody or something is known by,
    and no step of a story.
    """
    near = small[max(0, start - _BEFORE) : start].split()[-_WORDS:]
    words = [word for word in near if word not in ("on", "in", "of", "the")]
    return bool(words) and words[-1] in cue_words("background", "before")


class Narrative:
    """Whether an article retells the past, and what point of it has been reached."""

    def __init__(self, published: date | None) -> None:
        """Nothing heard yet; without a publication day there is nothing to mistake the past for."""
        self.published = published
        self.n_history = 0
        self.is_news = published is None
        self.reached: Period | None = None

    def is_on(self, tense: str) -> bool:
        """Whether the dates so far are a narrative's, for an expression told in ``tense``."""
        if self.is_news or self.reached is None or self.published is None:
            return False
        if tense == "future" and self.reached.unit == "Y":
            return False  # "Prints from 1890 to 1925, on view through April 29"
        is_long_ago = self.reached.end.year <= self.published.year - _LONG_AGO
        is_told = tense == "past" and is_long_ago and self.reached.unit in _FINER_THAN_YEARS
        return self.n_history >= _DATES or is_told

    def is_doubtful(self, news: Resolution) -> bool:
        """Whether it rests on one date, and read as news the expression would be of the last weeks."""
        if self.n_history >= _DATES or self.published is None or news.period is None:
            return False
        return timedelta() <= self.published - news.period.end <= _OF_LATE

    def hear(self, meaning: Meaning, placed: Resolution, small: str, start: int) -> None:
        """Take note of an expression, where it was placed, and where it stands in a lower-case text."""
        if self.is_news or self.published is None or placed.period is None or isinstance(meaning, NamedDay):
            return
        is_history = placed.period.end.year <= self.published.year - _YEARS_AGO
        if placed.origin == "day":  # "sixty years ago" is neither news nor a date of the story
            self.is_news = not is_history and not (isinstance(meaning, Cyclic) and meaning.cycle in YEARLESS)
        elif placed.period.unit in "DMSY" and not (is_history and _is_background(small, start)):
            self.is_news = not is_history
            self.n_history += is_history
            self.reached = placed.period if is_history else None

    def resolve(self, meaning: Cyclic) -> Resolution:
        """The occurrence in the year reached, or the next one after the day or month reached."""
        if self.reached is not None and self.reached.unit == "Y":
            part = YearPart(Fixed(self.reached), meaning.cycle, meaning.number)
            return part.resolve(Frame(None))._replace(origin="focus")
        day = self.reached.start if self.reached else None
        return meaning.resolve(Frame(day, "future"))._replace(origin="focus")
