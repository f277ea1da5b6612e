"""The places of a chunk of articles: phrases, evidence and decisions brought together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import orjson
import polars as pl

from transforms.ids import stable_id
from transforms.named_rows import frame_of
from transforms.places.decide import SIZE_VOTE, By, Decision, Reading, Where, decide, names_of
from transforms.places.evidence import CITY, text_votes
from transforms.places.gazetteer import look_up
from transforms.places.keys import name_key
from transforms.places.phrases import read_phrase
from transforms.places.spot import Spot, find_spot
from transforms.schemas import PLACES

#: What a phrase that decides its own country adds to the votes of its article: of a figure, and of the dateline.
_PHRASE_VOTE, _DATELINE_VOTE = 4.0, 3.0
#: Votes that the country of an article needs, and their share of all.
_LEAST, _SHARE = 0.7, 0.6

_COUNTRIES = pl.Schema({"article_id": pl.String, "country": pl.String})


class Placed(NamedTuple):
    """Articles and figures with their countries, and PLACES."""

    articles: pl.DataFrame
    figures: pl.DataFrame
    places: pl.DataFrame


class _Vote(NamedTuple):
    """What a name in an article tells: its key, and the country."""

    key: str
    country: str
    weight: float


class _Phrase(NamedTuple):
    """A place phrase of an article."""

    article_id: str
    text: str
    is_dateline: bool


def find_places(articles: pl.DataFrame, figures: pl.DataFrame) -> Placed:
    """Countries of ``articles`` (ARTICLES) and of their ``figures`` (CASUALTY_FIGURES), and the places they name."""
    told = _phrases(articles, figures)
    phrases = {phrase: read_phrase(phrase) for phrase in {each.text for each in told}}
    found = look_up(key for phrase in phrases.values() for key in phrase.keys)
    read = {text: Reading(phrase, names_of(phrase, found)) for text, phrase in phrases.items()}
    of_article = {key: list(some) for key, some in groupby(told, itemgetter(0))}
    rows: list[dict[str, object]] = []
    countries: list[dict[str, object]] = []
    for article_id, votes in _votes(articles):
        here = of_article.get(article_id, [])
        where = _where(here, read, votes)
        decided = {each.text: decide(read[each.text], where) for each in here}
        rows += _rows(article_id, decided, read)
        if where.article is not None:
            countries.append({"article_id": article_id, "country": where.article})
    places = frame_of(rows, PLACES)
    of_articles = frame_of(countries, _COUNTRIES)
    return Placed(_with_country(articles, of_articles), _figures(figures, places, of_articles), places)


def _phrases(articles: pl.DataFrame, figures: pl.DataFrame) -> list[_Phrase]:
    """Each distinct phrase of each article once, sorted."""
    datelines = articles.select("article_id", text="dateline_place", is_dateline=pl.lit(value=True))
    of_figures = figures.select("article_id", text="place", is_dateline=pl.lit(value=False))
    together = pl.concat([datelines, of_figures]).drop_nulls("text").sort("article_id", "text", "is_dateline")
    return [
        _Phrase(*row) for row in together.unique(["article_id", "text"], keep="last", maintain_order=True).iter_rows()
    ]


def _votes(articles: pl.DataFrame) -> Iterator[tuple[str, list[_Vote]]]:
    """What the names in each article tell."""
    votes: dict[str, list[_Vote]] = {article_id: [] for article_id in articles["article_id"]}
    told = text_votes(articles).sort("article_id", "name", "country")
    keys = {name: name_key(name) for name in told["name"].unique()}
    for article_id, name, country, weight in told.iter_rows():
        votes[article_id].append(_Vote(keys[name], country, weight))
    yield from votes.items()


def _where(told: Iterable[_Phrase], read: Mapping[str, Reading], text: list[_Vote]) -> Where:
    """Where the article is: by the phrases that decide for themselves, and by all other names in it."""
    own = {key for each in told for key in read[each.text].keys}
    votes, dateline = defaultdict[str, float](float), None
    for vote in text:
        if vote.key not in own or vote.weight > CITY:  # it must not speak for itself
            votes[vote.country] += vote.weight
    for each in told:
        decision = read[each.text].nowhere
        if decision.country is not None and not read[each.text].is_contested:
            weight = _DATELINE_VOTE if each.is_dateline else _PHRASE_VOTE
            votes[decision.country] += SIZE_VOTE if decision.by == By.POPULATION else weight
            dateline = decision.country if each.is_dateline else dateline
    total = sum(votes.values())
    top = max(sorted(votes), key=votes.__getitem__, default=None)
    is_clear = top is not None and votes[top] >= max(_LEAST, _SHARE * total)
    return Where(dateline, top if is_clear else None, votes)


def _rows(article_id: str, decided: Mapping[str, Decision], read: Mapping[str, Reading]) -> Iterator[dict[str, object]]:
    """Rows of PLACES; areas that are sure help to tell namesakes apart."""
    areas: dict[str, float] = defaultdict(float)
    for text, decision in decided.items():
        if decision.country is not None and (area := find_spot(read[text].names, decision.country, {}).admin1):
            areas[area] += 1
    for text, decision in decided.items():
        spot = Spot() if decision.country is None else find_spot(read[text].names, decision.country, areas)
        yield {
            "place_id": stable_id("p", article_id, text),
            "article_id": article_id,
            "text": text,
            "country": decision.country,
            "admin1": spot.admin1,
            "latitude": spot.latitude,
            "longitude": spot.longitude,
            "gazetteer_id": spot.gazetteer_id,
            "decided_by": decision.by,
            "candidates": orjson.dumps(decision.candidates).decode(),
        }


def _with_country(frame: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    return (
        frame.drop("country").join(countries, on="article_id", how="left", maintain_order="left").select(frame.columns)
    )


def _figures(figures: pl.DataFrame, places: pl.DataFrame, of_articles: pl.DataFrame) -> pl.DataFrame:
    """The country of the place; of a figure without one, that of its article, marked as such."""
    known = places.select("article_id", "country", place="text", country_by="decided_by")
    by_place = figures.drop("country", "country_by").join(
        known, on=["article_id", "place"], how="left", maintain_order="left"
    )
    by_article = by_place.join(
        of_articles.rename({"country": "of_article"}), on="article_id", how="left", maintain_order="left"
    )
    has_no_place = pl.col("place").is_null()
    country = pl.when(has_no_place).then("of_article").otherwise("country")
    by = pl.when(has_no_place).then(pl.lit(By.FALLBACK.value)).otherwise("country_by")
    return by_article.with_columns(country=country, country_by=pl.when(country.is_not_null()).then(by)).select(
        figures.columns
    )
