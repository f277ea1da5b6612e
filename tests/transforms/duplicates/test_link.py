"""Clusters must not show in which order, or in how many batches, their articles arrived."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates import link

MEMBERS = pl.Schema({"article_id": pl.String, "cluster_id": pl.String})
PAIRS = pl.Schema({"article_id_a": pl.String, "article_id_b": pl.String})


def linked(members: list[tuple[str, str | None]], pairs: list[tuple[str, str]]) -> dict[str, str]:
    settled = link(pl.DataFrame(members, MEMBERS, orient="row"), pl.DataFrame(pairs, PAIRS, orient="row"))
    return dict(settled.select("article_id", "cluster_id").iter_rows())


def test_an_article_without_copies_is_a_cluster_of_one():
    assert linked([("a7", None)], []) == {"a7": "c7"}


def test_pairs_join_transitively_under_the_smallest_id():
    assert linked([("a3", None), ("a2", None), ("a1", None)], [("a2", "a3"), ("a1", "a3")]) == dict.fromkeys(
        ("a1", "a2", "a3"), "c1"
    )


def test_a_late_article_joins_two_clusters_and_both_old_ids_are_told():
    members = [("a1", "c1"), ("a2", "c1"), ("a5", "c5"), ("a9", None)]
    settled = link(
        pl.DataFrame(members, MEMBERS, orient="row"),
        pl.DataFrame([("a2", "a9"), ("a5", "a9")], PAIRS, orient="row"),
    )
    assert settled["cluster_id"].unique().to_list() == ["c1"]
    assert settled["old_cluster_id"].to_list() == ["c1", "c1", "c5", None]


def test_known_members_stay_together_without_their_old_pairs():
    assert linked([("a1", "c1"), ("a2", "c1")], []) == {"a1": "c1", "a2": "c1"}


NUMBERS = st.integers(10, 29)
EDGES = st.lists(st.tuples(NUMBERS, NUMBERS).filter(lambda e: e[0] != e[1]), max_size=25)


@given(EDGES, st.permutations(range(10, 30)), st.lists(st.integers(1, 7), min_size=20, max_size=20))
def test_order_of_arrival_and_batch_size_do_not_show(edges: list[tuple[int, int]], order: list[int], sizes: list[int]):
    pairs = [(f"a{min(e)}", f"a{max(e)}") for e in edges]
    articles = [f"a{n}" for n in order]
    at_once = linked([(a, None) for a in articles], pairs)
    known: dict[str, str] = {}
    for size in sizes:
        batch, articles = articles[:size], articles[size:]
        seen = known.keys() | set(batch)
        touching = [p for p in pairs if set(p) <= seen and set(p) & set(batch)]
        near = {known[a] for p in touching for a in p if a in known}
        members = [(a, c) for a, c in known.items() if c in near] + [(a, None) for a in batch]
        known |= linked(members, touching)
    assert known == at_once
