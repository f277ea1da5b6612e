"""Counts that look like years, and numbers that name or date something."""

from datetime import date

import pytest

from newsledger import extract
from tests.transforms.figures.reading import mentions, read


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The death toll climbed to 1987 on Thursday.", 1987),
        ("The death toll rose to 2043 after more bodies were found.", 2043),
        ("The toll stood at 1950 on Thursday.", 1950),
        ("The number of dead reached 2011.", 2011),
        ("Officials put the death toll at 1998 on Thursday.", 1998),
        ("The toll rose from 1,912 to 1987 on Sunday.", 1987),
        ("The quake left 1987 dead.", 1987),
    ],
)
def test_a_toll_may_look_like_a_year(text: str, count: int):
    assert [m.value_best for m in mentions(text)] == [count]


def test_the_second_object_may_look_like_a_year():
    found = mentions("The quake killed 2,310 people and injured 1950, the ministry said.")
    assert [(m.category, m.value_best) for m in found] == [("killed", 2310), ("injured", 1950)]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll fell to 2019 levels.",
        "The death toll was the highest since 1950.",
        "The toll has not been updated since 2011.",
        "The death toll in 2019 was not known.",
        "Troops killed a 9/11 plotter.",
        "In 2013 villagers fled to the hills.",
        "Members of Local 222 were hurt by the blast.",
        "He spoke of flights on Marine One and the figure of Abe Roe, sheltered in his memorial.",
        "The 10-year senior notes were executed in June.",
    ],
)
def test_years_and_names_count_nobody(text: str):
    assert all((m.value_best or 0) <= 2 for m in mentions(text))


def test_a_number_behind_a_place_counts():
    assert read("In Kabul 12 were killed.") == [("killed", "12")]


def test_a_month_behind_a_count_is_its_own():
    """ "41 in May" is no day of May."""
    found = extract("In 2016, floods killed 41 in May and 12 in June.", published="2024-03-06").figures
    assert [(f.value_best, f.occurred_from) for f in found] == [(41, date(2016, 5, 1)), (12, date(2016, 6, 1))]


def test_a_count_is_no_date_of_its_harm():
    found = extract("The quake killed 2,310 people and injured 1950 on Monday.", published="2024-03-06").figures
    assert {f.occurred_from for f in found} == {date(2024, 3, 4)}
