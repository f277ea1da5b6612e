"""Dates named in a row: "in June or July", "Monday through Friday", "May 3 and 5": the second comes after the first."""

from dataclasses import dataclass

from transforms.temporal.cycles import Cyclic
from transforms.temporal.meaning import Frame, Meaning, Resolution


@dataclass(frozen=True, slots=True)
class Following(Meaning):
    """The occurrence of ``then`` that comes next after ``first``, told in the same tense."""

    first: Meaning
    then: Cyclic

    def resolve(self, frame: Frame) -> Resolution:
        """That occurrence; by itself if the first is open, or if it would lie ahead of a day that tells the past."""
        alone, first = self.then.resolve(frame), self.first.resolve(frame)
        if first.period is None or frame.day is None:
            return alone
        found = self.then.resolve(Frame(first.period.start, "future"))
        if found.period is None or (frame.direction == "past" and found.period.start > frame.day):
            return alone
        return found._replace(origin=first.origin)


def following(first: Meaning, then: Meaning) -> Meaning:
    """``then`` as what follows ``first``; itself if the words give it completely or say how to find it."""
    if isinstance(first, Cyclic | Following) and isinstance(then, Cyclic) and not then.shift:
        return Following(first, then)
    return then
