"""Casualty figures of articles."""

import polars as pl

from transforms.schemas import CASUALTY_FIGURES


def find_figures(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
    """Casualty figures of ``articles`` (schema ARTICLES), as CASUALTY_FIGURES."""
    return CASUALTY_FIGURES.to_frame()
