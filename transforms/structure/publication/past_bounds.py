"""Bounds from the story's own words: what it speaks of as past had begun when it was published."""

from typing import NamedTuple

import polars as pl

from transforms.schemas import PUBLICATION_CANDIDATES
from transforms.structure.publication.reported_past import is_reported_as_past

_PRECISE = ["time", "day", "week", "month", "season", "quarter", "year"]  # a decade or a century bounds nothing of use
_VERDICT = "the story speaks of it as past, so it was not published earlier"


class Bounded(NamedTuple):
    """Articles with their bounds narrowed, and one candidate row for each bound found."""

    articles: pl.DataFrame
    candidates: pl.DataFrame


def text_bounds(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
    """`article_id`, `bound_on`, `bound_text`: the latest start of an absolute date that is told as past.

    Only where it tells something new: beyond the bounds that an article has. An expression resolved against the
    publication date says nothing about that date, so only anchor `none` counts.
    """
    absolute = expressions.filter(
        pl.col("anchor") == "none",
        pl.col("precision").is_in(_PRECISE),
        pl.col("timex_type").is_in(["DATE", "TIME"]),
        pl.col("starts_on").is_not_null(),
        (pl.col("direction") == "past") | pl.col("direction").is_null(),
        ~pl.col("text").str.contains("(?i)fiscal"),  # a fiscal year may begin in the calendar year before
    )
    known = articles.select("article_id", "headline", "body", "published_from", "published_to")
    starts = pl.col("starts_on")
    news = absolute.join(known, on="article_id").filter((starts > pl.col("published_from")).fill_null(value=True))
    told = [
        is_reported_as_past(row[row["source_field"]], row["char_start"], row["char_end"]) for row in news.to_dicts()
    ]
    past = news.filter(pl.Series(told, dtype=pl.Boolean))
    latest = past.sort("starts_on", "char_start", descending=[True, False])
    return latest.group_by("article_id", maintain_order=True).agg(
        bound_on=starts.first(), bound_text=pl.col("text").first()
    )


def apply_text_bounds(articles: pl.DataFrame, expressions: pl.DataFrame) -> Bounded:
    """Narrow `published_from` of ARTICLES by TEMPORAL_EXPRESSIONS; a known day stays, a contradiction is flagged."""
    bounds = text_bounds(articles, expressions)
    joined = articles.join(bounds, on="article_id", how="left", maintain_order="left")
    bound, to = pl.col("bound_on"), pl.col("published_to")
    is_late = (bound > to + pl.duration(days=1)).fill_null(False)
    is_new = bound.is_not_null() & ~is_late & pl.col("published_on").is_null()
    is_first = is_new & (pl.col("published_method") == "none")
    said = pl.format('the text speaks of "{}" as past', "bound_text")
    late = pl.format("{}, which is after {}", said, to)
    narrowed = joined.with_columns(
        published_from=pl.when(is_new).then(pl.min_horizontal(bound, to)).otherwise("published_from"),
        published_precision=pl.when(is_first).then(pl.lit("interval")).otherwise("published_precision"),
        published_method=pl.when(is_first).then(pl.lit("inferred")).otherwise("published_method"),
        published_evidence=pl.when(is_first).then(said).otherwise("published_evidence"),
        published_conflict=pl.when(is_late)
        .then(pl.concat_str(["published_conflict", late], separator="; ", ignore_nulls=True))
        .otherwise("published_conflict"),
    )
    return Bounded(narrowed.select(articles.columns), _candidates(bounds))


def _candidates(bounds: pl.DataFrame) -> pl.DataFrame:
    rows = bounds.select(
        "article_id",
        method=pl.lit("inferred"),
        evidence=pl.format("text: {}", "bound_text"),
        from_on=pl.col("bound_on"),
        to_on=pl.lit(None, pl.Date),
        precision=pl.lit("interval"),
        role=pl.lit("bound"),
        is_chosen=pl.lit(False),
        verdict=pl.lit(_VERDICT),
    )
    return PUBLICATION_CANDIDATES.to_frame().vstack(rows)
