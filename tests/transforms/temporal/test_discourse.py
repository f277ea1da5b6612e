import pytest

from tests.transforms.temporal.articles import found

SPOKEN_OF = [
    ("It opened on March 3, 2012. The following day it closed.", "The following day", "2012-03-04", "after a day"),
    ("It fell in 2011. Two years later it rose.", "Two years later", "2013", "in years"),
    ("It rose in May 2012. Three months earlier it fell.", "Three months earlier", "2012-02", "in months"),
    ("He left on Monday. The day before, he wept.", "The day before", "2014-01-26", "no event follows"),
    ("It fell in 2011. That year it rained.", "That year", "2011", "that"),
    ("Profit rose in the third quarter from a year earlier.", "a year earlier", "2012-Q3", "a quarter under report"),
    ("Profit rose from a year earlier.", "a year earlier", "2013", "no quarter under report"),
    ("Third-quarter profit rose. The year-ago loss was small.", "year-ago", "2012-Q3", "an adjective"),
    (
        "Third-quarter profit fell. In the first nine months it rose from a year earlier.",
        "a year earlier",
        "2012",
        "no quarter",
    ),
    ("Fourth-quarter profit fell. The 2012 quarter was good.", "The 2012 quarter", "2012-Q4", "the same quarter"),
]


@pytest.mark.parametrize(("body", "text", "value", "about"), SPOKEN_OF)
def test_counted_from_what_was_spoken_of(body: str, text: str, value: str, about: str):
    assert value in [found_value for found_text, _, found_value in found(body) if found_text == text], about


def test_a_compared_period_does_not_become_the_one_spoken_of():
    values = found("Third-quarter profit rose from a year earlier. Sales fell from a year earlier.")
    assert [value for _, _, value in values] == ["2013-Q3", "2012-Q3", "2012-Q3"]
