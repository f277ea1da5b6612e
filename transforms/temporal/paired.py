"""Dates named in a row: "in June or July", "Monday through Friday", "May 3 and 5": the second comes after the first."""

from dataclasses import dataclass

from transforms.temporal.cycles import Cyclic
from transforms.temporal.meaning import Frame, Meaning, Resolution


@dataclass(frozen=True, slots=True)
class Following(Meaning):
    """The occurrence of ``then`` that comes next after ``first``, told in the same tense.

    Where it ends a span ("July-June") it does so however far off it is.
    """

    first: Meaning
    then: Cyclic
    ends_span: bool = False

    def resolve(self, frame: Frame) -> Resolution:
        """That occurrence; by itself if the first is open, or if it would lie ahead of a day that tells the past."""
        alone, first = self.then.resolve(frame), self.first.resolve(frame)
        if first.period is None or frame.day is None:
            return alone
        side = "next" if self.ends_span and self.then.cycle != "weekday" else "future"
        found = self.then.resolve(Frame(first.period.start, side))
        is_told = not self.ends_span and frame.direction == "past" and first.period.start <= frame.day
        if found.period is None or (is_told and found.period.start > frame.day):
            return alone
        return found._replace(origin=first.origin)


def following(first: Meaning, then: Meaning, *, ends_span: bool = False) -> Meaning:
    """``then`` as what follows ``first``; itself if the words give it completely or say how to find it."""
    if isinstance(first, Cyclic | Following) and isinstance(then, Cyclic) and not then.shift:
        return Following(first, then, ends_span)
    return then
