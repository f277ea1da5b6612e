"""prepare: raw records in, staged tables out; a pure function that any worker process can run."""

from typing import NamedTuple

import polars as pl

from transforms.attempts import Attempts
from transforms.duplicates import sign, unsigned
from transforms.events import KEYS, TRAITS, find_keys, find_traits
from transforms.figures import find_figures
from transforms.places import find_places
from transforms.schemas import CASUALTY_FIGURES, PLACES, PUBLICATION_CANDIDATES, TEMPORAL_EXPRESSIONS
from transforms.structure import Structured, structure
from transforms.structure.publication import apply_text_bounds
from transforms.temporal import find_expressions


class Prepared(NamedTuple):
    """Staged tables of one chunk; each field is named like the warehouse table it is loaded into."""

    records: pl.DataFrame
    articles: pl.DataFrame
    temporal_expressions: pl.DataFrame
    casualty_figures: pl.DataFrame
    places: pl.DataFrame
    article_furniture: pl.DataFrame
    publication_candidates: pl.DataFrame
    line_counts: pl.DataFrame
    signatures: pl.DataFrame
    event_traits: pl.DataFrame
    event_keys: pl.DataFrame


#: Steps without which dates and figures of an article are not all that its rules would find.
_EXTRACTING = ("dates", "figures")


def prepare(raw: pl.DataFrame, known_furniture: pl.DataFrame) -> Prepared:
    """Structure ``raw`` (schema RAW), then find its dates and its casualty figures."""
    return extract(structure(raw, known_furniture))


def extract(structured: Structured) -> Prepared:
    """Dates, figures, places and signatures of the articles. One on which a step raises keeps what the others find.

    Why is in its `extraction_error`.
    """
    tried = Attempts()
    (expressions,) = tried.run("dates", _dates, lambda _: (TEMPORAL_EXPRESSIONS.to_frame(),), structured.articles)
    articles, bounds = tried.run(
        "bounds",
        lambda some: apply_text_bounds(some, expressions),
        lambda some: (some, PUBLICATION_CANDIDATES.to_frame()),
        structured.articles,
    )
    (figures,) = tried.run(
        "figures", lambda some: (find_figures(some, expressions),), lambda _: (CASUALTY_FIGURES.to_frame(),), articles
    )
    found = figures
    articles, figures, places = tried.run(
        "places",
        lambda some: find_places(some, _of(some, found)),
        lambda some: (some, _of(some, found), PLACES.to_frame()),
        articles,
    )
    counted, placed = figures, places
    traits, keys = tried.run(
        "events",
        lambda some: _events(some, _of(some, counted), _of(some, placed)),
        lambda _: (TRAITS.to_frame(), KEYS.to_frame()),
        articles,
    )
    (signatures,) = tried.run("signature", lambda some: (sign(some),), lambda some: (unsigned(some),), articles)
    return Prepared(
        records=structured.records,
        articles=tried.marked(articles, _EXTRACTING),
        temporal_expressions=expressions,
        casualty_figures=figures,
        places=places,
        article_furniture=structured.article_furniture,
        publication_candidates=pl.concat([structured.publication_candidates, bounds]),
        line_counts=structured.line_counts,
        signatures=signatures,
        event_traits=traits,
        event_keys=keys,
    )


def _events(articles: pl.DataFrame, figures: pl.DataFrame, places: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    traits = find_traits(articles, figures, places)
    return traits, find_keys(traits)


def _of(articles: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("article_id").is_in(articles["article_id"].implode()))


def _dates(articles: pl.DataFrame) -> tuple[pl.DataFrame]:
    return (find_expressions(articles),)
