"""What an article says of its incident that another can say in other words: persons, streets, places, days, tolls."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any
from zlib import crc32

import polars as pl

from transforms.events.model import TRAITS
from transforms.lexicons import word_set
from transforms.places.gazetteer import look_up
from transforms.places.keys import name_key
from transforms.places.spot import towns

_WORD = r"[A-Z][\w'’-]+"
_NAME = rf"{_WORD}(?: (?:[A-Z]\.? )?{_WORD}){{1,3}}"
_RUN = re.compile(rf"{_WORD}(?: (?:[A-Z]\.? )?{_WORD})+")
#: A person whose age or identity is told: "Ann Lee, 24,", "24-year-old Ann Lee", "identified the dead as Ann Lee".
_PERSONS = (
    re.compile(rf"({_NAME}),? (?:[JS]r\.?,? )?\(?\d{{1,2}}[,.)]"),
    re.compile(rf"\b\d{{1,2}}-year-old (?:[a-z]+ ){{0,2}}({_NAME})"),
    re.compile(rf"\b(?:identified|named) (?:[a-z’']+ ){{0,5}}as (?:\d{{1,2}}-year-old )?({_NAME})"),
)
_AGE = re.compile(rf"\b(\d{{1,2}})-year-old|{_WORD} {_WORD},? (\d{{1,2}}),")
_STREET = re.compile(
    rf"\b(\d{{1,3}}(?:st|nd|rd|th)|{_WORD}(?: {_WORD}){{0,2}}) (?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd"
    r"|Lane|Ln|Highway|Hwy|Parkway|Court|Ct|Way|Terrace|Circle|Place)\b"
)
_BLOCK = re.compile(
    rf"\b(\d{{3,5}}) block of (?:[NSEW]\.? |North |South |East |West )?({_WORD}|\d{{1,3}}(?:st|nd|rd|th))"
)
_LEAD_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]{2,}")
_LEAD = 90  # words of headline and opening
_GAP = 2  # a first and a last name have so many words between them at most, less one
_SPACE = re.compile(r"[^\S\n]+")
_HARM = ("killed", "injured", "missing", "abducted", "displaced")


def find_traits(articles: pl.DataFrame, figures: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """TRAITS of the ``articles`` that have ``figures``; ``places`` (PLACES) are those of the figures."""
    told = articles.filter(pl.col("article_id").is_in(figures["article_id"].unique().implode()))
    read = [_read(row) for row in told.iter_rows(named=True)]
    known = _known_names(name for each in read for name in (*each.persons, *each.names))
    rows = [
        {
            "persons": sorted(each.persons - known),
            "names": sorted((each.names | each.persons) - known),
            "streets": sorted(each.streets),
            "ages": sorted(each.ages),
            "lead": sorted(each.lead),
        }
        for each in read
    ]
    found = pl.DataFrame(rows, schema={name: TRAITS[name] for name in ("persons", "names", "streets", "ages", "lead")})
    return _with_claims(told.select("article_id", "country", "published_on").hstack(found), figures, places)


@dataclass(frozen=True, slots=True)
class _Text:
    """What the words of an article alone tell."""

    persons: set[str]
    names: set[str]
    streets: set[str]
    ages: set[int]
    lead: set[int]


def _read(row: dict[str, Any]) -> _Text:
    text = _SPACE.sub(" ", f"{row['headline'] or ''}\n{row['body']}")
    return _Text(
        persons=set(_persons(text)),
        names={pair for run in _RUN.finditer(text) for pair in _pairs(run.group())},
        streets=set(_streets(text)),
        ages={int(before or behind) for before, behind in _AGE.findall(text)},
        lead=set(_lead(text)),
    )


def _words(run: str) -> list[str]:
    """Words of a run of capitals in small letters, without initials."""
    words = (word.removesuffix("'s").removesuffix("’s").casefold().strip("'’.") for word in run.split())
    return [word for word in words if len(word) > 1]


def _persons(text: str) -> Iterator[str]:
    """First and last word of each person's name."""
    for pattern in _PERSONS:
        for match in pattern.finditer(text):
            words = _words(match[1])
            while words and words[0] in _not_names():
                words.pop(0)
            if len(words) > 1 and _not_names().isdisjoint(words):
                yield f"{words[0]} {words[-1]}"


def _pairs(run: str) -> Iterator[str]:
    """Each two words of the run that may be the first and last name of one person."""
    part: list[str] = []
    for word in (*_words(run), ""):
        if word and word not in _not_names():
            part.append(word)
            continue
        yield from (f"{part[i]} {part[j]}" for i, j in combinations(range(len(part)), 2) if j - i <= _GAP)
        part = []


def _streets(text: str) -> Iterator[str]:
    for match in _STREET.finditer(text):
        words = [word for word in _words(match[1]) if word not in _directions()]
        if words:
            yield " ".join(words[-2:])
    for number, name in _BLOCK.findall(text):
        yield f"{number} {name.casefold()}"


def _lead(text: str) -> Iterator[int]:
    """Hashes of the telling words of headline and opening."""
    opening = " ".join(text.split()[:_LEAD]).casefold()
    return (crc32(word.encode()) for word in _LEAD_WORD.findall(opening) if word not in word_set("event_not_telling"))


def _known_names(names: Iterable[str]) -> set[str]:
    """Those that are names of places ("san diego")."""
    keys = {name: name_key(name) for name in set(names)}
    places = look_up(keys.values())
    return {name for name, key in keys.items() if key in places}


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_set("event_not_names"))


@cache
def _directions() -> frozenset[str]:
    return frozenset({"n", "s", "e", "w", "the", "on", "in", "at", "near", "of", *word_set("place_modifiers")})


def _with_claims(texts: pl.DataFrame, figures: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Days and tolls of the incident figures, towns and spots of their places."""
    is_incident = (pl.col("scope") == "incident") & pl.col("category").is_in(_HARM)
    mine = figures.filter(is_incident & pl.col("toll_role").is_in(["counted", "restated", "part"]))
    counted = mine.filter(pl.col("toll_role") == "counted")
    days = mine.filter(pl.col("occurred_from") == pl.col("occurred_to"))
    by = places.join(towns(), on="gazetteer_id", how="left", maintain_order="left").join(
        mine.select("article_id", text="place").unique(), on=["article_id", "text"], how="semi"
    )
    is_spot = pl.col("decided_by").is_in(["fallback", "none"]) & (pl.col("text").str.len_chars() > 3)
    claims = [
        days.group_by("article_id").agg(days=pl.col("occurred_from").unique().sort()),
        *(_toll(counted, category) for category in ("killed", "injured")),
        by.filter("is_town").group_by("article_id").agg(towns=pl.col("gazetteer_id").unique().sort()),
        by.filter(is_spot).group_by("article_id").agg(spots=pl.col("text").str.to_lowercase().unique().sort()),
        mine.select("article_id").unique().with_columns(has_claim=pl.lit(value=True)),
    ]
    for claim in claims:
        texts = texts.join(claim, on="article_id", how="left", maintain_order="left")
    lists = [name for name, kind in TRAITS.items() if isinstance(kind, pl.List)]
    return texts.with_columns(
        pl.col("has_claim").fill_null(value=False), *(pl.col(name).fill_null([]) for name in lists)
    ).select(TRAITS.names()).cast(TRAITS)  # fmt: skip


def _toll(counted: pl.DataFrame, category: str) -> pl.DataFrame:
    return counted.filter(category=category).group_by("article_id").agg(pl.col("value_best").sum().alias(category))
