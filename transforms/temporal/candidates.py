"""The expressions of a text where they stand: runs found, parsed, and checked against the words around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.temporal.grammar import parse
from transforms.temporal.lexer import runs
from transforms.temporal.meaning import Timex
from transforms.temporal.readings import reading
from transforms.temporal.surroundings import Surroundings, cue_words

#: A stop inside a run that ends a sentence: "at 5 p.m. Last Friday", where "5 p.m. Friday" goes on.
_NEW_SENTENCE = re.compile(
    r"(?<=\.)\s+(?=(?:The|This|Last|Next|Today|Yesterday|Tomorrow|On|In|At|By|Since|Early|Late|Earlier|Later)\b)"
)
_CONTEXT = 40  # code points on each side that a context check may read


class PlacedExpression(NamedTuple):
    """An expression where it stands in its text."""

    start: int
    end: int
    timex: Timex
    rule: str


def _sentences(text: str, small: str) -> Iterator[tuple[int, str]]:
    """The runs and where they begin, cut where a new sentence begins."""
    for run in runs(small):
        start, end = run.span()
        for stop in _NEW_SENTENCE.finditer(text, start, end) if "." in run.group() else ():
            yield start, small[start : stop.start()]
            start = stop.end()
        yield start, small[start:end]


def _unguarded(small: str) -> tuple[str, ...]:
    """The context checks that a text needs none of: weekdays are clubs' names only where such a club is named."""
    for club in cue_words("name", "club"):
        if club in small:
            return ("",)
    return ("", "weekday")


def candidates(text: str, small: str) -> Iterator[PlacedExpression]:
    """The expressions of ``text`` (``small``: in lower case), in order."""
    unguarded = _unguarded(small)
    for first, run in _sentences(text, small):
        for found in parse(run.replace("\n", " ")):  # a line break says nothing inside a run
            start, end = first + found.start, first + found.end
            if found.timex.guard in unguarded:
                yield PlacedExpression(start, end, found.timex, found.rule)
                continue
            before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
            read = reading(Surroundings(text[start:end], before, after, text), found.timex)
            if read.timex is not None:
                yield PlacedExpression(start + read.start, end + read.end, read.timex, found.rule)
