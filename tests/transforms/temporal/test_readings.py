"""What the words around a candidate make of it. Told on Wednesday, 29 January 2014."""

import pytest

from tests.transforms.temporal.articles import found

READINGS = [
    ("It costs 20 million dollars a year.", ["a year"], "a year as a rate is a set"),
    ("Two days after, he died.", ["Two days after"], "after nothing"),
    ("Two days after the raid he died.", ["Two days"], "after an event"),
    ("He left at 1900 hours after 1200 hours of work.", ["1900 hours", "1200 hours"], "military time and a length"),
    ("A year on, he waits; two days on the road.", ["A year on", "two days"], "a year on, and on the road"),
    ("TOKYO, March 26 - One of two ships sank.", ["March 26"], "a dateline and what follows it"),
    ("LIMA, March 13 - 15 people died.", ["March 13"], "... in figures"),
    ("OSLO, April 7 - 1ST QTR rose.", ["April 7"], "a dateline before a quarter"),
    ("It rose for a second day, for the first day ever.", ["a second day"], "a second day in a row"),
    ("10 years on: the town remembers.", ["10 years on"], "years on in a headline"),
    ("A few days later he fled; two hours earlier he ran.", ["A few days", "two hours"], "no date can be counted"),
    ("It is the second day of the strike.", ["the second day"], "the day that is being told"),
    ("For the year ended March 31 profit rose.", ["the year", "March 31"], "a business year is a length"),
]


@pytest.mark.parametrize(("body", "texts", "about"), READINGS, ids=[row[2] for row in READINGS])
def test_reading(body: str, texts: list[str], about: str):
    assert [text for text, _, _ in found(body)] == texts, about


VALUES = [
    ("Two days after, he died.", "DATE", "XXXX-XX-XX", "counted from a time that was not told"),
    ("He may one day return.", "DATE", "FUTURE_REF", "some day to come"),
    ("He stayed one day.", "DURATION", "P1D", "a length"),
    ("It is hard in today's world.", "DATE", "PRESENT_REF", "these days"),
    ("Today's raid failed.", "DATE", "2014-01-29", "the day itself"),
    ("Prices have risen since year-end.", "DATE", "2013", "the last one"),
    ("Prices will rise by year-end.", "DATE", "2014", "the coming one"),
    ("He enlisted after the Sept. 11 attacks.", "DATE", "2001-09-11", "a day that is named by its event"),
    ("He left after the Sept. 11 vote.", "DATE", "2013-09-11", "any other day of that name"),
    ("A year on, nothing has changed.", "DATE", "PRESENT_REF", "the present, seen from an event"),
    ("He flew 1200 hours of missions.", "DURATION", "PT1200H", "a length, no time of day"),
    ("They logged up to 1705 hours of flight.", "DURATION", "PT1705H", "behind a modifier"),
    ("Some waited about 1200 hrs.", "DURATION", "PT1200H", "abbreviated"),
    ("At 1545, the raid began.", "TIME", "2014-01-29T15:45", "military time before a stop"),
    ("At 1990 prices it is dear.", "DATE", "1990", "... and a year before a noun"),
    ("It costs 20 million dollars a year.", "SET", "P1Y", "a rate"),
    ("It rose for a second day.", "DATE", "2014-01-29", "the day of the text"),
    ("In the last three days of the trial he wept.", "DURATION", "P3D", "no window on the present"),
    ("For the year ended March 31 profit rose.", "DURATION", "P1Y", "a business year"),
]


@pytest.mark.parametrize(("body", "kind", "value", "about"), VALUES, ids=[row[3] for row in VALUES])
def test_value(body: str, kind: str, value: str, about: str):
    assert found(body)[0][1:] == (kind, value), about
