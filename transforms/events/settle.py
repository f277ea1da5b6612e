"""Groups of articles to events: their ids, and what joined each article."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import combinations
from math import sqrt
from typing import Any, NamedTuple

import polars as pl

from transforms.events.group import group
from transforms.events.judge import RULES
from transforms.ids import stable_id
from transforms.named_rows import frame_of

#: Articles and their events.
EVENT_ARTICLES = pl.Schema({"event_id": pl.String, "article_id": pl.String, "joined_by": pl.String})

_RANK = {name: rank for rank, (name, _) in enumerate(RULES)}

#: Near-duplicates of more days and places than this are a form that is filled in anew, not a story that is reprinted.
_FORM = 300

#: Days within which a story is reprinted.
_REPRINTED = 3

#: Cosine of the openings of a story whose toll was brought up to date.
_SAME_OPENING = 0.8


def settle(articles: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """EVENT_ARTICLES of ``articles`` by their ``links`` (LINKS).

    ``articles``: article_id, cluster_id; has_claim, towns, spots, killed, injured, lead as in TRAITS; days of harm,
    else of publication; old_event_id, the event that it was in.
    A group of which no article reports harm of an incident is no event.
    """
    clusters, likely = copies(articles)
    pairs = [*links.select("article_id_a", "article_id_b").iter_rows(), *likely]
    first = group(articles["article_id"], pairs, clusters)
    claiming = {first[a] for a, has_claim in articles.select("article_id", "has_claim").iter_rows() if has_claim}
    reasons = _reasons(links, first, clusters, likely)
    ids = _ids(first, dict(articles.select("article_id", "old_event_id").drop_nulls().iter_rows()))
    rows = [
        {"event_id": ids[first[article]], "article_id": article, "joined_by": reasons.get(article, "alone")}
        for article in sorted(first)
        if first[article] in claiming
    ]
    return frame_of(rows, EVENT_ARTICLES)


def _ids(first: dict[str, str], old: dict[str, str]) -> dict[str, str]:
    """The id of each group, by its first article.

    An id is made from one article. While this is in the group, the group keeps it; of several that became one, the
    group keeps that of most articles. A new group takes that of its first.
    """
    size = Counter(old.values())
    kept: dict[str, str] = {}
    for article, group_of in first.items():
        mine = stable_id("e", article)
        if mine in size and (group_of not in kept or (-size[mine], mine) < (-size[kept[group_of]], kept[group_of])):
            kept[group_of] = mine
    return {group_of: kept.get(group_of) or stable_id("e", group_of) for group_of in set(first.values())}


def copies(articles: pl.DataFrame) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Article to the first of those that are its copies in all: near-duplicates of the same days, places and tolls; and
    links between the first ones of a cluster that may tell of one incident.

    One form in which a press office changes the town or the day tells of another incident.
    """
    first: dict[tuple[object, ...], str] = {}
    alike: dict[str, str] = {}
    clusters: dict[str, list[tuple[str, _Copy]]] = defaultdict(list)
    for row in articles.drop_nulls("cluster_id").sort("article_id").iter_rows(named=True):
        article, cluster = row["article_id"], row["cluster_id"]
        copy = _Copy.of(row)
        alike[article] = first.setdefault((cluster, copy.days, copy.places, copy.tolls), article)
        if alike[article] == article:
            clusters[cluster].append((article, copy))
    stories = (members for members in clusters.values() if len(members) <= _FORM)
    pairs = (pair for members in stories for pair in combinations(members, 2))
    return alike, [(one[0], other[0]) for one, other in pairs if one[1].may_be(other[1])]


class _Copy(NamedTuple):
    """What tells near-duplicates apart."""

    days: frozenset[date]
    places: frozenset[object]
    tolls: tuple[int | None, ...]
    lead: frozenset[int]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "_Copy":
        """Of a row of articles."""
        places = frozenset[object]([*row["towns"], *row["spots"]])
        return cls(frozenset(row["days"]), places, (row["killed"], row["injured"]), frozenset(row["lead"]))

    def may_be(self, other: "_Copy") -> bool:
        """Whether neither days, places nor tolls contradict each other: a toll that rises keeps its opening."""
        is_near = any(abs((a - b).days) <= _REPRINTED for a in self.days for b in other.days)
        may_be_then = is_near or not (self.days and other.days)
        may_be_there = not (self.places and other.places) or not self.places.isdisjoint(other.places)
        tolls = [(a, b) for a, b in zip(self.tolls, other.tolls, strict=True) if a is not None and b is not None]
        may_be_so_many = all(a == b for a, b in tolls) or any(a == b > 0 for a, b in tolls)
        return may_be_then and may_be_there and (may_be_so_many or self._opens_as(other))

    def _opens_as(self, other: "_Copy") -> bool:
        size = len(self.lead) * len(other.lead)
        return bool(size) and len(self.lead & other.lead) / sqrt(size) >= _SAME_OPENING


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
