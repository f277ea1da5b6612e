"""A table of what each rule reads, by family, and a check that every rule is in it."""

import pytest

from tests.transforms.temporal.articles import PUBLISHED
from transforms.temporal.grammar import LEVELS, parse
from transforms.temporal.meaning import Frame
from transforms.temporal.resolve import Anchor, resolve

# (rule, run, text, type, value told on Wednesday, 29 January 2014, in no tense)
DATES = [
    ("full_date", "tuesday, jan. 28, 2014", "tuesday, jan. 28, 2014", "DATE", "2014-01-28"),
    ("full_date", "24th of october 2023", "24th of october 2023", "DATE", "2023-10-24"),
    (
        "full_date",
        "may twenty-first, nineteen ninety-six",
        "may twenty-first, nineteen ninety-six",
        "DATE",
        "1996-05-21",
    ),
    ("wire_date", "13 jan 90", "13 jan 90", "DATE", "1990-01-13"),
    ("month_day", "second of august", "second of august", "DATE", "2013-08-02"),
    ("month_days", "3-5 may 2012", "3-5 may 2012", "DATE", "2012-05-03/2012-05-05"),
    ("two_days", "may 3 and 5", "5", "DATE", "2014-05-05"),
    ("two_days_before", "3 and 5 may", "3", "DATE", "2014-05-03"),
    ("month_year", "september, 2011", "september, 2011", "DATE", "2011-09"),
    ("bare_month", "september", "september", "DATE", "2013-09"),
    ("bare_weekday", "friday", "friday", "DATE", "2014-01-24"),
    ("weekday_nth", "friday the 17th", "friday the 17th", "DATE", "2014-01-17"),
    ("weekdays", "fridays", "fridays", "SET", "XXXX-WXX-5"),
    ("weekday_dayparts", "friday nights", "friday nights", "SET", "XXXX-WXX-5TNI"),
    ("holiday", "christmas", "christmas", "DATE", "2013-12-25"),
    ("holiday_year", "easter 2012", "easter 2012", "DATE", "2012-04-08"),
    ("season_year", "the winter of 1994-95", "the winter of 1994-95", "DATE", "1994-WI"),
    ("season_year", "the spring of 2012", "the spring of 2012", "DATE", "2012-SP"),
    ("bare_season", "summer", "summer", "DATE", "2014-SU"),
    ("the_season", "the winter", "the winter", "DATE", "2013-WI"),
    ("decade", "the noughties", "the noughties", "DATE", "200"),
    ("century", "the 21st century", "the 21st century", "DATE", "20"),
    ("bare_year", "'79", "'79", "DATE", "1979"),
    ("bare_year", "1987", "1987", "DATE", "1987"),
    ("named_year", "the years 2005", "the years 2005", "DATE", "2005"),
    ("named_year", "fiscal 1989", "fiscal 1989", "DATE", "1989"),
    ("years", "1990-95", "1990-95", "DATE", "1990/1995"),
    ("numeric_date", "2014-01-05", "2014-01-05", "DATE", "2014-01-05"),
    ("numeric_date", "5.1.2014", "5.1.2014", "DATE", "2014-01-05"),
    ("numeric_date", "03/04/2014", "03/04/2014", "DATE", "2014-XX-XX"),
    ("quarter_code", "q3 2012", "q3 2012", "DATE", "2012-Q3"),
    ("deictic_day", "the day before yesterday", "the day before yesterday", "DATE", "2014-01-27"),
    ("reference", "nowadays", "nowadays", "DATE", "PRESENT_REF"),
    ("definite_reference", "the near future", "the near future", "DATE", "FUTURE_REF"),
    ("the_past", "the past", "the past", "DATE", "PAST_REF"),
    ("soon", "soon", "soon", "DATE", "FUTURE_REF"),
    ("then", "then", "then", "DATE", "XXXX-XX-XX"),
    ("short_weekday", "tues.", "tues.", "DATE", "2014-01-28"),
]
LENGTHS = [
    ("length", "at least two and a half years", "at least two and a half years", "DURATION", "P2Y6M"),
    ("length", "12 to 18 months", "12 to 18 months", "DURATION", "P12M"),
    ("length", "a hundred days", "a hundred days", "DURATION", "P100D"),
    ("length", "2½ hours", "2½ hours", "DURATION", "PT2H30M"),
    ("length", "half a dozen weeks", "half a dozen weeks", "DURATION", "P6W"),
    ("length", "a couple of decades", "a couple of decades", "DURATION", "P20Y"),
    ("length", "1.5 million years", "1.5 million years", "DURATION", "P1500000Y"),
    ("length", "hundreds of years", "hundreds of years", "DURATION", "PXY"),
    ("lasting_unit", "the week-long", "week-long", "DURATION", "P1W"),
    ("lasting_unit", "yearlong", "yearlong", "DURATION", "P1Y"),
    ("age", "decades-old", "decades-old", "DURATION", "PXY"),
    ("some_units", "decades", "decades", "DURATION", "PXY"),
    ("length", "several years", "several years", "DURATION", "PXY"),
    ("age", "seven-year-old", "seven-year-old", "DURATION", "P7Y"),
    ("one_unit", "nearly a year", "nearly a year", "DURATION", "P1Y"),
    ("a_unit", "a fortnight", "a fortnight", "DURATION", "P2W"),
    ("one_and_a_half", "an hour and a half", "an hour and a half", "DURATION", "PT1H30M"),
    ("half_unit", "half an hour", "half an hour", "DURATION", "PT30M"),
    ("some_units", "weeks", "weeks", "DURATION", "PXW"),
    ("whole_unit", "full year", "full year", "DURATION", "P1Y"),
    ("first_units", "the first nine months", "the first nine months", "DURATION", "P9M"),
    ("window", "the past three months", "the past three months", "DURATION", "P3M"),
    ("recent_units", "recent decades", "recent decades", "DATE", "PAST_REF"),
    ("window", "the following days", "the following days", "DURATION", "PXD"),
    ("recent_units", "recent weeks", "recent weeks", "DURATION", "PXW"),
    ("length_sum", "two hours and 30 minutes", "two hours and 30 minutes", "DURATION", "PT2H30M"),
]
SHIFTS = [
    ("shifted_unit", "last week", "last week", "DATE", "2014-W04"),
    ("this_unit", "the current month", "the current month", "DATE", "2014-01"),
    ("the_unit", "the year", "the year", "DATE", "2014"),
    ("after_next", "the week after next", "the week after next", "DATE", "2014-W07"),
    ("weekend", "next weekend", "next weekend", "DATE", "2014-W05-WE"),
    ("shifted_cycle", "last may", "last may", "DATE", "2013-05"),
    ("future_units", "future years", "future years", "DATE", "FUTURE_REF"),
    ("recent", "recent", "recent", "DATE", "PAST_REF"),
    ("current", "current", "current", "DATE", "PRESENT_REF"),
    ("nth_unit", "the first week", "the first week", "DATE", "1 W"),
    ("nth_in_a_row", "a second consecutive day", "a second consecutive day", "DATE", "2014-01-29"),
    ("nth_in_a_row", "the third straight month", "the third straight month", "DATE", "2014-01"),
    ("nth_half", "the first half", "the first half", "DATE", "2014-H1"),
    ("ago", "two weeks ago", "two weeks ago", "DATE", "2014-W03"),
    ("ago", "a few years ago", "a few years ago", "DATE", "PAST_REF"),
    ("from_now", "two weeks from now", "two weeks from now", "DATE", "2014-02-12"),
    ("relative", "three days later", "three days later", "DATE", "XXXX-XX-XX"),
    ("relative", "a few days later", "a few days later", "DATE", "XXXX-XX-XX"),
    ("sum_shifted", "one year and two months ago", "one year and two months ago", "DATE", "2012-11-29"),
    ("unit_previous", "the year previous", "the year previous", "DATE", "XXXX"),
    ("offset_from", "two days after christmas", "two days after christmas", "DATE", "2013-12-27"),
]
BUSINESS = [
    ("nth_quarter", "third-quarter", "third-quarter", "DATE", "2013-Q3"),
    ("nth_quarter", "the fiscal first quarter", "the fiscal first quarter", "DATE", "2014-Q1"),
    ("latest_unit", "the latest period", "the latest period", "DATE", "2013-Q4"),
    ("year_earlier", "the year-earlier quarter", "the year-earlier quarter", "DATE", "2013"),
    ("attributive_year_earlier", "the year-ago", "year-ago", "DATE", "2013"),
    ("reported_in", "the 2012 quarter", "the 2012 quarter", "DATE", "2012"),
    ("reported_of", "last year's quarter", "last year's quarter", "DATE", "2013"),
    ("same_period_of", "the same period last year", "the same period last year", "DATE", "2013"),
    ("same_period_of", "the same month a year ago", "the same month a year ago", "DATE", "2013"),
    ("two_quarters", "the second and third quarters", "second", "DATE", "2014-Q2"),
    ("quarter_ended", "the quarter ended june 30", "the quarter", "DATE", "2014-Q2"),
    ("year_end", "year-end", "year-end", "DATE", "2014"),
    ("named_year_end", "year-end 2012", "year-end 2012", "DATE", "2012"),
]
COMPOSED = [
    ("part_of_year", "this year's third quarter", "this year's third quarter", "DATE", "2014-Q3"),
    ("part_of_year", "january last year", "january last year", "DATE", "2013-01"),
    ("nth_part", "the third week of march", "the third week of march", "DATE", "2014-W12"),
    ("last_part", "the last day of march", "the last day of march", "DATE", "2014-03-31"),
    ("nth_weekday", "the first monday of september", "the first monday of september", "DATE", "2013-09-02"),
    ("weekday_of_week", "friday of next week", "friday of next week", "DATE", "2014-02-07"),
    ("week_of", "easter week", "easter week", "DATE", "2014-W16"),
    ("the_week_of", "the week of february 6", "the week of february 6", "DATE", "2014-W06"),
    ("weekend_at", "the weekend of 4-5 january", "the weekend of 4-5 january", "DATE", "2014-W01-WE"),
    ("weekend_at", "labor day weekend", "labor day weekend", "DATE", "2013-W35-WE"),
    ("weekend_at", "the weekend of february 6", "the weekend of february 6", "DATE", "2014-W06-WE"),
    ("some_days_of", "the last days of 2012", "the last days of 2012", "DATE", "2012"),
    ("some_days_of", "the early months of 2012", "the early months of 2012", "DATE", "2012"),
    ("day_of_month", "the 20th of next month", "the 20th of next month", "DATE", "2014-02-20"),
    ("part_of_year", "the second half of 2012", "the second half of 2012", "DATE", "2012-H2"),
    ("part_of_year", "the latter half of 2012", "the latter half of 2012", "DATE", "2012-H2"),
    ("last_half", "the last half of 2012", "the last half of 2012", "DATE", "2012-H2"),
    ("modified", "late last year", "late last year", "DATE", "2013"),
    ("modified", "the end of the 1990s", "the end of the 1990s", "DATE", "199"),
    ("possessed_end", "the month's end", "the month's end", "DATE", "2014-01"),
    ("shared_year", "january through june of 2011", "january", "DATE", "2011-01"),
    ("shared_year", "17 october and 23 november 2016", "17 october", "DATE", "2016-10-17"),
    ("shared_year", "december 20 to january 5, 2011", "december 20", "DATE", "2010-12-20"),
    ("shared_year", "spring and summer of 2011", "spring", "DATE", "2011-SP"),
    ("shared_year", "june and july of last year", "june", "DATE", "2013-06"),
    ("shared_year", "the first and second quarters of 2011", "first", "DATE", "2011-Q1"),
    ("shared_year", "april, august and december last year", "april", "DATE", "2013-04"),
    ("in_a_row", "march or april", "april", "DATE", "2014-04"),
    ("in_a_row", "november, december and january", "january", "DATE", "2014-01"),
    ("in_a_row", "thursday to sunday", "sunday", "DATE", "2014-01-26"),
    ("span", "monday-friday", "monday-friday", "DATE", "2014-01-27/2014-01-31"),
    ("span", "march 29 - april 2", "march 29 - april 2", "DATE", "2014-03-29/2014-04-02"),
]
SETS = [
    ("every", "every two weeks", "every two weeks", "SET", "P2W"),
    ("every_cycle", "every july", "every july", "SET", "XXXX-07"),
    ("every_daypart", "every morning", "every morning", "SET", "XXXX-XX-XXTMO"),
    ("often", "daily", "daily", "SET", "P1D"),
    ("adverbial", "quarterly", "quarterly", "SET", "P3M"),
    ("rate", "twice a week", "twice a week", "SET", "P1W"),
    ("seasons", "summers", "summers", "SET", "XXXX-SU"),
]
TIMES = [
    ("clock", "8:30 p.m. est", "8:30 p.m. est", "TIME", "2014-01-29T20:30"),
    ("clock", "0830 gmt", "0830 gmt", "TIME", "2014-01-29T08:30Z"),
    ("noon", "noon", "noon", "TIME", "2014-01-29T12:00"),
    ("tonight", "tonight", "tonight", "TIME", "2014-01-29TNI"),
    ("overnight_on", "overnight saturday", "overnight saturday", "TIME", "2014-01-25TNI"),
    ("early_hours", "the early hours of sunday", "the early hours of sunday", "TIME", "2014-01-26TMO"),
    ("early_hours", "the early morning hours of sunday", "the early morning hours of sunday", "TIME", "2014-01-26TMO"),
    ("early_hours", "the late hours of sunday night", "the late hours of sunday night", "TIME", "2014-01-26TNI"),
    ("last_night", "last night", "last night", "TIME", "2014-01-28TNI"),
    ("clock_on_day", "10 p.m. monday", "10 p.m. monday", "TIME", "2014-01-27T22:00"),
    ("clock_on_day", "8:30 p.m. on tuesday evening", "8:30 p.m. on tuesday evening", "TIME", "2014-01-28T20:30"),
    ("clock_on_day", "1900 hours on monday", "1900 hours on monday", "TIME", "2014-01-27T19:00"),
    ("about_clock", "around 7:15 p.m.", "around 7:15 p.m.", "TIME", "2014-01-29T19:15"),
    ("daypart_of_day", "monday morning", "monday morning", "TIME", "2014-01-27TMO"),
    ("daypart_on_day", "the night of 2-3 january", "the night of 2-3 january", "TIME", "2014-01-02TNI"),
    ("daypart_on_day", "mid-afternoon yesterday", "mid-afternoon yesterday", "TIME", "2014-01-28TAF"),
    ("shifted_daypart", "this evening", "this evening", "TIME", "2014-01-29TEV"),
    ("daypart", "the morning", "the morning", "TIME", "2014-01-29TMO"),
    ("clock_in_daypart", "8:30 in the evening", "8:30 in the evening", "TIME", "2014-01-29T20:30"),
    ("spoken_clock", "6 o'clock this afternoon", "6 o'clock this afternoon", "TIME", "2014-01-29T18:00"),
    ("clock_in_daypart", "8:30 this morning", "8:30 this morning", "TIME", "2014-01-29T08:30"),
    ("spoken_clock", "4 in the morning", "4 in the morning", "TIME", "2014-01-29T04:00"),
]
TABLE = DATES + LENGTHS + SHIFTS + BUSINESS + COMPOSED + SETS + TIMES
ANCHOR = Anchor(PUBLISHED, PUBLISHED, "publication")
#: Rules whose work is seen in the rows of others: quantities, "the early hours of", "the same period", days of a
#: shifted month.
BESIDE = {
    "same_period",
    "hours_of_day",
    "counted",
    "and_a_half",
    "mixed_number",
    "couple",
    "dozen",
    "some",
    "hundred",
    "scaled",
    "days_of_month",
}


@pytest.mark.parametrize(("rule", "run", "text", "kind", "value"), TABLE, ids=[f"{row[0]}: {row[1]}" for row in TABLE])
def test_rule_reads(rule: str, run: str, text: str, kind: str, value: str):
    read = {
        (e.rule, run[e.start : e.end], e.timex.type, resolve(e.timex.meaning, Frame(None), ANCHOR).value)
        for e in parse(run)
    }
    assert (rule, text, kind, value) in read


def test_every_rule_is_in_the_table():
    names = {rule.name for level in LEVELS for rule in level.rules}
    assert names - BESIDE == {row[0] for row in TABLE}
