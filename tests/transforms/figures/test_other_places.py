"""Counts that go on place by place under one harm word."""

import pytest

from tests.transforms.figures.reading import mentions, toll


@pytest.mark.parametrize(
    ("text", "counts", "why"),
    [
        ("Some 1,200 people were displaced in Arca, 1,500 in Bell and 900 in Cora.", [1200, 1500, 900], "passive"),
        ("Six hundred people fled to Arca and 300 to Bell.", [600, 300], "another preposition"),
        ("The raid displaced 2,300 people in Arca, 1,100 in East Bell and 800 in Cora.", [2300, 1100, 800], "no ages"),
        ("Floods displaced 700 people in Arca and 90 people in Bell.", [700, 90], "each with its noun"),
        ("Twelve people were killed in Arca and five in Bell.", [12, 5], "any harm"),
        ("Some 1,200 people were displaced in Arca and 15 in Bell were hurt.", [1200, 15], "a verb of its own"),
        ("Some 1,200 people were displaced in Arca and 300 to date.", [1200], "no place"),
        ("Two people died in Arca on Monday and three in Bell.", [2, 3], "a day behind the place"),
        ("Four people died in March and five in April.", [4, 5], "month by month"),
        ("Some 1,200 people were displaced in 2019 and 300 in 2020.", [1200], "years"),
        ("Some 1,200 people were displaced in Arca and 300 by Bell.", [1200], "another relation"),
        ("Floods displaced 900 people: Arca 500 people, Bell 400.", [900, 500, 400], "behind their places"),
        ("Floods displaced 900 people: Arca 500 people, Bell 300.", [900], "which do not add up"),
        ("Floods displaced 900 people (500 in Arca and 400 in Bell).", [900, 500, 400], "in brackets"),
    ],
)
def test_places(text: str, counts: list[int], why: str):
    assert [m.value_best for m in mentions(text)] == counts, why


def test_disjoint_places_add_up():
    assert toll("displaced", "Some 1,200 people were displaced in Arca, 1,500 in Bell and 900 in Cora.") == 3600


def test_places_that_make_up_the_total_are_its_parts():
    assert toll("displaced", "Some 900 people were displaced in Arca, 500 in Bell and 400 in Cora.") == 900
