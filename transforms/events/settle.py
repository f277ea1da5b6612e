"""Groups of articles to events: their ids, and what joined each article."""

from collections import defaultdict
from datetime import date
from itertools import combinations

import polars as pl

from transforms.events.group import group
from transforms.events.judge import RULES
from transforms.ids import stable_id

#: Articles and their events.
EVENT_ARTICLES = pl.Schema({"event_id": pl.String, "article_id": pl.String, "joined_by": pl.String})

_RANK = {name: rank for rank, (name, _) in enumerate(RULES)}

#: Near-duplicates of more days and places than this are a form that is filled in anew, not a story that is reprinted.
_FORM = 300

#: Days within which a story is reprinted.
_REPRINTED = 3


def settle(articles: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """EVENT_ARTICLES of ``articles`` by their ``links`` (LINKS).

    ``articles``: article_id, cluster_id, has_claim, towns, spots as in TRAITS; days of harm, else of publication.
    A group of which no article reports harm of an incident is no event.
    """
    clusters, likely = copies(articles)
    pairs = [*links.select("article_id_a", "article_id_b").iter_rows(), *likely]
    first = group(articles["article_id"], pairs, clusters)
    claiming = {first[a] for a, has_claim in articles.select("article_id", "has_claim").iter_rows() if has_claim}
    reasons = _reasons(links, first, clusters, likely)
    rows = [
        (stable_id("e", first[article]), article, reasons.get(article, "alone"))
        for article in sorted(first)
        if first[article] in claiming
    ]
    return pl.DataFrame(rows, schema=EVENT_ARTICLES, orient="row")


def copies(articles: pl.DataFrame) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Article to the first of those that are its copies in all: near-duplicates of the same days and places; and links
    between the first ones of a cluster that may tell of one incident.

    One form in which a press office changes the town or the day tells of another incident.
    """
    columns = ("cluster_id", "article_id", "days", "towns", "spots")
    first: dict[tuple[object, ...], str] = {}
    alike: dict[str, str] = {}
    clusters: dict[str, list[tuple[str, frozenset[date], frozenset[object]]]] = defaultdict(list)
    for cluster, article, days, towns, spots in (
        articles.select(columns).drop_nulls("cluster_id").sort("article_id").iter_rows()
    ):
        told = frozenset[date](days), frozenset[object]([*towns, *spots])
        alike[article] = first.setdefault((cluster, *told), article)
        if alike[article] == article:
            clusters[cluster].append((article, *told))
    stories = (members for members in clusters.values() if len(members) <= _FORM)
    pairs = (pair for members in stories for pair in combinations(members, 2))
    return alike, [(one[0], other[0]) for one, other in pairs if _may_be_one(one[1:], other[1:])]


def _may_be_one(
    one: tuple[frozenset[date], frozenset[object]], other: tuple[frozenset[date], frozenset[object]]
) -> bool:
    """Whether neither days nor places of two near-duplicates contradict each other."""
    is_near = any(abs((a - b).days) <= _REPRINTED for a in one[0] for b in other[0])
    may_be_then = is_near or not (one[0] and other[0])
    return may_be_then and (bool(one[1] & other[1]) or not (one[1] and other[1]))


def _reasons(
    links: pl.DataFrame, first: dict[str, str], clusters: dict[str, str], likely: list[tuple[str, str]]
) -> dict[str, str]:
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
    reasons |= dict.fromkeys(
        (article for pair in likely if first[pair[0]] == first[pair[1]] for article in pair), "copy"
    )
    return reasons | {article: why.removesuffix(": ") for article, (_, _, why) in best.items()}
