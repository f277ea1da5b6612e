from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.temporal.calendar import PRECISIONS, period_of, season_period, shift_day, shift_months

DAY = date(2014, 1, 29)
VALUES = [
    ("D", "2014-01-29", date(2014, 1, 29), date(2014, 1, 29)),
    ("W", "2014-W05", date(2014, 1, 27), date(2014, 2, 2)),
    ("WE", "2014-W05-WE", date(2014, 2, 1), date(2014, 2, 2)),
    ("M", "2014-01", date(2014, 1, 1), date(2014, 1, 31)),
    ("Q", "2014-Q1", date(2014, 1, 1), date(2014, 3, 31)),
    ("H", "2014-H1", date(2014, 1, 1), date(2014, 6, 30)),
    ("Y", "2014", date(2014, 1, 1), date(2014, 12, 31)),
    ("E", "201", date(2010, 1, 1), date(2019, 12, 31)),
    ("C", "20", date(2000, 1, 1), date(2099, 12, 31)),
    ("L", "2", date(2000, 1, 1), date(2999, 12, 31)),
]


@pytest.mark.parametrize(("unit", "value", "start", "end"), VALUES, ids=[row[0] for row in VALUES])
def test_period_that_holds_a_day(unit: str, value: str, start: date, end: date):
    assert period_of(unit, DAY) == (start, end, unit, value)


def test_iso_weeks_of_new_year_belong_to_the_year_of_their_thursday():
    assert period_of("W", date(2016, 1, 1)).value == "2015-W53"


def test_winter_begins_in_december_of_its_year():
    assert season_period(2013, "WI")[:2] == (date(2013, 12, 1), date(2014, 2, 28))


def test_month_shifts_stop_at_the_last_day():
    assert shift_months(date(2014, 1, 31), 1) == date(2014, 2, 28)
    assert shift_months(date(2016, 2, 29), -12) == date(2015, 2, 28)


def test_hours_do_not_move_a_day():
    assert shift_day(DAY, "TH", -48) == DAY


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.sampled_from(sorted(PRECISIONS.keys() - {"S", "WE"})))
def test_a_period_holds_its_day_and_its_neighbour_does_not(day: date, unit: str):
    period = period_of(unit, day)
    assert period.start <= day <= period.end
    assert period_of(unit, shift_day(period.start, "D", -1)).end < period.start


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.integers(-500, 500))
def test_month_shifts_move_the_month(day: date, months: int):
    moved = shift_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
