"""Groups must not show in which order, or in how many batches, their articles arrived."""

from collections.abc import Sequence

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.duplicates import link

MEMBERS = pl.Schema({"article_id": pl.String, "cluster_id": pl.String})
PAIRS = pl.Schema({"article_id_a": pl.String, "article_id_b": pl.String})


def grouped(members: Sequence[tuple[str, str | None]], pairs: list[tuple[str, str]]) -> set[frozenset[str]]:
    groups = link(pl.DataFrame(members, MEMBERS, orient="row"), pl.DataFrame(pairs, PAIRS, orient="row"))
    return {frozenset(articles) for articles in groups.group_by("group_id").agg("article_id")["article_id"].to_list()}


def test_an_article_without_copies_is_alone():
    assert grouped([("a7", None), ("a8", None)], []) == {frozenset({"a7"}), frozenset({"a8"})}


def test_pairs_join_transitively():
    assert len(grouped([("a3", None), ("a2", None), ("a1", None)], [("a2", "a3"), ("a1", "a3")])) == 1


def test_known_members_stay_together_without_their_old_pairs():
    assert grouped([("a1", "c1"), ("a2", "c1")], []) == {frozenset({"a1", "a2"})}


def test_a_late_article_joins_two_clusters():
    members = [("a1", "c1"), ("a5", "c5"), ("a9", None)]
    assert grouped(members, [("a1", "a9"), ("a5", "a9")]) == {frozenset({"a1", "a5", "a9"})}


NUMBERS = st.integers(10, 29)
EDGES = st.lists(st.tuples(NUMBERS, NUMBERS).filter(lambda e: e[0] != e[1]), max_size=25)


@settings(deadline=None, max_examples=40)  # a busy machine is no failure
@given(EDGES, st.permutations(range(10, 30)), st.lists(st.integers(1, 7), min_size=20, max_size=20))
def test_order_of_arrival_and_batch_size_do_not_show(edges: list[tuple[int, int]], order: list[int], sizes: list[int]):
    pairs = [(f"a{min(e)}", f"a{max(e)}") for e in edges]
    articles = [f"a{n}" for n in order]
    at_once = grouped([(a, None) for a in articles], pairs)
    known: dict[str, str] = {}
    for size in sizes:
        batch, articles = articles[:size], articles[size:]
        seen = known.keys() | set(batch)
        touching = [p for p in pairs if set(p) <= seen and set(p) & set(batch)]
        touched = [(a, known[a]) for a in sorted({a for p in touching for a in p if a in known})]
        for group in grouped(touched + [(a, None) for a in batch], touching):
            old = {known[a] for a in group if a in known}
            members = group | {a for a, c in known.items() if c in old}
            known |= dict.fromkeys(members, f"c{min(members)}")
    assert {frozenset(a for a in known if known[a] == c) for c in known.values()} == at_once
