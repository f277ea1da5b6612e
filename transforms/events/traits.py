"""What an article says of its incident that another can say in other words: persons, streets, places, days, tolls."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import polars as pl

from transforms.events.model import TRAITS
from transforms.events.texts import ArticleWords, read_text
from transforms.lexicons import word_set
from transforms.places.gazetteer import Candidate, look_up
from transforms.places.keys import name_key
from transforms.places.model import Kind
from transforms.places.spot import sizes

_HARM = ("killed", "injured", "missing", "abducted", "displaced")
_KNOWN_PEOPLE = 1000  # a smaller place is as likely a surname


def find_traits(articles: pl.DataFrame, figures: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """TRAITS of the ``articles`` that have ``figures``; ``places`` (PLACES) are those of figures and datelines."""
    placed = places.join(sizes(places["gazetteer_id"]), on="gazetteer_id", how="left", maintain_order="left")
    told = articles.filter(pl.col("article_id").is_in(figures["article_id"].unique().implode()))
    texts = [read_text(row) for row in told.iter_rows(named=True)]
    found = pl.DataFrame(_columns(texts, told["article_id"], placed), schema_overrides=TRAITS)
    return _with_claims(told.select("article_id", "country", "published_on").hstack(found), figures, placed)


def _columns(texts: list[ArticleWords], article_ids: pl.Series, places: pl.DataFrame) -> dict[str, list[list[Any]]]:
    """The columns that words alone fill; what the gazetteer knows is no person."""
    known = _known(n for t in texts for n in (*t.named.persons, *t.named.others, *t.named.places))
    populated = {name for name, candidates in known.items() if _is_populated(name, candidates)}
    of_figures = _of_figures(places)
    return {
        "persons": [sorted(t.named.persons - known.keys()) for t in texts],
        "names": [sorted((t.named.others | t.named.persons) - known.keys()) for t in texts],
        "streets": [sorted(t.streets) for t in texts],
        "sites": [sorted(t.named.sites) for t in texts],
        "places": [
            sorted((t.named.places & populated) | of_figures.get(article_id, set()))
            for article_id, t in zip(article_ids, texts, strict=True)
        ],
        "ages": [sorted(t.ages) for t in texts],
        "lead": [sorted(t.lead) for t in texts],
    }


def _known(names: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
    """What the gazetteer knows of those of the names that are names of places ("san diego")."""
    keys = {name: name_key(name) for name in set(names)}
    places = look_up(keys.values())
    return {name: places[key] for name, key in keys.items() if key in places}


def _is_populated(name: str, candidates: tuple[Candidate, ...]) -> bool:
    """Whether it is the name of a town or district first of all, and no word of any text."""
    if not candidates or name_key(name) in _common_words():
        return False
    return candidates[0].kind > Kind.FIRST and candidates[0].weight >= _KNOWN_PEOPLE


@cache
def _common_words() -> frozenset[str]:
    return frozenset(map(name_key, (*word_set("place_common_words"), *word_set("function_words"))))


def _of_figures(places: pl.DataFrame) -> dict[str, set[str]]:
    """The names of the towns and districts that figures and datelines name, by article."""
    named: dict[str, set[str]] = defaultdict(set)
    for article_id, text in places.filter(pl.col("kind") > Kind.FIRST).select("article_id", "text").iter_rows():
        named[article_id].add(name_key(text.split(",")[0]))
    return named


def _with_claims(texts: pl.DataFrame, figures: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Days and tolls of the incident figures, towns and spots of their places."""
    is_incident = (pl.col("scope") == "incident") & pl.col("category").is_in(_HARM)
    mine = figures.filter(is_incident & pl.col("toll_role").is_in(["counted", "restated", "part"]))
    counted = mine.filter((pl.col("toll_role") == "counted") & pl.col("evidence").ne_missing("vague"))
    days = mine.filter(pl.col("occurred_from") == pl.col("occurred_to"))
    by = places.join(mine.select("article_id", text="place").unique(), on=["article_id", "text"], how="semi")
    is_part = pl.col("text").str.contains(",", literal=True) & (
        pl.col("kind") <= Kind.FIRST
    )  # of it only the area is known
    is_unknown = pl.col("decided_by").is_in(["fallback", "none"]) | is_part
    is_spot = is_unknown & (pl.col("text").str.len_chars() > 3)
    is_city = (pl.col("kind") > Kind.FIRST) & ~pl.col("is_town")
    claims = [
        days.group_by("article_id").agg(days=pl.col("occurred_from").unique().sort()),
        *(_toll(counted, category) for category in ("killed", "injured")),
        by.filter("is_town").group_by("article_id").agg(towns=pl.col("gazetteer_id").unique().sort()),
        by.filter(is_city).group_by("article_id").agg(cities=pl.col("gazetteer_id").unique().sort()),
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
