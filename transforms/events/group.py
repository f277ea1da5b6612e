"""Linked articles to events: average linkage inside connected components, so that one bad link joins no two crowds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

_MISSING = -0.1  # what a pair that no rule joins counts, where one that is joined counts 1


def group(articles: Iterable[str], links: Iterable[tuple[str, str]], clusters: Mapping[str, str]) -> dict[str, str]:
    """The smallest article id of the event of each of ``articles``.

    ``links`` are pairs that tell of one incident; articles of one of ``clusters`` (article_id to any key) are copies
    and stay together. The answer depends on these sets alone, not on their order.
    """
    copies: dict[str, list[str]] = defaultdict(list)
    for article in sorted(articles):
        copies[clusters.get(article, article)].append(article)
    node = {article: members[0] for members in copies.values() for article in members}
    members = {some[0]: some for some in copies.values()}
    joined = {tuple(sorted((node[a], node[b]))) for a, b in links if a in node and b in node and node[a] != node[b]}
    events: dict[str, str] = {}
    for part in _components(members, joined):
        for some in _average_linkage(part, joined):
            every = sorted(article for n in some for article in members[n])
            events |= dict.fromkeys(every, every[0])
    return events


def _components(nodes: Iterable[str], joined: Iterable[tuple[str, ...]]) -> list[list[str]]:
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in joined:
        near[a].add(b)
        near[b].add(a)
    seen: set[str] = set()
    parts: list[list[str]] = []
    for start in sorted(near):
        if start in seen:
            continue
        part, ahead = {start}, [start]
        while ahead:
            fresh = near[ahead.pop()] - part
            part |= fresh
            ahead += fresh
        seen |= part
        parts.append(sorted(part))
    return parts


def _average_linkage(part: list[str], joined: set[tuple[str, ...]]) -> list[list[str]]:
    """Merge the two groups with the best mean over their pairs, while it is above nought; the smallest ids first."""
    groups = {node: [node] for node in part}
    weight = {pair: 1.0 if pair in joined else _MISSING for pair in combinations(part, 2)}
    total: dict[tuple[str, str], float] = dict(weight)
    while total:
        best = max(sorted(total), key=lambda pair: total[pair] / (len(groups[pair[0]]) * len(groups[pair[1]])))
        if total[best] <= 0:
            break
        kept, gone = best
        groups[kept] += groups.pop(gone)
        for other in groups:
            if other != kept:
                moved = total.pop(_pair(gone, other))
                total[_pair(kept, other)] += moved
        del total[best]
    return [sorted(some) for _, some in sorted(groups.items())]


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
