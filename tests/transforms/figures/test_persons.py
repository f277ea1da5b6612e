"""Who is not counted must be a person: names of firms and places, and nationalities before a noun, are none."""

import pytest

from tests.transforms.figures.reading import figures, mentions, read

NOBODY = [
    "The board has executed a letter of intent.",
    "The brokers executed several orders.",
    "Rebels captured the Libyan outpost.",
    "Rebels captured several Iraqi posts in the north.",
    "Inflation has disappeared.",
    "The blast killed plans and Reagan's decision.",
    "However was injured.",
    "The image captures a 40 km strip of the coast.",
    "The firm is capturing 50 percent of the market in the first quarter of 2018.",
]
SOMEBODY = [
    ("Police arrested the Libyan in Oslo.", "the Libyan"),
    ("Police arrested a Sudanese national in Oslo.", "a Sudanese"),
    ("The bomb killed a guard overnight.", "a guard"),
    ("Kenny died in the fire.", "Kenny"),
    ("The army executed a prisoner in the north.", "a prisoner"),
    ("Mr Lee has disappeared.", "Mr Lee"),
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_harmed(text: str):
    assert read(text) == []


@pytest.mark.parametrize(("text", "victim"), SOMEBODY)
def test_a_person_is(text: str, victim: str):
    assert [quantity for _, quantity in read(text)] == [victim]


def test_a_place_beside_a_number_is_no_victim():
    text = "Floods hit homes in southern Iran and three people died there."
    assert read(text) == [("killed", "three")]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The wife of a man fatally shot by police spoke.", ["a man"]),
        ("Rita Smith and Charles Woods, the parents of two men killed in the attacks, sued.", ["two"]),
        ("The driver of the bus was killed.", ["The driver"]),
    ],
)
def test_kin_are_no_victims(text: str, victims: list[str]):
    assert [text[m.start : m.end] for m in mentions(text)] == victims


def test_a_place_before_a_dash_is_no_victim():
    found = figures("It rained.\nFREETOWN, Sierra Leone - Former president Fran Minah has been detained.")
    assert found["reported_text"].to_list() == ["Former president Fran Minah"]
