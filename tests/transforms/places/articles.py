"""Articles with one figure at a place, as `find_places` takes them."""

from typing import Any

import polars as pl

from transforms.places import Placed, find_places
from transforms.schemas import ARTICLES, CASUALTY_FIGURES


def frame(schema: pl.Schema, *rows: dict[str, Any]) -> pl.DataFrame:
    """Rows with what they say, NULL in all other columns."""
    return pl.DataFrame([dict.fromkeys(schema) | row for row in rows], schema=schema)


def placed(place: str | None, text: str, dateline: str | None = None) -> Placed:
    """An article of this text whose only figure is at ``place``."""
    article = {"article_id": "a", "body": text, "dateline_place": dateline}
    figure = {"figure_id": "f", "article_id": "a", "place": place}
    return find_places(frame(ARTICLES, article), frame(CASUALTY_FIGURES, figure))
