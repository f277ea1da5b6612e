from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.temporal.dates import full_year, month_span, numeric_day, parse_full_date

DAYS = [
    ("Posted: Tuesday, January 28, 2014 8:18 PM EST", date(2014, 1, 28), "a page's posting line"),
    ("ANKARA, 13 JAN 90", date(1990, 1, 13), "upper-case wire style, two-digit year"),
    ("13JAN90 and no space: not read", None, "glued dates are left alone"),
    ("2021-03-05T10:00:00Z", date(2021, 3, 5), "ISO instant"),
    ("20210305", date(2021, 3, 5), "ISO basic format"),
    ("the 5th of March, 2021", date(2021, 3, 5), "day first with ordinal"),
    ("Sept. 9, 1999", date(1999, 9, 9), "abbreviated with a full stop"),
    ("5-Mar-2021", date(2021, 3, 5), "hyphens"),
    ("28.1.2014", date(2014, 1, 28), "dots are always day first"),
    ("03/04/2014", None, "two readings and no evidence"),
    ("28/04/2014", date(2014, 4, 28), "only one reading is a day"),
    ("04/04/2014", date(2014, 4, 4), "both readings agree"),
    ("February 30, 2014", None, "the calendar has no such day"),
    ("March 3 was a Monday", None, "a day without a year is not full"),
    ("Room 2014, floor 3", None, "a number is not a date"),
]


@pytest.mark.parametrize(("text", "day", "about"), DAYS, ids=[row[2] for row in DAYS])
def test_days(text: str, day: date | None, about: str):
    found = parse_full_date(text)
    assert found == (None if day is None else (day, day, "day")), about


def test_day_first_settles_numeric_dates():
    assert parse_full_date("03/04/2014", day_first=True) == (date(2014, 4, 3), date(2014, 4, 3), "day")
    assert parse_full_date("03/04/2014", day_first=False) == (date(2014, 3, 4), date(2014, 3, 4), "day")


def test_month_and_year():
    assert parse_full_date("in February 2012") == (date(2012, 2, 1), date(2012, 2, 29), "month")
    assert parse_full_date(" 2012 ") == (date(2012, 1, 1), date(2012, 12, 31), "year")


def test_two_digit_years_pivot_at_69():
    assert [full_year(digits) for digits in ("69", "99", "00", "68", "1850")] == [1969, 1999, 2000, 2068, 1850]


def test_december_ends_on_its_31st():
    assert month_span(2020, 12) == (date(2020, 12, 1), date(2020, 12, 31))


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), st.sampled_from(["%B {d}, %Y", "{d} %b %Y", "%Y-%m-%d"]))
def test_every_day_is_read_back(day: date, shape: str):
    text = day.strftime(shape.replace("%Y", f"{day.year:04d}")).format(d=day.day)
    assert parse_full_date(f"on {text}.") == (day, day, "day")


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_numeric_days_are_never_guessed(day: date):
    answer = numeric_day(day.month, day.day, day.year, None)
    assert answer == day if day.day > 12 or day.day == day.month else answer is None
