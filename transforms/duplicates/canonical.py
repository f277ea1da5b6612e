"""Which article of a cluster stands for it, and so what the cluster is called."""

from functools import cache

import polars as pl

from transforms.lexicons import load_table

#: Columns that the choice rests on; `group_id` as in transforms.duplicates.link.
RANKED_BY = ("group_id", "article_id", "published_on", "n_words", "is_reprint", "n_articles")


def choose_canonical(contenders: pl.DataFrame) -> pl.DataFrame:
    """`group_id`, `cluster_id`, `canonical_article_id`, `n_articles` of a frame with the columns ``RANKED_BY``.

    Each row is an article that stands for `n_articles` (itself, or the cluster it stood for before): the best of a
    cluster is the best of those, so the others need not be read.

    The earliest known day of publication; of one day an outlet that wrote it (the agency itself, or one that credits
    none) before one that credits an agency other than itself, whatever that adds; then the most complete text; then
    the smallest id, so that the choice is settled. The cluster is named after it: arrival does not show in the name,
    and news that arrives in the order of its publication leaves names as they are.
    """
    ranked = contenders.sort("published_on", "is_reprint", -pl.col("n_words"), "article_id", nulls_last=True)
    return (
        ranked.group_by("group_id", maintain_order=True)
        .agg(pl.col("article_id").first().alias("canonical_article_id"), pl.col("n_articles").sum())
        .with_columns(("c" + pl.col("canonical_article_id").str.slice(1)).alias("cluster_id"))
        .sort("cluster_id")
    )


def is_reprint() -> pl.Expr:
    """The article credits a wire agency and its outlet is not that agency ("AP" at "apnews.com" is not)."""
    agency, outlet = (pl.col(name).fill_null("").str.to_lowercase() for name in ("agency", "outlet"))
    owner = outlet.str.strip_prefix("www.").replace_strict(_agency_outlets(), default=None, return_dtype=pl.String)
    return (agency != "") & ~outlet.str.contains(agency, literal=True) & owner.ne_missing(agency)


@cache
def _agency_outlets() -> dict[str, str]:
    """Aliases and hosts of agencies to their stored names, all in lower case."""
    aliases = {row["alias"].lower(): row["name"].lower() for row in load_table("agencies", "mul")}
    return aliases | {row["host"]: row["name"].lower() for row in load_table("agency_hosts", "mul")}
