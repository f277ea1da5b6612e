"""Which article of a cluster stands for it."""

import polars as pl

#: Columns of an article that the choice rests on.
RANKED_BY = ("article_id", "cluster_id", "published_on", "n_words", "outlet", "agency", "n_articles")


def choose_canonical(members: pl.DataFrame) -> pl.DataFrame:
    """`cluster_id`, `canonical_article_id`, `n_articles` of a frame with the columns ``RANKED_BY``.

    Each row is an article that stands for `n_articles` (itself, or the cluster it stood for before): the best of a
    cluster is the best of those, so the others need not be read.

    The earliest known day of publication; of one day the most complete text; of equal texts the outlet that wrote
    it, before one that credits an agency other than itself; then the smallest id, so that the choice is settled.
    """
    ranked = members.sort("published_on", -pl.col("n_words"), is_reprint(), "article_id", nulls_last=True)
    return (
        ranked.group_by("cluster_id", maintain_order=True)
        .agg(pl.col("article_id").first().alias("canonical_article_id"), pl.col("n_articles").sum())
        .sort("cluster_id")
    )


def is_reprint() -> pl.Expr:
    """The article credits a wire agency and its outlet is not that agency ("Reuters" at "reuters.com" is not)."""
    agency, outlet = (pl.col(name).fill_null("").str.to_lowercase() for name in ("agency", "outlet"))
    return (agency != "") & ~outlet.str.contains(agency, literal=True)
