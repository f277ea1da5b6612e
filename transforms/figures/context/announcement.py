"""One announcement of a source."""

from typing import NamedTuple

Span = tuple[int, int]


class Announcement(NamedTuple):
    """The word at ``start:end`` says that ``source`` answers for what ``covers`` spans; ``rule`` is how it was read."""

    start: int
    end: int
    source: Span
    covers: tuple[Span, ...]
    rule: str

    def holds(self, position: int) -> bool:
        """Whether the character at ``position`` is told by the source."""
        return any(start <= position < end for start, end in self.covers)
