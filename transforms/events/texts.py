"""What the words of one article tell of its incident: names, streets, ages, and the telling words of its opening."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

import polars as pl

from transforms.events.names import Named, find_names
from transforms.lexicons import load_table, word_set
from transforms.places.gazetteer import gazetteer_table
from transforms.places.model import Kind

_WORD = r"[A-Z][\w'’-]+"
_AGE = re.compile(rf"\b(\d{{1,2}})-year-old|{_WORD} {_WORD},? (\d{{1,2}}),")
_TYPES = (
    r"Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Highway|Hwy|Parkway|Court|Ct|Way|Terrace"
    r"|Circle|Place"
)
_TYPE = re.compile(rf" (?:{_TYPES})s?\b")
_SIDE = r"(?:(?:[NSEW]|[NS][EW])\.? |North |South |East |West )?"
#: What stands before the type of a street, and after "block of".
_BEFORE_TYPE = re.compile(rf"(?:\b(\d{{3,5}}) {_SIDE})?\b(\d{{1,3}}(?:st|nd|rd|th)|{_WORD}(?: {_WORD}){{0,2}})$")
_BLOCK_OF = re.compile(rf"(?<=\d) block of {_SIDE}({_WORD}|\d{{1,3}}(?:st|nd|rd|th))")
_NUMBER = re.compile(r"\b\d{3,5}$")
_NAME = 60  # characters before the type of a street in which its name is
_LEAD_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]{2,}")
_LEAD = 90  # words of headline and opening
_SPACE = re.compile(r"[^\S\n]{2,}|[^\S\n ]")


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What the words of an article alone tell."""

    named: Named
    streets: set[str]
    ages: set[int]
    lead: set[int]


def read_text(article: Mapping[str, Any]) -> ArticleWords:
    """What ``headline`` and ``body`` of ``article`` tell."""
    text = _SPACE.sub(" ", f"{article['headline'] or ''}\n{article['body']}")
    return ArticleWords(
        named=find_names(text),
        streets=set(_streets(text)),
        ages={int(before or behind) for before, behind in _AGE.findall(text)},
        lead=set(_lead(text)),
    )


def is_block(street: str) -> bool:
    """Whether it is a stretch of a street ("2100 tallow"), not all of it ("tallow", "21st")."""
    return street.split(" ", 1)[0].isdigit()


def _streets(text: str) -> Iterator[str]:
    """Streets by name, and with the hundred of a house or block."""
    behind = 0
    for kind in _TYPE.finditer(text):
        named = _BEFORE_TYPE.search(text, max(behind, kind.start() - _NAME), kind.start())
        if named:
            behind = kind.end()
            yield from _street(*named.groups())
    for block in _BLOCK_OF.finditer(text):
        if number := _NUMBER.search(text, block.start() - 6, block.start()):
            yield _block(number.group(), block[1])


def _street(number: str | None, name: str) -> Iterator[str]:
    words = [word for word in map(_bare, name.split()) if word not in _directions() and len(word) > 1]
    if words:
        yield " ".join(words[-2:])
        if number:
            yield _block(number, words[-1])


def _block(number: str, street: str) -> str:
    return f"{int(number) // 100 * 100} {street.casefold()}"


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").casefold().strip("'’.")


def _lead(text: str) -> Iterator[int]:
    """Hashes of the telling words of headline and opening."""
    opening = " ".join(text.split(None, _LEAD)[:_LEAD]).casefold()
    return (crc32(word.encode()) for word in _LEAD_WORD.findall(opening) if word not in _not_telling())


@cache
def _not_telling() -> frozenset[str]:
    """Words of any report of harm, and of nations: where the harm was is told apart."""
    nations = (word.lower() for row in load_table("demonyms") for word in row["words"].split("/"))
    countries = gazetteer_table("places").filter(pl.col("kind") == Kind.COUNTRY)["name"].str.to_lowercase()
    return word_set("event_not_telling").union(nations, (word for name in countries for word in name.split()))


@cache
def _directions() -> frozenset[str]:
    return frozenset({"n", "s", "e", "w", "the", "on", "in", "at", "near", "of", *word_set("place_modifiers")})
