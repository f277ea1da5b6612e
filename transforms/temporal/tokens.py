"""Tokens of a run of time words, and the values that spelled numbers have."""

import re
from functools import cache
from typing import NamedTuple

from transforms.temporal.meaning import Timex
from transforms.temporal.vocabulary import words

_PIECE = re.compile(r"[a-z]+")


class Token(NamedTuple):
    """A token, raw or reduced. ``value``: text of the lexicon, a number, or the Timex a rule has built."""

    kind: str
    start: int  # code points from the start of the run
    end: int
    value: str | float | Timex
    rule: str = ""


@cache
def _numbers() -> dict[str, tuple[str, int]]:
    kinds = ("cardinal", "multiplier", "ordinal")
    listed = {form: (word.kind, int(word.value)) for form, word in words().items() if word.kind in kinds}
    return listed | {"second": ("ordinal", 2)}


def spelled_number(text: str) -> tuple[str, float]:
    """Kind and value of a spelled number: `number`, `ordinal`, or `spoken` for a year ("nineteen ninety-six")."""
    names = _numbers()
    pieces = [names[piece] for piece in _PIECE.findall(text) if piece in names]
    values = [value for _, value in pieces]
    if all(kind == "cardinal" for kind, _ in pieces) and len(values) >= 2 and 10 <= values[0] <= 21 and values[1] >= 10:
        return "spoken", values[0] * 100 + sum(values[1:])
    total = part = 0
    for kind, value in pieces:
        if kind == "multiplier":
            part = max(part, 1) * value
            total, part = (total + part, 0) if value >= 1000 else (total, part)
        else:
            part += value
    kind = "ordinal" if pieces[-1][0] == "ordinal" else "number"
    value = total + part
    is_year = kind == "number" and len(pieces) > 1 and 1000 <= value < 2200
    return ("thousand" if is_year else kind), value
