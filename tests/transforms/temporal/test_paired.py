"""Dates in a row: each comes after the one before, in the same tense. Told on Wednesday, 29 January 2014."""

import pytest

from tests.transforms.temporal.articles import found

ROWS = [
    ("Between May 3 and 5, the army shelled the town.", ["2013-05-03", "2013-05-05"], "May is no verb"),
    (
        "It may fall in March or April.",
        ["2014-03", "2014-04"],
        "both ahead, though last March is nearer than next April",
    ),
    ("Rain fell in November, December and January.", ["2013-11", "2013-12", "2014-01"], "three months over new year"),
    ("They fought from Friday to Monday.", ["2014-01-24", "2014-01-27"], "over the weekend"),
    ("He was hit on Monday and Friday.", ["2014-01-27", "2014-01-24"], "what is told has happened: not this Friday"),
    ("Talks will run Thursday through Sunday.", ["2014-01-30", "2014-02-02"], "through the coming days"),
    ("RALEIGH, Jan. 28 - Nov. 30 end", ["2014-01-28", "2013-11-30"], "a dateline, and the end of a period"),
    ("The July-June season ended.", ["2013-07/2014-06"], "a span of a year"),
    ("They met on last Friday and Monday.", ["2014-01-24", "2014-01-27"], "a shift of the first is its own"),
]


@pytest.mark.parametrize(("body", "values", "about"), ROWS, ids=[row[2] for row in ROWS])
def test_each_follows_the_one_before(body: str, values: list[str], about: str):
    assert [value for _, _, value in found(body)] == values, about


def test_without_a_day_of_publication_both_stay_open():
    assert [value for _, _, value in found("In March or April.", published_on=None)] == ["XXXX-03", "XXXX-04"]
