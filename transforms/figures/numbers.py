"""English cardinals in a row of lower-case tokens: digits, words, and both together ("1.9 million")."""

import re
from functools import cache, lru_cache

from transforms.lexicons import load_table

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")
_FIRST_DIGITS, _THREE_DIGITS = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_GLUED = re.compile(r"(\d[\d.,]*)([a-z]+)")  # 1.2m, 40k


@cache
def number_words() -> dict[str, tuple[str, int]]:
    """Word → (kind, value); kind is `unit`, `ten`, `scale`, `suffix`, or `words` ("thirtythree", as wires misprint)."""
    known = {row["word"]: (row["kind"], int(row["value"])) for row in load_table("numbers")}
    tens = {word: value for word, (kind, value) in known.items() if kind == "ten"}
    units = {word: value for word, (kind, value) in known.items() if kind == "unit" and 0 < value < 10}
    return {t + u: ("words", tens[t] + units[u]) for t in tens for u in units} | known


@lru_cache(maxsize=1 << 16)  # not without end: the words of a large ingest are as many as its misprints
def token_value(token: str) -> tuple[str, float] | None:
    """Kind and value of one number token ("12", "1.2m", "twenty-five", "million"), None if it is no number."""
    if _DIGITS.fullmatch(token):
        return "digits", _digits(token)
    known = number_words().get(token)
    if known and known[0] != "suffix":
        return known[0], known[1]
    return _glued(token) or _hyphenated(token)


def _digits(token: str) -> float:
    """A comma groups digits, and so do two or more full stops ("1.200.000"); one full stop is the decimal point."""
    plain = token.replace(".", "") if token.count(".") > 1 else token
    return float(plain.replace(",", ""))


def _glued(token: str) -> tuple[str, float] | None:
    match = _GLUED.fullmatch(token)
    if not match or not _DIGITS.fullmatch(match[1]):
        return None
    kind, factor = number_words().get(match[2], ("", 0))
    return ("scaled", _digits(match[1]) * factor) if kind in ("suffix", "scale") else None


def _hyphenated(token: str) -> tuple[str, float] | None:
    """The class and value of a hyphenated number: "twenty-five", "one-hundred"."""
    parts = token.split("-")
    if len(parts) < 2 or not all(parts):
        return None
    read = read_number(parts, 0)
    return ("words", read[0]) if read and read[1] == len(parts) else None


def read_number(tokens: list[str], start: int) -> tuple[float, int] | None:
    """The cardinal that starts at ``start``: its value and the index behind it; None if there is none."""
    total, group, i, last = 0.0, 0.0, start, ""
    while i < len(tokens):
        step = token_value(tokens[i])
        if step is None:
            if not (tokens[i] == "and" and last == "scale" and _continues(tokens, i + 1)):
                break
            i += 1
            continue
        kind, value = step
        if _goes_on(tokens, start, i):  # "12 500", "1 250 000": as French and Spanish group digits
            group, i = group * 1000 + value, i + 1
            continue
        if not _may_follow(last, kind, group, value):
            break
        if kind == "scale":
            total, group = _scale(total, group, value)
        else:
            group += value
        last, i = kind, i + 1
    return (total + group, i) if i > start else None


def _goes_on(tokens: list[str], start: int, i: int) -> bool:
    """Whether the digits at ``i`` are the next three of the number that starts at ``start``."""
    before = tokens[start:i]
    is_open = bool(before) and _FIRST_DIGITS.fullmatch(before[0]) and all(map(_THREE_DIGITS.fullmatch, before[1:]))
    return bool(is_open) and _THREE_DIGITS.fullmatch(tokens[i]) is not None


def groups_by_stop(token: str) -> bool:
    """Whether a full stop may part thousands in ``token`` ("1.200"), as it does if people are counted."""
    return _DOTTED.fullmatch(token) is not None


def joins(tokens: list[str], i: int) -> bool:
    """Whether the "and" at ``i`` stands inside a number: "nine hundred and twenty-one"."""
    before = token_value(tokens[i - 1]) if i else None
    return before is not None and before[0] == "scale" and _continues(tokens, i + 1)


def _continues(tokens: list[str], i: int) -> bool:
    """Whether a number word goes on with the number before it: "two hundred and fifty" goes on; in "a hundred and 12"
    digits start a number of their own.
    """
    step = token_value(tokens[i]) if i < len(tokens) else None
    return step is not None and step[0] in ("unit", "ten", "words") and step[1] > 0


def _may_follow(last: str, kind: str, group: float, value: float) -> bool:
    if last == "" or kind == "scale":
        return True
    if last == "scale":
        return kind in ("unit", "ten", "words")
    return last == "ten" and kind == "unit" and 0 < value < 10


def _scale(total: float, group: float, value: float) -> tuple[float, float]:
    """A hundred or dozen multiplies the group; a thousand and more also closes it."""
    if value < 1000:
        return total, (group or 1) * value
    return total + (group or 1) * value if total == 0 or group else total * value, 0.0
