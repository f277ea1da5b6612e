"""Days that no calendar has: an expression without a value, and never the bare month."""

import pytest

from tests.transforms.temporal.articles import article, found
from transforms.temporal import find_expressions

NO_SUCH_DAY = [
    ("It happened on 31 February 9999.", "31 February", "a year that is none"),
    ("It happened on 30 February.", "30 February", "a day no year has"),
    ("It happened on the 31st of June.", "the 31st of June", "in words around the month"),
    ("It happened on 29 February 2023.", "29 February 2023", "a day that year does not have"),
    ("It happened on April 31, 2014.", "April 31, 2014", "with a year behind it"),
    ("It happened on Monday, April 31.", "Monday, April 31", "the weekday does not count alone"),
    ("On April 31, the mayor spoke.", "April 31", "the clause goes on without a noun to count"),
]


@pytest.mark.parametrize(("body", "text", "about"), NO_SUCH_DAY)
def test_a_day_that_does_not_exist_is_no_month(body: str, text: str, about: str):
    assert found(body) == [(text, "DATE", None)], about
    row = find_expressions(article(body)).row(0, named=True)
    assert (row["starts_on"], row["ends_on"], row["is_resolved"], row["anchor"]) == (None, None, False, "none")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("In April 31 people were killed.", ("April", "DATE", "2013-04")),
        ("On 29 February the hall burned.", ("29 February", "DATE", "2012-02-29")),
        ("In June, 31 people were killed.", ("June", "DATE", "2013-06")),
    ],
    ids=["a count behind the month", "a day of some years", "a comma parts count and month"],
)
def test_what_looks_like_a_day_that_does_not_exist(body: str, expected: tuple[str, str, str]):
    assert found(body) == [expected]


def test_a_span_to_a_day_that_does_not_exist_has_no_value():
    assert found("It lasted Feb. 30 - March 3.") == [("Feb. 30 - March 3", "DATE", None)]
