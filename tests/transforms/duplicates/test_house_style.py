"""What sub-editors change by the rules of their house makes no other story; a new story over old background does."""

import pytest

from benchmarks.reprints import Pair, measured
from transforms.duplicates import Thresholds
from transforms.duplicates.house_style import folded

SAME = [
    ("colour", "color"),
    ("neighbouring", "neighboring"),
    ("organised", "organized"),
    ("analyse", "analyze"),
    ("theatres", "theaters"),
    ("travelling", "traveling"),
    ("kilometres", "kilometers"),
    ("defence", "defense"),
    ("seventeen", "17"),
    ("twenty-two", "22"),
]
OTHERS = [("hour", "hor"), ("two", "2"), ("one", "1"), ("four", "for"), ("raise", "raize"), ("acre", "acer")]

LEAD = "Nine miners were killed and 14 hurt when a shaft gave way near Oldmere on Monday, the operator Carbex said."
REST = (
    " The colour of the water that rose in the shaft told engineers that an old gallery had been opened by mistake."
    " Rescuers had travelled 40 kilometres over the hills with pumps, and 30 percent of the water was out by noon."
    " The neighbouring pit was closed as well, and its crews were sent home until the maps had been looked at again."
    " The union has criticised the maps for years and says that nobody had walked those galleries since the war."
    " The owner of the mine said that it would organise help for the families and pay for the funerals."
)
HOUSE = (
    ("Nine miners", "9 miners"), ("14", "fourteen"), ("colour", "color"), ("travelled 40", "traveled forty"),
    ("kilometres", "kilometers"), ("30 percent", "30 per cent"), ("neighbouring", "neighboring"),
    ("criticised", "criticized"), ("organise", "organize"),
)  # fmt: skip
REWORDED = "A shaft collapsed in Carbex's pit near Oldmere on Monday, killing nine men underground and injuring 14."
NEW = "The mayor of Tallow, Ruth Ames, told an inquiry on Friday that 3 letters of warning had been left unopened."


def similarity(first: str, second: str) -> float:
    return measured([Pair("mine", True, first, second)])["similarity"].item()


@pytest.mark.parametrize(("british", "american"), SAME, ids=[row[0] for row in SAME])
def test_houses_agree(british: str, american: str):
    assert folded([british]) == folded([american])


@pytest.mark.parametrize(("word", "other"), OTHERS, ids=[row[0] for row in OTHERS])
def test_other_words_stay_others(word: str, other: str):
    assert folded([word]) != folded([other])


def test_a_copy_in_the_style_of_another_house_is_one():
    text = LEAD + REST
    other = text
    for old, new in HOUSE:
        assert old in other
        other = other.replace(old, new)
    assert similarity(text, other) > 2 * Thresholds().similarity


def test_a_lead_in_other_words_is_no_new_story():
    assert similarity(LEAD + REST, REWORDED + REST) >= Thresholds().similarity


def test_a_lead_with_new_facts_is_one():
    assert similarity(LEAD + REST, NEW + REST) < Thresholds().similarity
