from datetime import date

import pytest

from transforms.lexicons import load_table
from transforms.temporal import holidays
from transforms.temporal.holidays import holiday_period, is_fixed, nth_weekday

DAYS = [
    ("christmas", 2013, date(2013, 12, 25), "fixed"),
    ("labor_day", 2014, date(2014, 9, 1), "first Monday"),
    ("memorial_day", 2014, date(2014, 5, 26), "last Monday"),
    ("thanksgiving", 2014, date(2014, 11, 27), "fourth Thursday"),
    ("black_friday", 2014, date(2014, 11, 28), "the day after it"),
    ("election_day", 2016, date(2016, 11, 8), "the Tuesday after the first Monday"),
    ("easter", 2014, date(2014, 4, 20), "computus"),
    ("good_friday", 2016, date(2016, 3, 25), "counted from Easter"),
    ("eid_al_fitr", 2014, date(2014, 7, 28), "table of the moon calendar"),
    ("yom_kippur", 2014, date(2014, 10, 4), "Hebrew calendar"),
]


@pytest.mark.parametrize(("name", "year", "day", "about"), DAYS, ids=[row[0] for row in DAYS])
def test_days(name: str, year: int, day: date, about: str):
    period = holiday_period(name, year)
    assert period is not None and period.start == day, about


def test_ramadan_lasts_a_month():
    period = holiday_period("ramadan", 2014)
    assert period is not None
    assert (period.start, period.end, period.value) == (
        date(2014, 6, 28),
        date(2014, 7, 27),
        "2014-06-28/2014-07-27",
    )


def test_moon_calendars_are_not_guessed_outside_their_tables():
    assert holiday_period("ramadan", 1200) is None


@pytest.mark.parametrize("name", sorted({row["name"] for row in load_table("time_holidays")}))
def test_every_rule_of_the_table_gives_a_day_of_its_year(name: str):
    period = holiday_period(name, 2014)
    assert period is not None and period.start.year == 2014


def test_only_fixed_days_have_a_value_without_a_year():
    assert (is_fixed("christmas"), is_fixed("easter")) == ("12-25", None)


def test_nth_weekday_counts_from_both_ends():
    assert nth_weekday(2014, 1, 3, 1) == date(2014, 1, 1)
    assert nth_weekday(2014, 1, 3, -1) == date(2014, 1, 29)


def test_an_unknown_rule_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(holidays, "_rules", lambda: {"moon_day": ("sometimes 3", 1)})
    with pytest.raises(ValueError, match="unknown rule 'sometimes 3'"):
        holiday_period("moon_day", 2014)
