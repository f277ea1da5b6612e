"""One crowd in two units is one claim, counted in the unit that is told first."""

import pytest

from tests.transforms.figures.reading import figures, read, toll


@pytest.mark.parametrize(
    "text",
    [
        "About 400 families, or 1,800 people, were displaced by the fire.",
        "About 400 families (1,800 people) were displaced by the fire.",
        "The fire displaced about 400 families or 1,800 people.",
        "About 400 families comprising 1,800 people were evacuated.",
        "About 400 families, some 1,800 people, were displaced by the fire.",
        "A total of 400 families / 1,800 persons were displaced by the fire.",
        "About 400 HHs (1,800 individuals) were displaced by the fire.",
        "About 400 displaced families, or 1,800 people, were staying with friends.",
    ],
)
def test_both_counts_are_found_and_the_first_counts(text: str):
    found = figures(text).select("unit", "reported", "toll_role")
    assert sorted(found.rows()) == [("household", 400.0, "counted"), ("person", 1800.0, "restated")]


def test_people_told_first_are_counted():
    text = "A total of 1,800 people from 400 families were evacuated."
    found = figures(text)
    assert found.filter(toll_role="counted")["unit"].to_list() == ["person"]
    assert found.filter(toll_role="restated")["toll_reason"].to_list() == ["It says the same in another unit."]
    assert toll("displaced", text) == 1800


def test_the_dead_of_two_families_are_no_gloss():
    assert read("The blast killed 14 people from two families.") == [("killed", "14")]


def test_other_people_between_two_counts_are_no_gloss():
    found = figures("Floods displaced 400 families and 1,800 students.")
    assert found["toll_role"].to_list() == ["counted", "counted"]
