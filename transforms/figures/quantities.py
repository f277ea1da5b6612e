"""Quantities in tagged tokens: a number or vague word with its modifiers, a range, or a share of a base.

The phrases `quantity` and `share` of figure_chunks.toml find the extent; `read_quantity` interprets that extent.
"""

import re
from functools import cache
from typing import NamedTuple

from transforms.figures import bounds
from transforms.figures.bounds import Bounds
from transforms.figures.chunk_rules import NOTATION
from transforms.figures.numbers import groups_by_stop, number_words, read_number, token_value
from transforms.figures.tags import WORDS
from transforms.figures.tokens import Tokens
from transforms.lexicons import load_table

_NUMBER, _YEAR = NOTATION.compile("<number>").regex, re.compile(r"(?:19|20)\d\d")
#: Tags of who is counted: "1.200 people" are 1,200, nobody counts them in thousandths; "1.200 ct" is a price.
_PEOPLE = WORDS.some("people|households|collective|count")
_ARTICLE, _ALL_BUT, _FRACTION, _PERCENT, _NUMERAL = map(WORDS.code, "article all_but fraction percent number".split())
_MODIFIERS = WORDS.some("modifier_before|modifier_after")
_VAGUE = WORDS.some("vague|vague_plural")
_SHARES = (_FRACTION, _PERCENT)
#: What stands behind a year and behind no base of a share.
_ENDS = WORDS.some("preposition|by|comma|stop|and|conjunction")


@cache
def _fractions() -> dict[str, float]:
    return {row["phrase"]: float(row["value"]) for row in load_table("fractions")}


class Quantity(NamedTuple):
    """A read quantity: tokens [start, end), the number as written (None if vague) and what it means."""

    start: int
    end: int
    reported: float | None
    bounds: Bounds
    share: tuple[float, float, float] | None = None  # share low, share high, base


def read_quantity(tokens: Tokens, start: int, end: int) -> Quantity | None:
    """The quantity that fills tokens [start, end); None if it only looks like one (a year range, "a 40 km road")."""
    is_measure = tokens.tags.startswith(_ARTICLE + _NUMERAL, start) and _is_plain(tokens.words[start + 1])
    return None if is_measure else _read(tokens, start, end)


def _read(tokens: Tokens, start: int, end: int) -> Quantity | None:
    tags, words = tokens.tags[start:end], tokens.words
    modifiers = [words[start + i] for i, tag in enumerate(tags) if tag in _MODIFIERS]
    if _FRACTION in tags or _PERCENT in tags:
        return _share(tokens, start, end)
    numbers = [_number_at(tokens, start + m.start()) for m in _NUMBER.finditer(tags)]
    if tags.startswith(_ALL_BUT):  # all but two of its 30 crew
        return Quantity(start, end, None, bounds.exact(numbers[1] - numbers[0]))
    if len(numbers) == 2:
        return _range(words, start, end, numbers)
    if not _VAGUE.isdisjoint(tags):
        return _vague(tokens, start, end, numbers)
    if not numbers:
        return None
    return Quantity(start, end, numbers[0], bounds.modified(numbers[0], modifiers))


def _is_plain(word: str) -> bool:
    """Whether the number has no word such as "hundred" in it, which an article goes with."""
    value = token_value(word)
    return value is not None and value[0] in ("digits", "unit", "ten", "words") and value[1] != 0


def _number_at(tokens: Tokens, i: int) -> float:
    i += tokens.tags[i] == _ARTICLE
    read = read_number(tokens.words, i)
    if read is None:
        return 0.0
    is_grouped = (
        groups_by_stop(tokens.words[i]) and read[1] == i + 1 and not _PEOPLE.isdisjoint(tokens.tags[i + 1 : i + 2])
    )
    return read[0] * 1000 if is_grouped else read[0]


def _range(words: list[str], start: int, end: int, numbers: list[float]) -> Quantity | None:
    low, high = numbers
    kind, scale = number_words().get(words[end - 1], ("", 1))
    if kind == "scale" and low < high / scale:  # "two to three million": the scale holds for both
        low *= scale
    return Quantity(start, end, high, bounds.between(low, high)) if low < high else None


def _vague(tokens: Tokens, start: int, end: int, numbers: list[float]) -> Quantity | None:
    phrases = [tokens.words[i] for i in range(start, end) if tokens.tags[i] in _VAGUE]
    if numbers and phrases[0] in bounds.modifiers():  # some 30
        return Quantity(start, end, numbers[0], bounds.modified(numbers[0], phrases[:1]))
    if numbers and not _is_scaled(tokens, end):  # "a group of four", but "several hundred"
        return Quantity(start, end, numbers[0], bounds.exact(numbers[0]))
    factor = numbers[0] if numbers else 1.0
    if len(phrases) == 2:  # tens of thousands
        factor = bounds.policies()[phrases[1]].low / 2
    read = bounds.vague(phrases[0], factor)
    return Quantity(start, end, None if read.quantifier == "vague" else float(read.best), read)


def _is_scaled(tokens: Tokens, end: int) -> bool:
    """Whether the number is one that a vague word multiplies: "a couple of dozen", "several hundred"."""
    value = token_value(tokens.words[end - 1])
    return value is not None and value[0] == "scale"


def _percentages(tokens: Tokens, start: int, at: int) -> list[float]:
    """The share, or lowest and highest share, that the percent sign or word at ``at`` makes of what is before it."""
    return [_number_at(tokens, match.start()) / 100 for match in _NUMBER.finditer(tokens.tags, start, at)]


def _share(tokens: Tokens, start: int, end: int) -> Quantity | None:
    """The quantity of a share of a base: "Half of the 60", "some 40 percent of the 60"; None for
    more than all of them.
    """
    at = next(i for i in range(start, end) if tokens.tags[i] in _SHARES)
    base_at = max(i for i in range(start, end) if tokens.tags[i] == _NUMERAL)
    while base_at > start and tokens.tags[base_at - 1] == _NUMERAL:
        base_at -= 1
    base = _number_at(tokens, base_at)
    if _YEAR.fullmatch(tokens.words[base_at]) and tokens.tags[end : end + 1] in ("", *_ENDS):
        return None  # "half of the market in 2018"
    shares = [_fractions()[tokens.words[at]]] if tokens.tags[at] == _FRACTION else _percentages(tokens, start, at)
    if shares[-1] > 1 or (len(shares) > 1 and shares[0] >= shares[1]):
        return None
    if len(shares) > 1:
        low, high = shares
        return Quantity(start, end, None, bounds.between(low * base, high * base), (low, high, base))
    before = [word for word in tokens.words[start:at] if word in bounds.modifiers()]
    low, high, read = bounds.share_of(shares[0], base, before)
    return Quantity(start, end, None, read, (low, high, base))
