"""Groups of articles to events: their ids, and what joined each article."""

from collections import defaultdict

import polars as pl

from transforms.events.group import group
from transforms.events.judge import RULES
from transforms.ids import stable_id

#: Articles and their events.
EVENT_ARTICLES = pl.Schema({"event_id": pl.String, "article_id": pl.String, "joined_by": pl.String})

_RANK = {name: rank for rank, (name, _) in enumerate(RULES)}


def settle(articles: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """EVENT_ARTICLES of ``articles`` (article_id, cluster_id, has_claim, towns, spots) by their ``links`` (LINKS).

    A group of which no article reports harm of an incident is no event.
    """
    clusters = copies(articles)
    pairs = links.select("article_id_a", "article_id_b").rows()
    first = group(articles["article_id"], pairs, clusters)
    claiming = {first[a] for a, has_claim in articles.select("article_id", "has_claim").iter_rows() if has_claim}
    reasons = _reasons(links, first, clusters)
    rows = [
        (stable_id("e", first[article]), article, reasons.get(article, "alone"))
        for article in sorted(first)
        if first[article] in claiming
    ]
    return pl.DataFrame(rows, schema=EVENT_ARTICLES, orient="row")


def copies(articles: pl.DataFrame) -> dict[str, str]:
    """Article to the first of its copies: near-duplicates, unless they name places and no two of these are the same.

    One report in which a press office changes the town tells of another incident. A copy that names no place goes with
    the most.
    """
    clusters: dict[str, list[tuple[str, set[object]]]] = defaultdict(list)
    columns = ("cluster_id", "article_id", "towns", "spots")
    for cluster, article, towns, spots in (
        articles.select(columns).drop_nulls("cluster_id").sort("article_id").iter_rows()
    ):
        clusters[cluster].append((article, {*towns, *spots}))
    return {article: alike[0] for members in clusters.values() for alike in _alike(members) for article in alike}


def _alike(members: list[tuple[str, set[object]]]) -> list[list[str]]:
    """Members of a cluster by the places that they share, whoever they share them through."""
    parts: list[tuple[list[str], set[object]]] = []
    for article, places in members:
        if places:
            near = [part for part in parts if part[1] & places]
            parts = [part for part in parts if not part[1] & places]
            merged = sorted([article, *(a for part in near for a in part[0])])
            parts.append((merged, places.union(*(part[1] for part in near))))
    bare = [article for article, places in members if not places]
    parts.sort(key=lambda part: (-len(part[0]), part[0][0]))
    first = parts[0][0] if parts else []
    return [sorted([*first, *bare]), *(part[0] for part in parts[1:])]


def _reasons(links: pl.DataFrame, first: dict[str, str], clusters: dict[str, str]) -> dict[str, str]:
    """The surest link of each article to another of its event; else that it is a copy."""
    best: dict[str, tuple[int, str, str]] = {}
    for a, b, rule, shared in links.iter_rows():
        if first.get(a) == first.get(b) is not None:
            for one, other in ((a, b), (b, a)):
                best[one] = min(
                    best.get(one, (len(RULES), "", "")), (_RANK.get(rule, len(RULES)), other, f"{rule}: {shared}")
                )
    alike: dict[str, list[str]] = defaultdict(list)
    for article, one in clusters.items():
        alike[one].append(article)
    reasons = {article: "copy" for some in alike.values() if len(some) > 1 for article in some}
    return reasons | {article: why.removesuffix(": ") for article, (_, _, why) in best.items()}
