"""Dates as sources write them; each row says what it is about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.structure.publication.written_dates import read_date

DAYS = {
    "2015-07-16": (2015, 7, 16),  # ISO 8601 day
    "2015-07-16T23:30:00-05:00": (2015, 7, 16),  # the day in its own zone, not the 17th of UTC
    "2015-07-16 00:10:00+09:00": (2015, 7, 16),  # the day in its own zone, not the 15th of UTC
    "20150716": (2015, 7, 16),  # ISO 8601 basic
    "20150716T101010Z": (2015, 7, 16),  # ISO 8601 basic with time
    "2015/07/16 10:00": (2015, 7, 16),  # slashes, year first
    "Thu, 16 Jul 2015 23:10:00 -0500": (2015, 7, 16),  # RFC 2822
    "Mon Jan 28 15:10:11 2014": (2014, 1, 28),  # ctime
    "Wed Feb 10 10:00:00 EST 2016": (2016, 2, 10),  # Java's Date.toString
    "1437087600": (2015, 7, 16),  # epoch seconds
    "1437087600000": (2015, 7, 16),  # epoch milliseconds
    "Posted: Tuesday, January 28, 2014 8:18 PM EST": (2014, 1, 28),  # label, weekday, clock
    "May 5 at 2:10 pm, 2014": (2014, 5, 5),  # clock between day and year
    "13 JAN 90": (1990, 1, 13),  # wire dateline, two digits of the year
    "4/13/2015": (2015, 4, 13),  # only one reading is a day
    "13/4/2015": (2015, 4, 13),  # only one reading is a day
    "28.1.2014": (2014, 1, 28),  # dots are day first everywhere
    "3. März 2020": (2020, 3, 3),  # German
    "7 de mayo de 2019": (2019, 5, 7),  # Spanish
    "1er juillet 2018": (2018, 7, 1),  # French ordinal
    "9 ноября 2023": (2023, 11, 9),  # Russian genitive
    "2023年11月9日": (2023, 11, 9),  # Chinese, Japanese
    "٧ يناير ٢٠١٤": (2014, 1, 7),  # Arabic-Indic digits
}


LANGUAGES = (
    "3 Μαΐου 2019", "3. května 2019", "3 травня 2019", "3. maí 2019", "3 mai 2019", "2019. május 3.", "3 tháng 5, 2019",
    "2019년 5월 3일", "2019. 05. 03.", "3 मई 2019", "3 মে 2019", "3 מאי 2019", "3 مئی 2019", "2019 m. gegužės 3 d.",
    "3 مايو 2019", "3. toukokuuta 2019", "3 Mei 2019", "3 maj 2019", "3 мая 2019", "3 Mayıs 2019", "3May2019",
    "2019050313",
)  # fmt: skip


@pytest.mark.parametrize("raw", LANGUAGES)
def test_the_third_of_may_in_many_languages(raw: str):
    found = read_date(raw)
    assert found is not None and (found.from_on, found.precision) == (date(2019, 5, 3), "day")


@pytest.mark.parametrize(("raw", "expected"), DAYS.items())
def test_a_day_is_read(raw: str, expected: tuple[int, int, int]):
    found = read_date(raw)
    assert found is not None
    assert (found.from_on, found.to_on, found.precision) == (date(*expected), date(*expected), "day")


SPANS = {
    "2015-02": (date(2015, 2, 1), date(2015, 2, 28), "month"),  # month alone
    "March 2016": (date(2016, 3, 1), date(2016, 3, 31), "month"),  # month by name
    "2015": (date(2015, 1, 1), date(2015, 12, 31), "year"),  # year alone
    "3/4/2015": (date(2015, 3, 4), date(2015, 4, 3), "interval"),  # two readings: neither is guessed
}


@pytest.mark.parametrize(("raw", "expected"), SPANS.items())
def test_less_than_a_day_is_a_span(raw: str, expected: tuple[date, date, str]):
    found = read_date(raw)
    assert found is not None
    assert (found.from_on, found.to_on, found.precision) == expected


def test_the_order_of_the_language_settles_a_numeric_date():
    american, european = read_date("3/4/2015", "mdy"), read_date("3/4/2015", "dmy")
    assert american and american.from_on == date(2015, 3, 4)
    assert european and european.from_on == date(2015, 4, 3)


@pytest.mark.parametrize(
    "raw",
    [
        "",  # nothing
        "0000-00-00",  # MySQL's zero date
        "2015-13-45",  # no such day
        "31/31/2015",  # no such day in either order
        "November 22",  # no year: never completed by guessing
        "8:18 PM",  # a time of the day
        "9999",  # four digits that are no year
        "12345",  # a number
    ],
)
def test_what_is_no_date_is_not_read(raw: str):
    assert read_date(raw) is None


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_every_day_reads_back_from_each_way_of_writing_it(on: date):
    for written in (
        on.isoformat(),
        f"{on:%a, %d %b %Y} 12:00:00 GMT",
        f"{on:%B} {on.day}, {on.year}",
        f"{on:%d.%m.%Y}",
    ):
        found = read_date(written)
        assert found is not None
        assert found.from_on == found.to_on == on


@given(st.text(max_size=300))
def test_no_text_raises(text: str):
    found = read_date(text)
    assert found is None or found.from_on <= found.to_on
