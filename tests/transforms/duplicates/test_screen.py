"""The screen before verification: it may keep too much, never too little."""

import numpy as np
import polars as pl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.duplicates.screen import may_share

SIGNED = {"article_id": pl.String, "n_shingles": pl.Int32, "shingles": pl.List(pl.UInt32)}
PAIR = pl.DataFrame({"article_id_a": ["a1"], "article_id_b": ["a2"]})


def signed(*texts: set[int], n_shingles: int | None = None) -> pl.DataFrame:
    rows = [(f"a{n}", n_shingles or len(text), sorted(text)) for n, text in enumerate(texts, 1)]
    return pl.DataFrame(rows, SIGNED, orient="row")


def hashes(seed: int, n: int) -> set[int]:
    return set(np.random.default_rng(seed).integers(0, 2**32, n).tolist())


Few = st.sets(st.integers(0, 9_000), min_size=1)  # some fall on one bit: there are 4,096


@settings(max_examples=300, deadline=None)
@given(own_a=Few, own_b=Few, both=Few)
@example(own_a=set(range(14, 25)), own_b=set(range(25, 36)), both=set(range(14)))  # 14 of 25: its share is rounded
def test_a_pair_that_reaches_the_share_is_kept(own_a: set[int], own_b: set[int], both: set[int]):
    a, b = own_a | both, own_b | both
    containment = len(a & b) / min(len(a), len(b))
    assert may_share(PAIR, signed(a, b), containment).equals(PAIR)


def test_texts_of_ordinary_length_that_share_little_are_left_out():
    common = hashes(0, 20)
    assert may_share(PAIR, signed(hashes(1, 300) | common, hashes(2, 400) | common), 0.4).is_empty()


def test_a_pair_with_a_sketch_that_leaves_shingles_out_is_kept():
    assert may_share(PAIR, signed(hashes(1, 300), hashes(2, 300), n_shingles=5000), 0.4).equals(PAIR)


def test_a_pair_without_both_signatures_is_left_out():
    assert may_share(PAIR, signed(hashes(1, 30)), 0.0).is_empty()


def test_no_signatures_at_all():
    assert may_share(PAIR, signed(), 0.4).is_empty()
    assert may_share(PAIR.clear(), signed(hashes(1, 30), hashes(1, 30)), 0.4).is_empty()


def test_pairs_stay_in_their_order_and_keep_their_columns():
    text = hashes(1, 30)
    pairs = pl.DataFrame({"article_id_a": ["a2", "a1", "a1"], "article_id_b": ["a3", "a3", "a2"], "n": [1, 2, 3]})
    assert may_share(pairs, signed(text, text, text), 0.4).equals(pairs)
