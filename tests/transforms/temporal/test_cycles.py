from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.temporal.cycles import Cyclic, open_value
from transforms.temporal.meaning import Frame

DAY = date(2014, 1, 29)  # a Wednesday
PLACED = [
    (Cyclic("weekday", 2), "past", "2014-01-28", "the last Tuesday"),
    (Cyclic("weekday", 2), "future", "2014-02-04", "the coming Tuesday"),
    (Cyclic("weekday", 3), "past", "2014-01-29", "a bare weekday may be today"),
    (Cyclic("weekday", 3, "last"), "", "2014-01-22", "last Wednesday is not today"),
    (Cyclic("weekday", 1, "next"), "", "2014-02-03", "Monday of the next ISO week"),
    (Cyclic("weekday", 5, "this"), "past", "2014-01-31", "this Friday, whatever the tense"),
    (Cyclic("month", 11), "past", "2013-11", "last November"),
    (Cyclic("month", 11), "future", "2014-11", "next November"),
    (Cyclic("month", 2), "past", "2014-02", "eleven months ago gives way to next month"),
    (Cyclic("month", 1, "last"), "", "2013-01", "last January is not this one"),
    (Cyclic("day", 1119), "past", "2013-11-19", "a day of last year"),
    (Cyclic("day", 205), "past", "2014-02-05", "next week, not a year ago"),
    (Cyclic("day", 115), "", "2014-01-15", "the nearer without a tense"),
    (Cyclic("quarter", 4), "past", "2013-Q4", "the quarter just over"),
    (Cyclic("quarter", 3), "future", "2013-Q3", "the nearer quarter, business news looks back"),
    (Cyclic("season", "SU", "last"), "", "2013-SU", "last summer"),
    (Cyclic("weekend", 0), "past", "2014-W04-WE", "the weekend just over"),
    (Cyclic("weekend", 0, "this"), "past", "2014-W05-WE", "this weekend, on a Wednesday"),
    (Cyclic("weekend", 0, "this"), "", "2014-W05-WE", "the weekend of this week"),
    (Cyclic("monthday", 27), "past", "2014-01-27", "the 27th"),
    (Cyclic("holiday", "christmas"), "past", "2013-12-25", "a feast just over"),
]


@pytest.mark.parametrize(("meaning", "tense", "value", "about"), PLACED, ids=[row[3] for row in PLACED])
def test_placed(meaning: Cyclic, tense: str, value: str, about: str):
    assert meaning.resolve(Frame(DAY, tense)).value == value, about


OPEN = [
    (Cyclic("weekday", 2), "XXXX-WXX-2"),
    (Cyclic("month", 3), "XXXX-03"),
    (Cyclic("day", 1119), "XXXX-11-19"),
    (Cyclic("quarter", 3), "XXXX-Q3"),
    (Cyclic("season", "SP"), "XXXX-SP"),
    (Cyclic("weekend", 0), "XXXX-WXX-WE"),
    (Cyclic("holiday", "christmas"), "XXXX-12-25"),
    (Cyclic("holiday", "easter"), "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("meaning", "value"), OPEN, ids=[row[1] for row in OPEN])
def test_left_open_without_a_day(meaning: Cyclic, value: str):
    resolution = meaning.resolve(Frame(None, "past"))
    assert (resolution.value, resolution.period, resolution.origin) == (value, None, "none")


def test_february_29_is_found_eight_years_off():
    assert Cyclic("day", 229).resolve(Frame(date(1900, 6, 1), "future")).value == "1904-02-29"


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 7))
def test_weekdays_lie_on_the_side_the_tense_says(day: date, number: int):
    for tense, in_order in (("past", date.__le__), ("future", date.__ge__)):
        period = Cyclic("weekday", number).resolve(Frame(day, tense)).period
        assert period is not None and period.start.isoweekday() == number
        assert in_order(period.start, day) and abs((period.start - day).days) < 7


@given(st.integers(1, 12))
def test_open_months_have_two_digits(month: int):
    assert len(open_value("month", month)) == len("XXXX-MM")


@pytest.mark.parametrize(
    ("direction", "value"), [("past", "2014-W04-WE"), ("", "2014-W05-WE"), ("future", "2014-W05-WE")]
)
def test_this_weekend_on_a_monday_is_over_in_the_past_tense(direction: str, value: str):
    assert Cyclic("weekend", 0, "this").resolve(Frame(date(2014, 1, 27), direction)).value == value
