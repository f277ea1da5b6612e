"""Days that news still names by month and day years later: "9/11", "the Oct. 7 attack"."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from transforms.lexicons import load_table
from transforms.temporal.calendar import day_period
from transforms.temporal.cycles import Cyclic
from transforms.temporal.meaning import Frame, Meaning, Resolution, placed


@dataclass(frozen=True, slots=True)
class NamedDay(Meaning):
    """The day of an event that is named by it; ``otherwise`` is what the words mean in a text that is older."""

    day: date
    otherwise: Meaning

    def own_needs(self) -> frozenset[str]:
        """The tense, which places any other day of that name."""
        return frozenset({"direction"})

    def resolve(self, frame: Frame) -> Resolution:
        """The event's day, unless the text is older or its day is unknown."""
        if frame.day is None or frame.day < self.day:
            return self.otherwise.resolve(frame)
        return placed(day_period(self.day), "none")


@cache
def _known() -> dict[tuple[int, str], date]:
    rows = load_table("time_named_days")
    return {(int(row["month_day"]), row["following"]): date.fromisoformat(row["day"]) for row in rows}


def named_day(meaning: Meaning, following: str) -> NamedDay | None:
    """The event that a day without its year means before the word ``following``, lower case; None if it means none."""
    if not isinstance(meaning, Cyclic) or meaning.cycle != "day" or not isinstance(meaning.number, int):
        return None
    day = _known().get((meaning.number, following))
    return day and NamedDay(day, meaning)


def day_by_number(month_day: int) -> Meaning:
    """The event of "9/11"; raises KeyError for a day that no event is named by."""
    return NamedDay(_known()[month_day, ""], Cyclic("day", month_day))
