import polars as pl
import pytest

from transforms.duplicates.hashed_words import hash_words


def words_of(text: str | None):
    return hash_words(pl.Series([text], dtype=pl.String))


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("Rebels shelled the port", "REBELS  shelled the port.", "case, white space and punctuation"),
        ("about 1,200 people", "about 1200 people", "thousands separators"),
        ("the town’s mayor", "the town's mayor", "typographic apostrophe"),
        ("the ﬁrst blast", "the first blast", "a ligature, by NFKC"),
        ("Café bombed", "Cafe\u0301 bombed", "composed and decomposed accents"),
    ],
)
def test_same_words(one: str, other: str, about: str):
    assert words_of(one).hashes.tolist() == words_of(other).hashes.tolist(), about


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("12 dead", "21 dead", "digits count"),
        ("1.5 million", "15 million", "a decimal point is not a separator"),
        ("at 6-3/16 percent", "at 6 3 16 percent", "a fraction is one number"),
        ("men killed", "killed men", "order counts"),
    ],
)
def test_different_words(one: str, other: str, about: str):
    assert words_of(one).hashes.tolist() != words_of(other).hashes.tolist(), about


def test_hashes_are_the_same_in_every_release():
    assert words_of("Aleppo 7").hashes.tolist() == [15261284018902268928, 9407870976149377255]


@pytest.mark.parametrize(
    ("text", "n_names", "about"),
    [
        ("Police in Homs said", 1, "the first word of a text is no name for its capital"),
        ("It ended. Then Ahmed left", 1, "nor is the first of a sentence"),
        ("He said: “Never.”", 0, "nor the first of a quotation"),
        ("a plan B", 0, "nor a single letter"),
        ("a U.N. convoy", 0, "initials"),
        ("the Deir Ezzor road", 2, "each word of a name counts"),
    ],
)
def test_names(text: str, n_names: int, about: str):
    assert words_of(text).is_name.sum() == n_names, about


def test_numbers():
    words = words_of("on 3 May 12,500 fled, 40 percent by 10:30")
    assert words.is_number.tolist() == [False, True, False, True, False, True, False, False, True]


def test_texts_do_not_run_into_each_other():
    words = hash_words(pl.Series(["one two", None, "", "Three"]))
    assert words.offsets.tolist() == [0, 2, 2, 2, 3]
    assert not words.is_name.any()
