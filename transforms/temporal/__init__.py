"""Temporal expressions (TIMEX3) of articles."""

import polars as pl

from transforms.schemas import TEMPORAL_EXPRESSIONS


def find_expressions(articles: pl.DataFrame) -> pl.DataFrame:
    """Temporal expressions of ``articles`` (schema ARTICLES), as TEMPORAL_EXPRESSIONS."""
    return TEMPORAL_EXPRESSIONS.to_frame()
