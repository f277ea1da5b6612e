"""Articles for the tests of temporal expressions."""

from datetime import date

import polars as pl

from transforms.schemas import ARTICLES
from transforms.temporal import find_expressions

PUBLISHED = date(2014, 1, 29)  # a Wednesday


def article(body: str | None, **columns: object) -> pl.DataFrame:
    """One article published on PUBLISHED unless ``columns`` say otherwise."""
    row = dict.fromkeys(ARTICLES) | {"article_id": "a1", "body": body, "is_extracted": True, "language": "en"}
    return pl.DataFrame([row | {"published_on": PUBLISHED} | columns], schema=ARTICLES)


def found(body: str, **columns: object) -> list[tuple[str, str, str | None]]:
    """(text, type, value) of every expression of the body, in order."""
    frame = find_expressions(article(body, **columns))
    return list(frame.select("text", "timex_type", "timex_value").iter_rows())
