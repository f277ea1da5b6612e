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
    """EVENT_ARTICLES of ``articles`` (article_id, cluster_id, has_claim) by their ``links`` (LINKS).

    A group of which no article reports harm of an incident is no event.
    """
    clusters = {a: c for a, c in articles.select("article_id", "cluster_id").iter_rows() if c is not None}
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


def _reasons(links: pl.DataFrame, first: dict[str, str], clusters: dict[str, str]) -> dict[str, str]:
    """The surest link of each article to another of its event; else that it is a copy."""
    best: dict[str, tuple[int, str, str]] = {}
    for a, b, rule, shared in links.iter_rows():
        if first.get(a) == first.get(b) is not None:
            for one, other in ((a, b), (b, a)):
                best[one] = min(
                    best.get(one, (len(RULES), "", "")), (_RANK.get(rule, len(RULES)), other, f"{rule}: {shared}")
                )
    copies: dict[str, list[str]] = defaultdict(list)
    for article, cluster in clusters.items():
        copies[cluster].append(article)
    reasons = {article: "copy" for some in copies.values() if len(some) > 1 for article in some}
    return reasons | {article: why.removesuffix(": ") for article, (_, _, why) in best.items()}
