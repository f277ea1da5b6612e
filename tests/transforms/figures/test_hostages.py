"""Hostages who go free are no new abduction; those who are taken or held are."""

import pytest

from tests.transforms.figures.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Troops freed two hostages in a raid.",
        "Two hostages were freed on Tuesday.",
        "The rebels freed 14 of the 30 hostages.",
        "Three hostages have since been released.",
        "The navy rescued 12 kidnapped sailors.",
        "Twelve kidnapped sailors regained their freedom.",
        "The chief won the release of all of the 12 hostages.",
    ],
)
def test_who_goes_free_is_no_figure(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen seized 12 hostages.",
        "The rebels are holding 12 hostages.",
        "The rebels took 12 hostages and released a driver.",
        "The rebels still hold 12 kidnapped sailors.",
    ],
)
def test_who_is_held_is(text: str):
    assert read(text) == [("abducted", "12")]
