"""A place phrase taken apart: "the village of Maku, in Zhari district" is Maku, then Zhari, the widest last."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import polars as pl

from transforms.lexicons import load_table, load_words
from transforms.places.gazetteer import gazetteer_table
from transforms.places.keys import name_key
from transforms.places.model import Kind

#: What stands between the names of a phrase.
_BETWEEN = re.compile(
    r"\s*[,;()/]\s*|(?:['’]s|(?<=s)['’])(?:\s+|$)|\s+-\s+|\b(?:in|near|at|on|of|from|to|around|outside|inside|off|and|between|along|within|toward|towards)\b",
)
_SEVERAL = re.compile(r",|\band\b")
_OPENER = re.compile(r"^(?:(?:the|an?|this|that|its|their|his|her)\s+|\d[\d,]*(?:st|nd|rd|th)?\s+)+", re.IGNORECASE)
_MOST_PARTS = 8  # of a phrase; more is a list of names, or no phrase


@dataclass(frozen=True, slots=True)
class Form:
    """One way to look a part up, and how far it may be trusted."""

    key: str
    is_weak: bool  # it names a place only where the country is known: "Ariana Hotel" need not be in Ariana


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a phrase: its forms, the fullest first, and the countries that its word of kind tells, if it does."""

    forms: tuple[Form, ...]
    countries: frozenset[str]
    is_area: bool = False  # its word of kind says that it is a district or a province
    has_article: bool = False  # "the Hassan" is no town; "the Gambia" and "the Hassan district" are places


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a phrase, the narrowest first as a rule."""

    parts: tuple[Part, ...]

    @property
    def keys(self) -> set[str]:
        """All that is to be looked up."""
        return {form.key for part in self.parts for form in part.forms}


@lru_cache(maxsize=1 << 16)
def read_phrase(text: str) -> Phrase:
    """The parts of ``text`` that may be names of the gazetteer."""
    pieces = [piece.strip() for piece in _BETWEEN.split(_atoms().sub(_as_one, " ".join(text.split())))]
    is_street = [bool(n) and pieces[n - 1].endswith("block") for n in range(len(pieces))]
    named = [piece for piece, is_no_name in zip(pieces, is_street, strict=True) if piece and not is_no_name]
    parts = [_part(piece, is_behind=bool(n)) for n, piece in enumerate(named)]
    return Phrase(tuple(part for part in parts if part is not None)[:_MOST_PARTS])


@cache
def _atoms() -> re.Pattern[str]:
    """Names that hold what else stands between names: "Bosnia and Herzegovina", "Prince George's"."""
    stated = [row["name"] for row in load_table("place_names")]
    is_owned = (pl.col("kind") == Kind.SECOND) & pl.col("name").str.contains(r"[a-z]'s$")
    known = gazetteer_table("places").filter((pl.col("kind") == Kind.COUNTRY) | is_owned)["name"]
    names = sorted({name for name in [*stated, *known] if _BETWEEN.search(name)}, key=len, reverse=True)
    pattern = "|".join(map(re.escape, names)).replace("'", "['’]")
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def _as_one(match: re.Match[str]) -> str:
    # the key of a name takes _ for a space
    return match.group().replace(" ", "_").replace("'", "").replace("’", "")


def _part(piece: str, *, is_behind: bool) -> Part | None:
    """None if no name is in it; a shortened name counts behind another one only."""
    area = _abbreviations().get(piece.replace(" ", "")) if is_behind else None
    if area is not None:
        country, name = area
        return Part((Form(name_key(name), is_weak=False),), frozenset({country}))
    opener, words = _OPENER.match(piece), _OPENER.sub("", piece).split()
    if not any(word[:1].isupper() for word in words):
        return None
    countries = frozenset[str]().union(*(_countries_named(word) for word in words))
    bare, strip = _without_kinds(words)
    return Part(_forms(piece.split(), words), countries, strip == "area", opener is not None and bare == words)


def _countries_named(word: str) -> frozenset[str]:
    _, countries = _kinds().get(word.lower(), ("", frozenset[str]()))
    return countries


def _forms(whole: list[str], words: list[str]) -> tuple[Form, ...]:
    """The words as they stand, then without direction and without words of kind; the first that is known counts."""
    found: dict[str, bool] = {}
    bare, strip = _without_kinds(words)
    if strip == "no":
        return ()
    for some, is_weak in (
        (whole, False),
        (words, False),
        (bare, strip == "known"),
        (_without_direction(bare), strip == "known"),
    ):
        key = name_key(" ".join(some))
        if key:
            found.setdefault(key, is_weak)
    return tuple(Form(key, is_weak) for key, is_weak in found.items())


def _without_kinds(words: list[str]) -> tuple[list[str], str]:
    """The words but for those of kind at either end, and how freely they may be left out: yes, known or no."""
    strip, start, end = "yes", 0, len(words)
    while end > start and (kind := _kinds().get(words[end - 1].lower().strip("."))):
        strip, end = _stricter(strip, kind[0]), end - 1
    while start < end and (kind := _kinds().get(words[start].lower())) and words[start][0].islower():
        strip, start = _stricter(strip, kind[0]), start + 1
    return words[start:end], strip


def _stricter(one: str, other: str) -> str:
    return max(one, other, key=("yes", "area", "known", "no").index)


def _without_direction(words: list[str]) -> list[str]:
    start = 0
    while start < len(words) - 1 and words[start].lower() in _directions():
        start += 1
    return words[start:]


@cache
def _kinds() -> dict[str, tuple[str, frozenset[str]]]:
    """How freely a word of kind may be left out, and the countries that it tells."""
    return {
        row["word"]: (row["strip"], frozenset(filter(None, row["countries"].split("/"))))
        for row in load_table("place_words")
    }


@cache
def _abbreviations() -> dict[str, tuple[str, str]]:
    rows = load_table("place_abbreviations")
    shorts = ((short, row) for row in reversed(rows) for short in row["short"].split("/"))  # of two the first stays
    return {short.replace(" ", ""): (row["country"], row["area"]) for short, row in shorts}


@cache
def _directions() -> frozenset[str]:
    return frozenset(load_words("place_modifiers"))
