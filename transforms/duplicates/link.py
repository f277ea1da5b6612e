"""Verified pairs to clusters: connected components, over what was known before and what is new."""

from collections.abc import Iterable

import polars as pl

#: One row an article whose cluster was settled anew; `old_cluster_id` is NULL for a new article.
ASSIGNMENTS = pl.Schema({"article_id": pl.String, "cluster_id": pl.String, "old_cluster_id": pl.String})


def link(members: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """``ASSIGNMENTS`` of ``members`` (`article_id`, `cluster_id`: NULL if new) joined by ``pairs``.

    ``members`` holds the new articles and *all* members of every cluster that a pair touches. The cluster is named
    after the smallest article id in it, so neither the order of arrival nor the size of the batches can be seen in
    it; an id that gives way to a smaller one is recorded by the caller.
    """
    parent = {article: article for article in members["article_id"]}
    for cluster in members.drop_nulls("cluster_id").partition_by("cluster_id"):
        _join(parent, cluster["article_id"].to_list())
    for pair in pairs.select("article_id_a", "article_id_b").iter_rows():
        _join(parent, pair)
    names = [cluster_name(_root(parent, article)) for article in members["article_id"]]
    columns = {"article_id": members["article_id"], "cluster_id": names, "old_cluster_id": members["cluster_id"]}
    return pl.DataFrame(columns, schema=ASSIGNMENTS)


def cluster_name(article_id: str) -> str:
    """Id of the cluster whose smallest article id this is."""
    return "c" + article_id[1:]


def _join(parent: dict[str, str], articles: Iterable[str]) -> None:
    """Union under the smallest root, so that a root is always the smallest article of its component."""
    roots = {_root(parent, article) for article in articles}
    smallest = min(roots)
    for root in roots:
        parent[root] = smallest


def _root(parent: dict[str, str], article: str) -> str:
    while parent[article] != article:
        parent[article] = parent[parent[article]]  # path halving (Tarjan and van Leeuwen 1984)
        article = parent[article]
    return article
