"""What stands between the same words in two texts."""

import polars as pl

from transforms.duplicates.hashed_words import hash_words
from transforms.duplicates.sketches import lists
from transforms.duplicates.slots import compare_slots, slots


def compared(first: str, second: str) -> tuple[int, int]:
    """Places that both have, and those of them with the same fact."""
    signed = lists(slots(hash_words(pl.Series([first, second]))))
    found = compare_slots(signed[:1], signed[1:])
    return found.n_places.item(), found.n_alike.item()


def test_another_fact_between_the_same_words():
    there = "the price rose by 12 cents on the day and the mayor of Kesh was glad"
    assert compared(there, there) == (4, 4)
    assert compared(there, there.replace("12", "30")) == (4, 2), "the two words before it and the two after it"
    assert compared(there, there.replace("12", "30").replace("Kesh", "Luton")) == (4, 0)


def test_a_fact_whose_words_were_changed_says_nothing():
    assert compared("at noon some 12 men left the town", "at noon nearly 12 men have left") == (0, 0)


def test_of_a_name_of_several_words_each_end_has_its_side():
    there = "they met the minister Ann Lee Moore at the door"
    assert compared(there, there.replace("Ann Lee Moore", "Ann Poe Moore")) == (2, 2), "the middle has no place"
    assert compared(there, there.replace("Moore", "Coe")) == (2, 1)


def test_where_a_place_is_taken_twice_one_fact_in_common_is_enough():
    assert compared("a fine of 30 pounds, a fine of 50 pounds", "a fine of 50 pounds, and a fine of 90 pounds")[1] >= 1


def test_places_do_not_reach_into_the_next_text():
    signed = lists(slots(hash_words(pl.Series(["a b 1", "2 c d", "", "e f"]))))
    assert signed.list.len().to_list() == [1, 1, 0, 0]


def test_articles_signed_before_slots_were_kept_have_no_agreement():
    signed = pl.Series([None, [1]], dtype=pl.List(pl.UInt32))
    found = compare_slots(signed, signed)
    assert found.n_places.to_list() == [None, 1]
    assert found.n_alike.to_list() == [None, 1]
