"""Verified pairs to clusters: connected components, over what was known before and what is new."""

from collections.abc import Iterable

import polars as pl

#: One row an article whose cluster was settled anew; `old_cluster_id` is NULL for a new article.
ASSIGNMENTS = pl.Schema({"article_id": pl.String, "cluster_id": pl.String, "old_cluster_id": pl.String})


def link(members: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """``ASSIGNMENTS`` of ``members`` (`article_id`, `cluster_id`: NULL if new) joined by ``pairs``.

    ``members`` holds the new articles and every old one that a pair touches; the others of its cluster follow it. The
    cluster is named after the smallest article id in it, so neither the order of arrival nor the size of the batches
    can be seen in it; an id that gives way to a smaller one is recorded by the caller.
    """
    parent: dict[str, str] = {}
    for article, cluster in members.select("article_id", "cluster_id").iter_rows():
        parent[article] = article
        if cluster is not None:
            smallest = _smallest_article(cluster)
            parent.setdefault(smallest, smallest)
            _join(parent, (article, smallest))
    for pair in pairs.select("article_id_a", "article_id_b").iter_rows():
        _join(parent, pair)
    names = [_cluster_name(_root(parent, article)) for article in members["article_id"]]
    columns = {"article_id": members["article_id"], "cluster_id": names, "old_cluster_id": members["cluster_id"]}
    return pl.DataFrame(columns, schema=ASSIGNMENTS)


def _cluster_name(smallest_article_id: str) -> str:
    return "c" + smallest_article_id[1:]


def _smallest_article(cluster_id: str) -> str:
    return "a" + cluster_id[1:]


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
