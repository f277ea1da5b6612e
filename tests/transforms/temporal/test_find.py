from datetime import date
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.temporal.articles import PUBLISHED, article, found
from transforms.schemas import TEMPORAL_EXPRESSIONS
from transforms.temporal import find_expressions
from transforms.temporal.vocabulary import words

# Wednesday, 29 January 2014 is the day of publication
VALUES = [
    ("It ended on Tuesday, Jan. 28, 2014.", "Tuesday, Jan. 28, 2014", "DATE", "2014-01-28", "full date"),
    ("He arrived on the 5th of March, 2013.", "the 5th of March, 2013", "DATE", "2013-03-05", "day first"),
    ("SAN SALVADOR, 13 JAN 90 (WIRE)", "13 JAN 90", "DATE", "1990-01-13", "upper-case wire style"),
    ("The talks are on January 29-30.", "January 29-30", "DATE", "2014-01-29/2014-01-30", "hyphenated days"),
    ("They met on Tuesday.", "Tuesday", "DATE", "2014-01-28", "past tense: the last one"),
    ("They will meet on Tuesday.", "Tuesday", "DATE", "2014-02-04", "future tense: the next one"),
    ("Rebels attacked last Friday.", "last Friday", "DATE", "2014-01-24", "last weekday"),
    ("It rained yesterday.", "yesterday", "DATE", "2014-01-28", "deictic day"),
    ("Two soldiers died two days ago.", "two days ago", "DATE", "2014-01-27", "ago"),
    ("It was announced late last year.", "late last year", "DATE", "2013", "mod stays in the extent"),
    ("It fell in early 2012.", "early 2012", "DATE", "2012", "mod before a year"),
    ("By mid-March it was over.", "mid-March", "DATE", "2014-03", "by leans to the future"),
    ("It closed at the end of the year.", "the end of the year", "DATE", "2014", "point of a period"),
    ("Prices rose in the third quarter of 2013.", "the third quarter of 2013", "DATE", "2013-Q3", "quarter of a year"),
    ("It began in the 1990s.", "the 1990s", "DATE", "199", "decade, as TIDES writes it"),
    ("It began in the 19th century.", "the 19th century", "DATE", "18", "century"),
    ("They fled last summer.", "last summer", "DATE", "2013-SU", "season"),
    ("He spoke on Tuesday evening.", "Tuesday evening", "TIME", "2014-01-28TEV", "part of a day"),
    ("It opened at 8:30 p.m. EST Monday.", "8:30 p.m. EST Monday", "TIME", "2014-01-27T20:30", "clock and day"),
    ("It lasted for more than five years.", "more than five years", "DURATION", "P5Y", "approximated length"),
    ("It lasted 48 hours.", "48 hours", "DURATION", "PT48H", "hours"),
    ("The two-day meeting ended.", "two-day", "DURATION", "P2D", "length as an adjective"),
    ("the seven-year-old conflict", "seven-year-old", "DURATION", "P7Y", "the age of a war"),
    ("It lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M", "half a year is six months"),
    ("They meet every Friday.", "every Friday", "SET", "XXXX-WXX-5", "set of weekdays"),
    ("It is paid every two weeks.", "every two weeks", "SET", "P2W", "set with a count"),
    ("It has happened recently.", "recently", "DATE", "PAST_REF", "vague past"),
    ("Easter 2014 came late.", "Easter 2014", "DATE", "2014-04-20", "holiday with a rule"),
    ("He spoke on 28/01/2014.", "28/01/2014", "DATE", "2014-01-28", "numeric, one reading"),
]


@pytest.mark.parametrize(("body", "text", "kind", "value", "about"), VALUES, ids=[row[4] for row in VALUES])
def test_value(body: str, text: str, kind: str, value: str, about: str):
    assert (text, kind, value) in found(body), about


NOTHING = [
    ("They may march on the town.", "may and march as verbs"),
    ("A second man, aged 34, was hurt.", "second as an ordinal, ages"),
    ("The 13-year-old boy was unhurt.", "people's ages"),
    ("Some 2014 people were displaced.", "a count that looks like a year"),
    ("Prices fall when spring water runs out.", "fall and spring as other words"),
    ("They paid $1999 for it.", "prices"),
]


@pytest.mark.parametrize(("body", "about"), NOTHING, ids=[row[1] for row in NOTHING])
def test_no_expression(body: str, about: str):
    assert found(body) == [], about


OPEN = [
    ("They met on Tuesday.", "Tuesday", "XXXX-WXX-2"),
    ("On November 19 it fell.", "November 19", "XXXX-11-19"),
    ("It is due in late January.", "late January", "XXXX-01"),
    ("They met last week.", "last week", "XXXX-WXX"),
    ("It began late last year.", "late last year", "XXXX"),
    ("It rained yesterday.", "yesterday", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("body", "text", "value"), OPEN)
@pytest.mark.parametrize("bounds", [{}, {"published_from": date(2014, 1, 1)}], ids=["nothing known", "one bound"])
def test_left_open_without_an_anchor(body: str, text: str, value: str, bounds: dict[str, date]):
    row = find_expressions(article(body, published_on=None, **bounds)).row(0, named=True)
    assert (row["text"], row["timex_value"], row["is_resolved"], row["starts_on"]) == (text, value, False, None)
    assert row["anchor"] in ("none", "publication")


def test_bounds_resolve_what_both_ends_agree_on():
    bounds = {"published_on": None, "published_from": date(2014, 2, 3), "published_to": date(2014, 2, 20)}
    rows = find_expressions(article("It fell on November 19. They met on Tuesday.", **bounds))
    assert rows["timex_value"].to_list() == ["2013-11-19", "XXXX-WXX-2"]
    assert rows["is_resolved"].to_list() == [True, False]


def test_dateline_day_is_an_anchor():
    body = "AMMAN, 12 March 2013 - It fell on Monday."
    rows = find_expressions(article(body, published_on=None, dateline="AMMAN, 12 March 2013"))
    assert rows["timex_value"].to_list() == ["2013-03-12", "2013-03-11"]
    assert rows["anchor"].to_list() == ["none", "previous"]


def test_the_following_day_follows_the_day_spoken_of():
    rows = find_expressions(article("Shells fell on March 3, 2012. The following day they left.", published_on=None))
    assert rows.row(1, named=True)["timex_value"] == "2012-03-04"
    assert rows.row(1, named=True)["anchor"] == "previous"


def test_a_day_without_its_year_goes_by_the_last_full_date():
    rows = find_expressions(article("It began on December 30, 2012. On January 3 it ended.", published_on=None))
    assert rows.row(1, named=True)["timex_value"] == "2013-01-03"
    assert rows.row(1, named=True)["anchor"] == "previous"


def test_a_day_without_its_year_is_left_open_after_days_that_nothing_places():
    body = "The first flood was on May 8, 2012. The second hit on Monday. On June 3 they left."
    assert found(body, published_on=None)[-1] == ("June 3", "DATE", "XXXX-06-03")


def test_the_previous_week_goes_by_the_day_spoken_of():
    body = "On January 20 he fled. It had begun in May 2012. The previous week 12 had died."
    assert found(body)[-1] == ("The previous week", "DATE", "2014-W03")


def test_a_month_of_a_year_is_no_full_date():
    rows = find_expressions(article("The war began in March 2011. On February 2 they met.", published_on=None))
    assert rows.row(1, named=True)["timex_value"] == "XXXX-02-02"


def test_days_of_a_period_are_inclusive():
    row = find_expressions(article("It fell last month.")).row(0, named=True)
    assert (row["starts_on"], row["ends_on"]) == (date(2013, 12, 1), date(2013, 12, 31))
    assert (row["precision"], row["anchor"], row["is_resolved"]) == ("month", "publication", True)


DIRECTIONS = [
    ("It fell on Tuesday.", {}, "past"),
    ("It falls today.", {}, "present"),
    ("It may fall next year.", {}, "future"),
    ("They will meet on Tuesday.", {"published_on": None}, "future"),
    ("It fell recently.", {"published_on": None}, "past"),
    ("The year 2011.", {"published_on": None}, None),
]


@pytest.mark.parametrize(("body", "columns", "direction"), DIRECTIONS)
def test_direction_is_seen_from_the_publication_else_from_the_tense(
    body: str, columns: dict[str, None], direction: str | None
):
    assert find_expressions(article(body, **columns))["direction"].to_list() == [direction]


def test_only_extracted_articles_are_searched():
    assert find_expressions(article("It fell on Tuesday.", is_extracted=False)).is_empty()


def test_headline_and_body_are_both_searched():
    rows = find_expressions(article("It fell today.", headline="Talks open Monday"))
    assert rows.select("source_field", "text").rows() == [("headline", "Monday"), ("body", "today")]


def test_no_text_no_rows_and_the_schema_stays():
    assert find_expressions(article(None)).schema == TEMPORAL_EXPRESSIONS


WORDS = st.sampled_from(
    [*sorted(words()), "2014", "12", "3rd", "Bağdat", "İ", "\n", "\n\n", ",", "-", "–", "'s", "10 p.m.", "1/2"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_spans_slice_and_never_overlap(body: str):
    rows = find_expressions(article(body))
    spans = rows.select("char_start", "char_end", "text").rows()
    assert all(body[start:end] == text for start, end, text in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert rows["expression_id"].is_unique().all()


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=10).map(" ".join))
def test_resolved_days_are_in_order_and_open_ones_have_none(body: str):
    rows = find_expressions(article(body))
    resolved = rows.filter(pl.col("starts_on").is_not_null())
    assert (resolved["starts_on"] <= resolved["ends_on"]).all()
    assert rows.filter(~pl.col("is_resolved"))["starts_on"].is_null().all()


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=10).map(" ".join), st.dates())
def test_no_day_of_publication_breaks_it(body: str, day: date):
    assert find_expressions(article(body, published_on=day)).schema == TEMPORAL_EXPRESSIONS


FAR = ["ten million years ago", "9,999,999 days later", "in the next 4,000,000 weeks"]


@pytest.mark.parametrize("body", FAR)
def test_what_lies_outside_the_calendar_is_left_open(body: str):
    row = find_expressions(article(body)).row(0, named=True)
    assert row["starts_on"] is None


def test_a_placeholder_day_is_no_anchor():
    row = find_expressions(article("It fell on Tuesday.", published_on=date(1, 1, 1))).row(0, named=True)
    assert (row["timex_value"], row["anchor"]) == ("XXXX-WXX-2", "none")


def test_published_is_a_wednesday():
    assert PUBLISHED.isoweekday() == 3


def test_the_same_month_of_another_year_is_the_month_spoken_of():
    rows = find_expressions(article("Sales rose 4% in November 2013, compared to the same month a year earlier."))
    assert rows["timex_value"].to_list() == ["2013-11", "2012-11"]


def test_year_ago_counts_from_the_publication_and_year_earlier_from_the_year_spoken_of():
    rows = find_expressions(article("Profit fell in 2012. The year-ago loss and the year-earlier loss were smaller."))
    assert rows["timex_value"].to_list() == ["2012", "2013", "2011"]


@pytest.mark.parametrize(
    ("words", "value"), [("The following Monday", "2012-03-12"), ("The previous Monday", "2012-03-05")]
)
def test_a_following_weekday_follows_the_day_spoken_of(words: str, value: str):
    rows = find_expressions(article(f"Shells fell on March 7, 2012. {words} was calm."))
    assert rows["timex_value"].to_list() == ["2012-03-07", value]


def test_the_day_is_the_day_spoken_of():
    rows = find_expressions(article("On Monday shares fell early, but ended the day higher."))
    assert rows["timex_value"].to_list() == ["2014-01-27", "2014-01-27"]


def test_earlier_in_the_day_is_the_day_spoken_of_else_the_day_of_the_text():
    bodies = ("It fell last month. Earlier in the day he spoke.", "On Monday it fell. Earlier in the day he spoke.")
    assert [found(body)[1][2] for body in bodies] == ["2014-01-29", "2014-01-27"]


@pytest.mark.parametrize(
    ("body", "value"), [("It began in 1998. By then it grew.", "1998"), ("Until then.", "XXXX-XX-XX")]
)
def test_then_is_the_time_spoken_of(body: str, value: str):
    assert found(body)[-1] == ("then", "DATE", value)


def test_the_last_days_of_something_are_no_window_on_the_present():
    row = find_expressions(article("In the last three days of the trial he wept.")).row(0, named=True)
    assert (row["text"], row["timex_value"], row["starts_on"]) == ("the last three days", "P3D", None)


def test_a_year_on_is_the_present():
    assert found("A year on, nothing has changed.") == [("A year on", "DATE", "PRESENT_REF")]


@pytest.mark.parametrize(
    ("body", "value"), [("It rose from the previous month.", "2013-12"), ("The next day it fell.", "XXXX-XX-XX")]
)
def test_what_came_before_is_compared_with_the_present_but_what_follows_needs_a_day(body: str, value: str):
    assert found(body)[0][2] == value


def test_a_distance_from_nothing_spoken_of_is_left_open():
    rows = find_expressions(article("Three days later he fled."))
    assert rows.select("timex_value", "is_resolved").rows() == [("XXXX-XX-XX", False)]


def test_the_past_decade_is_ten_years_to_now():
    row = find_expressions(article("It has doubled in the past decade.")).row(0, named=True)
    assert (row["timex_type"], row["timex_value"]) == ("DURATION", "P10Y")
    assert (row["starts_on"], row["ends_on"]) == (date(2004, 1, 29), date(2014, 1, 29))


@pytest.mark.parametrize(
    ("text", "starts_on", "why"),
    [
        ("In the past 24 hours 12 were hurt.", date(2014, 1, 28), "a day back"),
        ("In the past 48 hours 12 were hurt.", date(2014, 1, 27), "two days back"),
        ("In the past six hours 12 were hurt.", date(2014, 1, 29), "on its day"),
    ],
)
def test_hours_reach_back_by_whole_days(text: str, starts_on: date, why: str):
    row = find_expressions(article(text)).row(0, named=True)
    assert (row["starts_on"], row["ends_on"]) == (starts_on, date(2014, 1, 29)), why
