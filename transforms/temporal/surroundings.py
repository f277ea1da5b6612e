"""A candidate in its text, and the words beside it that the cues of the lexicon list."""

import re
from functools import cache
from typing import NamedTuple

from transforms.lexicons import load_table

_NOT_WORD = re.compile(r"[^\w'’]")
_WORD_AFTER = re.compile(r"[\s\"”’)-]*([\w'’]+)")
_OWNED = re.compile(r"['’]s\s+(\w+)")
_ENDS = re.compile(r"\s*(?:[.,;:!?)\"”–—]|$|--)")


class Surroundings(NamedTuple):
    """A candidate in its text."""

    text: str  # as written
    before: str  # what stands before it, as written, at most 40 code points
    after: str  # what follows, as written, at most 40 code points
    document: str = ""  # the whole text

    @property
    def word_before(self) -> str:
        """The word before, lower case."""
        words = self.before.rstrip(' \t\n"“(').rsplit(None, 1)
        word = words[-1].lower() if words else ""
        return word if word.isalpha() else _NOT_WORD.split(word)[-1]

    @property
    def word_after(self) -> str:
        """The word after, as written, unless the sentence or clause ends."""
        match = _WORD_AFTER.match(self.after)
        return match.group(1) if match else ""


@cache
def cues() -> dict[tuple[str, str], frozenset[str]]:
    """The words of each cue and side."""
    return {(row["cue"], row["side"]): frozenset(row["words"].split()) for row in load_table("time_cues")}


def cue_words(cue: str, side: str) -> frozenset[str]:
    """The words that a cue lists for a side; raises KeyError for a cue that the lexicon lacks."""
    return cues()[cue, side]


def led_by(cue: str, at: Surroundings) -> bool:
    """Whether the word before is one that the cue lists."""
    return at.word_before in cues()[cue, "before"]


def followed_by(cue: str, at: Surroundings) -> bool:
    """Whether the word after is one that the cue lists."""
    return at.word_after.lower() in cues()[cue, "after"]


def owns(cue: str, at: Surroundings) -> bool:
    """Whether the expression owns one of the words that the cue lists ("today's world")."""
    owned = _OWNED.match(at.after)
    return owned is not None and owned[1].lower() in cues()[cue, "owned"]


def ends(at: Surroundings) -> bool:
    """Whether a sentence or clause ends after it."""
    return _ENDS.match(at.after) is not None
