"""Articles that one address served at different times."""

import polars as pl

#: `is_current` holds for the newest version of each address.
VERSIONS = pl.Schema(
    {
        "url": pl.String,
        "article_id": pl.String,
        "version": pl.Int64,  # from 1, in order of publication
        "supersedes": pl.String,  # article_id of the version before, NULL for the first
        "is_current": pl.Boolean,
    }
)


def order_versions(articles: pl.DataFrame) -> pl.DataFrame:
    """``VERSIONS`` of the addresses in ``articles`` that served more than one text.

    Needs `article_id`, `url`, `published_on` and `first_seen_at` (when the record was first ingested): the day of
    publication decides, then the order in which we saw them, then the id. An unknown day counts as the earliest: a
    version that says when it was changed is the later one.
    """
    known = articles.filter(pl.col("url").is_not_null() & (pl.col("url") != ""))
    ordered = known.unique("article_id").sort("url", "published_on", "first_seen_at", "article_id", nulls_last=False)
    position = pl.int_range(pl.len()).over("url")
    return (
        ordered.filter(pl.len().over("url") > 1)
        .with_columns(
            (position + 1).alias("version"),
            pl.col("article_id").shift(1).over("url").alias("supersedes"),
            (position == pl.len().over("url") - 1).alias("is_current"),
        )
        .select(VERSIONS.names())
    )
