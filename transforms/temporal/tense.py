"""Which way a date points: the tense and the wording of the clause around it."""

import re
from functools import cache

from transforms.lexicons import load_table
from transforms.temporal.vocabulary import trie_pattern

_LEFT, _RIGHT = 120, 80  # code points that are searched for the clause around a date
_BREAK = re.compile(r"[.!?;][\"”’)]*\s+|\n\s*\n")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_NOT_WORD = re.compile(r"[^\w']")

_ENDURED = ("until", "till", "through", "to")
_PERFECT = re.compile(r"\bhad\b")  # "had not arrived by Friday"


@cache
def _beside() -> dict[str, str]:
    return {row["word"]: row["direction"] for row in load_table("time_tense") if row["scope"] == "beside"}


@cache
def _clause() -> dict[str, str]:
    return {row["word"]: row["direction"] for row in load_table("time_tense") if row["scope"] == "clause"}


@cache
def _owned() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("time_tense") if row["scope"] == "owner")


@cache
def _owning() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("time_tense") if row["scope"] == "after")


@cache
def _lasting() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("time_tense") if row["scope"] == "lasting")


@cache
def _markers() -> re.Pattern[str]:
    listed = trie_pattern(list(_clause()))
    passive = (
        r"(?: not| also| still)?(?: be(?: [a-z]+ly)? [a-z]+| [a-z]+ed| to (?!be )[a-z]+)?"  # "will be held" is no past
    )
    month = r"may \d|(?<=\bin )may\b"  # no verb
    return re.compile(rf"(?<!\w)(?!{month})(?:(?P<listed>{listed}){passive}|(?P<past>[a-z]{{2,}}ed))(?!\w)")


def _direction(match: re.Match[str]) -> str:
    return _clause()[" ".join(match["listed"].split())] if match["listed"] else "past"


def _before(left: str) -> str:
    """The last word of ``left``, with the one before it if both are listed; "the" and "on" before the date are left out."""
    words = left.rstrip(" \t\n,(").rsplit(None, 3)
    if len(words) > 1 and words[-1] in ("the", "on"):
        words.pop()
    for count in (3, 2):
        phrase = " ".join(words[-count:])
        if phrase in _beside():
            return phrase
    return _NOT_WORD.split(words[-1])[-1] if words else ""


def direction(small: str, start: int, end: int) -> str:
    """`past`, `future` or '' for the date at ``start:end`` of a lower-case text.

    The word beside the date decides, then that the day owns what has happened, then the nearest verb before it in its
    sentence, then the first after it.
    """
    left = _BREAK.split(small[max(0, start - _LEFT) : start])[-1]
    beside = _before(left)
    if beside in _beside():
        verbs = [match.group() for match in _markers().finditer(left)]
        if beside in _ENDURED and verbs and verbs[-1] in _lasting():
            return "past"  # "it lasted until Sunday", but "it was put off until Sunday"
        is_told = _PERFECT.search(small, start - len(left), end + _RIGHT // 2)
        return "past" if is_told else _beside()[beside]
    if small.startswith(("'s", "’s"), end) and beside not in _owned():
        return "past"  # "Wednesday's ruling"
    if (named := _NEXT_WORD.match(small, end)) and named[1] in _owning():
        return "future"  # "crude for December delivery fell"
    before = [found for match in _markers().finditer(left) if (found := _direction(match))]
    if before:
        return before[-1]
    after = _BREAK.split(small[end : end + _RIGHT])[0]
    return next((found for match in _markers().finditer(after) if (found := _direction(match))), "")
