"""Times of day and the day that follows them. Told on Wednesday, 29 January 2014."""

import pytest

from tests.transforms.temporal.articles import found

CLOCKS = [
    ("It hit at 8 p.m. (1600 GMT) Friday.", ["2014-01-24T20:00", "2014-01-24T16:00Z", "2014-01-24"], "two clocks"),
    ("Open from 10 a.m. to 4 p.m. on Sunday.", ["2014-01-26T10:00", "2014-01-26T16:00"], "from one to another"),
    (
        "It hit at 10:35 a.m. (0735 GMT), police said Monday.",
        ["2014-01-29T10:35", "2014-01-29T07:35Z", "2014-01-27"],
        "another day",
    ),
    (
        "IT BEGAN AT 1100 [1500 GMT] ON 26 JANUARY.",
        ["2014-01-26T11:00", "2014-01-26T15:00Z", "2014-01-26"],
        "in capitals",
    ),
    ("It hit at 4 a.m. Saudi time on Sunday.", ["2014-01-26T04:00", "2014-01-26"], "the time of a place"),
    ("It hit at 4 p.m. (EET) January 26.", ["2014-01-26T16:00", "2014-01-26"], "a zone in brackets"),
    ("It hit on Friday at 1 p.m. (8 p.m. Thursday ET).", ["2014-01-24T13:00", "2014-01-23T20:00"], "a day of its own"),
    ("It came after Easter. He will speak at 11:00.", ["2013-03-31", "2014-01-29T11:00"], "to come, not on a past day"),
    (
        "A vigil will be held on Friday. He was shot at 5 p.m.",
        ["2014-01-31", "2014-01-29T17:00"],
        "... nor the reverse",
    ),
    ("THE CURFEW RUNS FROM 1800 TO 0600.", ["2014-01-29T18:00", "2014-01-29T06:00"], "digits between times of day"),
    ("A BOMB EXPLODED LAST NIGHT AT 2200.", ["2014-01-28T22:00"], "digits after a part of the day"),
    ("It hit at 5 a.m. on Monday and at 6 a.m.", ["2014-01-27T05:00", "2014-01-27T06:00"], "the day spoken of"),
]


@pytest.mark.parametrize(("body", "values", "about"), CLOCKS, ids=[row[2] for row in CLOCKS])
def test_a_clock_takes_the_day_that_follows(body: str, values: list[str], about: str):
    assert [value for _, _, value in found(body)] == values, about
