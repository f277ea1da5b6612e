"""Whether a date is reported as past, by the tense around it and the word before it."""

import re
from functools import cache

from transforms.lexicons import load_words, word_set
from transforms.temporal.lexer import lower
from transforms.temporal.tense import direction

_AROUND = 130  # code points on each side; more than the tense rules look at
_NEAR = 4  # words before a date in which a "for" or "to" makes it the date of a plan
_SENTENCE_END = re.compile(r"(?:[.!?][\"”’)]*|\n)\s*$")
_THE = re.compile(r"\bthe\s+$")  # "in the 2100 block": a bare number after it belongs to what follows


@cache
def _placed() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_words("bound_prepositions")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+the)?\s+$")


def is_reported_as_past(text: str, start: int, end: int) -> bool:
    """Whether what `text` says of the date at ``start:end`` has happened, and in it; False if that is not plain.

    The verb stands before the date in its sentence, or behind it if the date opens the sentence.
    """
    first = max(0, start - _AROUND)
    small = lower(text[first : end + _AROUND])
    before = small[: start - first]
    placed = _placed().search(before)
    if placed is None or (text[start:end].isdigit() and _THE.search(before)):
        return False
    if not word_set("plan_prepositions").isdisjoint(before[: placed.start()].split()[-_NEAR:]):
        return False
    opens = not before[: placed.start()].strip() or _SENTENCE_END.search(before[: placed.start()]) is not None
    return direction(small if opens else small[: end - first], start - first, end - first) == "past"
