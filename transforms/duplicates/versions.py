"""Articles that one address served at different times."""

import polars as pl

#: `is_current` holds for the newest version of each address.
VERSIONS = pl.Schema(
    {
        "article_id": pl.String,
        "version": pl.Int64,  # from 1, in order of publication
        "supersedes": pl.String,  # article_id of the version before, NULL for the first
        "is_current": pl.Boolean,
    }
)


def order_versions(articles: pl.DataFrame) -> pl.DataFrame:
    """``VERSIONS`` of the addresses in ``articles`` that served more than one text.

    Needs `article_id`, `address`, `published_on` and `signature_no` (the order of loading): the day of publication
    decides, then the order of loading. An unknown day counts as the earliest: a version that says when it was changed
    is the later one.
    """
    ordered = articles.sort("address", "published_on", "signature_no", nulls_last=False)
    position = pl.int_range(pl.len()).over("address")
    return (
        ordered.filter(pl.len().over("address") > 1)
        .with_columns(
            (position + 1).alias("version"),
            pl.col("article_id").shift(1).over("address").alias("supersedes"),
            (position == pl.len().over("address") - 1).alias("is_current"),
        )
        .select(VERSIONS.names())
    )
