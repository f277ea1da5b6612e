"""The year that a sentence is about: months and days named later in it are of it.

It opens the sentence ("In 2021, ...", "Last year, ..."), or names what began or went on ("the revolt of 2011 began in
March").
"""

import re
from typing import NamedTuple

from transforms.temporal.calendar import Period
from transforms.temporal.cycles import Cyclic
from transforms.temporal.meaning import Fixed, Meaning
from transforms.temporal.paired import Following
from transforms.temporal.parts import Clock, Span, YearPart
from transforms.temporal.surroundings import cue_words
from transforms.temporal.tense import SHORT

_CYCLES = ("day", "month", "season", "holiday")
_OPENING = re.compile(
    r"(?:\A|[.!?;:][\"”’)]*\s+|\n\s*\n\s*)[\"“]?(?:(?:back|and|but|then|later|early|late|earlier) )?"
    r"(?:(?:in|during|throughout) )?\Z"
)
_STOP = re.compile(rf"[.!?]{SHORT}[\"”’)]*\s+|\n\s*\n")  # "In 2017 it opened; in May it closed" goes on
_BEFORE = 24  # code points that hold an opening
_VERB = re.compile(r" ([a-z]+)")


class Topic(NamedTuple):
    """The year and where it was named."""

    year: Period
    end: int  # code points

    def holds(self, small: str, start: int) -> bool:
        """Whether the sentence that it opened goes on at ``start``."""
        return _STOP.search(small, self.end, start) is None


def topic_of(year: Period, small: str, start: int, end: int) -> Topic | None:
    """The topic that the year at ``start:end`` of a lower-case text sets, if it opens a sentence or names an event."""
    before, verb = small[max(0, start - _BEFORE) : start], _VERB.match(small, end)
    is_event = before.endswith(" of ") and verb is not None and verb[1] in cue_words("event_of_year", "after")
    return Topic(year, end) if is_event or _OPENING.search(before) else None


def in_year(meaning: Meaning, year: Period) -> Meaning | None:
    """What lacks its year in that year; None for anything else."""
    match meaning:
        case Cyclic(cycle=cycle, number=number, shift="" | "since") if cycle in _CYCLES:
            return YearPart(Fixed(year), cycle, number)
        case Following(first=first, then=then):
            return in_year(then, year) if _is_in_order(first, then) else None
        case Clock(day=Meaning() as day, suffix=suffix):
            moved = in_year(day, year)
            return moved and Clock(moved, suffix)
        case Span(first=first, last=last) if not isinstance(last, Following) or _is_in_order(last.first, last.then):
            begins, ends = in_year(first, year), in_year(last, year)
            return Span(begins, ends) if begins and ends else None
        case _:
            return None


def _is_in_order(first: Meaning, then: Cyclic) -> bool:
    """Whether both lie in one year: "from July to September", but not "July-June"."""
    before = first.then if isinstance(first, Following) else first
    if not isinstance(before, Cyclic) or before.cycle != then.cycle:
        return False
    return isinstance(before.number, int) and isinstance(then.number, int) and before.number <= then.number
