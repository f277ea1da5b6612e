"""The furniture lexicons as rules: phrases over the words of a line, shapes over the line as written."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from transforms.lexicons import load_table

Place = Literal["any", "head", "tail"]

_LEXICONS = ("en", "mul")
_LONGEST = {"whole": 12, "teaser": 12, "start": 30, "in": 60}  # words, where the row gives no other limit
_PIECE = re.compile(r"<<(\w+)>>")
_FRAMES = {"whole": "^(?:{})$", "teaser": "^(?:{})$", "start": r"^(?:{})\b", "in": r"\b(?:{})\b"}


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """Lines of at most `max_words` words whose `column` holds `pattern` (Rust syntax) are furniture."""

    reason: str
    column: Literal["key", "line"]
    pattern: str
    max_words: int
    place: Place = "any"
    is_whole: bool = False  # the line is nothing but the phrase
    is_within: bool = False  # other words may stand before it
    opens_teasers: bool = False


@cache
def phrase_rules() -> tuple[FurnitureRule, ...]:
    """One rule for each kind of match, reason and limit: the phrases of a group are one alternation."""
    groups: dict[tuple[str, str, int], list[str]] = {}
    for row in (row for language in _LEXICONS for row in load_table("furniture_phrases", language)):
        limit = int(row["max_words"] or _LONGEST[row["match"]])
        groups.setdefault((row["match"], row["reason"], limit), []).append(_regex(row["phrase"]))
    return tuple(_phrase_rule(match, reason, limit, found) for (match, reason, limit), found in groups.items())


@cache
def shape_rules() -> tuple[FurnitureRule, ...]:
    """The rows of ``furniture_shapes.csv``, in file order."""
    rows = (row for language in _LEXICONS for row in load_table("furniture_shapes", language))
    return tuple(
        FurnitureRule(row["reason"], "line", _whole(row["pattern"]), int(row["max_words"]), _place(row["place"]))
        for row in rows
    )


@cache
def _pieces() -> dict[str, str]:
    """``furniture_pieces.csv``: parts that several shapes share, by name."""
    found: dict[str, str] = {}
    for row in load_table("furniture_pieces"):
        found[row["name"]] = _PIECE.sub(lambda piece: found[piece[1]], row["pattern"])
    return found


def _whole(pattern: str) -> str:
    """The pattern with its pieces in place."""
    return _PIECE.sub(lambda piece: _pieces()[piece[1]], pattern)


def _phrase_rule(match: str, reason: str, limit: int, patterns: list[str]) -> FurnitureRule:
    pattern = _FRAMES[match].format("|".join(patterns))
    is_whole = match in ("whole", "teaser")
    return FurnitureRule(
        reason, "key", pattern, limit, is_whole=is_whole, is_within=match == "in", opens_teasers=match == "teaser"
    )


def _regex(phrase: str) -> str:
    """The phrase as a pattern over line keys; ``*`` stands for any words or none, ``#`` for a number."""
    words = [word for word in re.split(r"[^\w*#]+", phrase.lower()) if word]
    pattern = ""
    for word in words:
        gap = "" if not pattern else " "
        pattern += {"*": f"(?:{gap}.*)?", "#": rf"{gap}\d+"}.get(word, gap + re.escape(word))
    return pattern.replace("(?:.*)? ", "(?:.* )?")


def _place(name: str) -> Place:
    if name not in ("any", "head", "tail"):
        raise ValueError(f"furniture_shapes.csv: unknown place {name!r}")
    return name
