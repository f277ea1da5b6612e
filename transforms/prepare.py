"""prepare: raw records in, staged tables out; a pure function that any worker process can run."""

from typing import NamedTuple

import polars as pl

from transforms.duplicates import sign
from transforms.figures import find_figures
from transforms.structure import structure
from transforms.structure.publication import apply_text_bounds
from transforms.temporal import find_expressions


class Prepared(NamedTuple):
    """Staged tables of one chunk; each field is named like the warehouse table it is loaded into."""

    records: pl.DataFrame
    articles: pl.DataFrame
    temporal_expressions: pl.DataFrame
    casualty_figures: pl.DataFrame
    article_furniture: pl.DataFrame
    publication_candidates: pl.DataFrame
    line_counts: pl.DataFrame
    signatures: pl.DataFrame


def prepare(raw: pl.DataFrame, known_furniture: pl.DataFrame) -> Prepared:
    """Structure ``raw`` (schema RAW), then find its dates and its casualty figures."""
    structured = structure(raw, known_furniture)
    expressions = find_expressions(structured.articles)
    bounded = apply_text_bounds(structured.articles, expressions)
    figures = find_figures(bounded.articles, expressions)
    return Prepared(
        records=structured.records,
        articles=bounded.articles,
        temporal_expressions=expressions,
        casualty_figures=figures,
        article_furniture=structured.article_furniture,
        publication_candidates=pl.concat([structured.publication_candidates, bounded.candidates]),
        line_counts=structured.line_counts,
        signatures=sign(bounded.articles),
    )
