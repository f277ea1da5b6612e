"""The expressions of a text where they stand: runs found, parsed, and checked against the words around them."""

from collections.abc import Iterator
from typing import NamedTuple

from transforms.temporal.grammar import parse
from transforms.temporal.guards import Surroundings
from transforms.temporal.lexer import runs
from transforms.temporal.meaning import Timex
from transforms.temporal.readings import reading

_CONTEXT = 40  # code points on each side that a context check may read


class Candidate(NamedTuple):
    """An expression where it stands in its text."""

    start: int
    end: int
    timex: Timex
    rule: str


def candidates(text: str, small: str) -> Iterator[Candidate]:
    """The expressions of ``text`` (``small``: in lower case), in order."""
    for run in runs(small):
        for found in parse(run.group().replace("\n", " ")):  # a line break says nothing inside a run
            start, end = run.start() + found.start, run.start() + found.end
            if not found.timex.guard:
                yield Candidate(start, end, found.timex, found.rule)
                continue
            around = Surroundings(text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])
            timex, more = reading(around, found.timex)
            if timex is not None:
                yield Candidate(start, end + more, timex, found.rule)
