"""Verified pairs to groups: connected components, over what was clustered before and what is new."""

from collections.abc import Iterable

import polars as pl

#: One row an article; `group_id` is the same for all that belong together, and good for one batch only.
GROUPS = pl.Schema({"article_id": pl.String, "group_id": pl.String})


def link(members: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """``GROUPS`` of ``members`` (`article_id`, `cluster_id`: NULL if new) joined by ``pairs``.

    ``members`` holds the new articles and every old one that a pair touches; the others of its cluster follow it.
    Single linkage: which articles end up together depends neither on the order of arrival nor on the size of batches.
    """
    parent: dict[str, str] = {}
    for article, cluster in members.select("article_id", "cluster_id").iter_rows():
        parent[article] = article
        if cluster is not None:
            parent.setdefault(cluster, cluster)
            _join(parent, (article, cluster))
    for pair in pairs.select("article_id_a", "article_id_b").iter_rows():
        _join(parent, pair)
    groups = [_root(parent, article) for article in members["article_id"]]
    return pl.DataFrame({"article_id": members["article_id"], "group_id": groups}, schema=GROUPS)


def _join(parent: dict[str, str], nodes: Iterable[str]) -> None:
    """Union under the smallest root."""
    roots = {_root(parent, node) for node in nodes}
    smallest = min(roots)
    for root in roots:
        parent[root] = smallest


def _root(parent: dict[str, str], node: str) -> str:
    while parent[node] != node:
        parent[node] = parent[parent[node]]  # path halving (Tarjan and van Leeuwen 1984)
        node = parent[node]
    return node
