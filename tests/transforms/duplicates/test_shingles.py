import polars as pl

from transforms.duplicates.hashed_words import hash_words
from transforms.duplicates.shingles import select, shingle


def shingles(*texts: str, width: int = 3):
    return shingle(hash_words(pl.Series(texts)), width)


def test_counts_distinct_runs():
    assert len(shingles("a b c d").values) == 2
    assert len(shingles("a b c a b c").values) == 3, "a b c stands twice"
    assert len(shingles("a b").values) == 0, "too short for one run"


def test_runs_do_not_cross_texts():
    apart, alone = shingles("a b c", "d e f"), shingles("a b c")
    assert apart.offsets.tolist() == [0, 1, 2]
    assert apart.values[0] == alone.values[0]


def test_a_run_has_the_same_hash_wherever_it_stands():
    inner, outer = shingles("shells hit the market"), shingles("at noon shells hit the market again")
    assert set(inner.values) < set(outer.values)


def test_order_inside_a_run_counts():
    assert shingles("dog bites man").values[0] != shingles("man bites dog").values[0]


def test_no_texts():
    assert len(shingle(hash_words(pl.Series([], dtype=pl.String)), 3).values) == 0


def test_select_keeps_each_chosen_word_once():
    words = hash_words(pl.Series(["7 dead, 7 hurt, 9 missing", "none"]))
    numbers = select(words, words.is_number)
    assert numbers.offsets.tolist() == [0, 2, 2]
