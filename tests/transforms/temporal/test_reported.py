"""Quarters under report. Told on Wednesday, 29 January 2014."""

import pytest

from tests.transforms.temporal.articles import found

REPORTED = [
    ("Sales rose in the quarter ended June 30.", ["2013-Q2", "2013-06-30"], "by its last day"),
    ("Sales rose in the quarter ended July 31.", ["2013-Q2", "2013-07-31"], "most of it is May and June"),
    ("In the latest quarter, which ended Sept. 30, 2012, it fell.", ["2012-Q3", "2012-09-30"], "with its year"),
    ("In the quarter ended June 30 it rose. The quarter was good.", ["2013-Q2", "2013-06-30", "2013-Q2"], "spoken of"),
    (
        "In the fiscal fourth quarter it rose. For the quarter ended Sept. 30 it paid tax. The quarter was good.",
        ["2013-Q4", "2013-Q3", "2013-09-30", "2013-Q4"],
        "a fiscal quarter keeps its number",
    ),
    (
        "In the fourth quarter it rose from the second quarter. The quarter was good.",
        ["2013-Q4", "2013-Q2", "2013-Q4"],
        "an earlier quarter is only compared with",
    ),
    (
        "Third-quarter net rose. For the nine months it fell from a year ago; in the year-ago quarter it rose.",
        ["2013-Q3", "P9M", "2013", "2012-Q3"],
        "after figures for the year to date only a quarter that is named",
    ),
    ("Fourth-quarter net fell. Sales for the full year rose.", ["2013-Q4", "2013"], "the year of that quarter"),
    ("Net will rise for the full year.", ["2014"], "without a quarter the year of the text"),
    ("Net rose from the year-ago quarter.", ["2012-Q4"], "the year-ago quarter of the last one that is over"),
]


@pytest.mark.parametrize(("body", "values", "about"), REPORTED, ids=[row[2] for row in REPORTED])
def test_quarter(body: str, values: list[str], about: str):
    assert [value for _, _, value in found(body)] == values, about
