"""Which evidence settles the date, and what is flagged: one rule of docs/publication-date.md a test."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicons import load_table
from transforms.structure.publication import Decision, Evidence, decide

SOURCES = [row["source"] for row in load_table("publication_sources", "mul")]


def decided(*pairs: tuple[str, str], crawled_on: date | None = None) -> Decision:
    return decide([Evidence(source, raw) for source, raw in pairs], crawled_on=crawled_on)


def test_a_record_field_gives_the_day():
    found = decided(("record published", "2015-07-16"))
    assert (found.published_on, found.published_precision, found.published_method) == (
        date(2015, 7, 16),
        "day",
        "metadata",
    )
    assert found.published_from == found.published_to == found.published_on
    assert found.published_evidence == "record published: 2015-07-16"
    assert found.published_conflict is None


def test_no_evidence_leaves_the_date_unknown():
    assert decided() == Decision()


TRUST = {
    "what the page declares as published beats a date in its address": (
        [("url path", "2015-07-14"), ("json-ld datePublished", "2015-07-16")],
        date(2015, 7, 16),
    ),
    "a day of lower rank beats a month of higher rank": (
        [("meta published", "July 2015"), ("url path", "2015-07-16")],
        date(2015, 7, 16),
    ),
    "a story may be published days after its dateline": (
        [("record published", "2015-07-16"), ("dateline", "14 JUL 15")],
        date(2015, 7, 16),
    ),
    "unreadable evidence does not stand in the way": (
        [("record published", "soon"), ("posted line", "Posted: July 16, 2015")],
        date(2015, 7, 16),
    ),
}


@pytest.mark.parametrize(("pairs", "expected"), TRUST.values(), ids=TRUST.keys())
def test_trust(pairs: list[tuple[str, str]], expected: date):
    found = decided(*pairs)
    assert found.published_on == expected
    assert found.published_conflict is None


CONFLICTS = {
    "the dateline stands in the story; the stamp may be that of a new archive": (
        [("json-ld datePublished", "2024-03-01"), ("dateline", "13 MAR 18")],
        date(2018, 3, 13),
        "contradicts the dateline 2018-03-13",
    ),
    "a story is not older than its dateline": (
        [("record published", "2012-01-01"), ("dateline", "13 MAR 18")],
        date(2018, 3, 13),
        "contradicts the dateline 2018-03-13",
    ),
    "the day of the last change poses as that of publication": (
        [("meta published", "2019-06-02"), ("meta modified", "2019-06-02"), ("url path", "2014-01-05")],
        date(2014, 1, 5),
        "is the day of the last change",
    ),
    "the line beside the heading and the address agree on an earlier day than the stamp": (
        [("json-ld datePublished", "2023-05-02"), ("heading date", "13 March 2018"), ("url path", "2018-03-13")],
        date(2018, 3, 13),
        "contradicts heading date 2018-03-13 and url path 2018-03-13",
    ),
    "one of them alone is outranked": (
        [("json-ld datePublished", "2023-05-02"), ("heading date", "13 March 2018")],
        date(2023, 5, 2),
        "contradicts heading date 2018-03-13",
    ),
    "the epoch is no date": (
        [("record published", "1970-01-01T00:00:00Z"), ("url path", "2014-01-05")],
        date(2014, 1, 5),
        "1970-01-01 is a placeholder",
    ),
    "changed before it was published": (
        [("meta published", "2019-06-02"), ("meta modified", "2018-01-01")],
        date(2019, 6, 2),
        "contradicts meta modified 2018-01-01",
    ),
    "two declared days": (
        [("json-ld datePublished", "2019-06-02"), ("meta published", "2019-05-20")],
        date(2019, 6, 2),
        "contradicts meta published 2019-05-20",
    ),
    "another year in the address": (
        [("meta published", "2019-06-02"), ("url path", "2014")],
        date(2019, 6, 2),
        "contradicts url path 2014-01-01 to 2014-12-31",
    ),
}


@pytest.mark.parametrize(("pairs", "expected", "conflict"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_conflicts_are_settled_and_flagged(pairs: list[tuple[str, str]], expected: date, conflict: str):
    found = decided(*pairs)
    assert found.published_on == expected
    assert found.published_conflict is not None and conflict in found.published_conflict


def test_a_placeholder_alone_dates_nothing():
    found = decided(("record published", "0"))
    assert (found.published_on, found.published_from, found.published_method) == (None, None, "none")
    assert found.published_conflict is not None


def test_nothing_is_published_after_it_was_fetched():
    found = decided(("meta published", "2031-01-01"), crawled_on=date(2019, 5, 1))
    assert found.published_on is None
    assert found.published_to == date(2019, 5, 1)
    assert found.published_conflict is not None and "lies after the day it was fetched" in found.published_conflict


def test_an_evening_abroad_may_be_dated_the_day_after_the_fetch():
    assert decided(("meta published", "2019-05-02"), crawled_on=date(2019, 5, 1)).published_on == date(2019, 5, 2)


def test_a_month_bounds_and_a_change_narrows_it():
    found = decided(("meta published", "May 2010"), ("meta modified", "2010-05-06"))
    assert found.published_on is None
    assert (found.published_from, found.published_to) == (date(2010, 5, 1), date(2010, 5, 6))
    assert (found.published_precision, found.published_method) == ("month", "metadata")


def test_the_narrowest_span_wins_where_no_day_is_known():
    found = decided(("record published", "2010"), ("url path", "2010-05"))
    assert (found.published_from, found.published_to) == (date(2010, 5, 1), date(2010, 5, 31))


def test_a_change_alone_is_an_upper_bound():
    found = decided(("meta modified", "2010-05-06"))
    assert (found.published_on, found.published_from, found.published_to) == (None, None, date(2010, 5, 6))
    assert (found.published_precision, found.published_method) == ("interval", "inferred")


def test_every_candidate_has_a_verdict_and_one_is_chosen():
    found = decided(("url path", "2015-07-16"), ("meta published", "2015-07-16"), ("meta modified", "2015-08-01"))
    verdicts = {c.evidence: (c.is_chosen, c.verdict) for c in found.candidates}
    assert verdicts["meta published: 2015-07-16"] == (True, "chosen: the most trusted evidence that names the day")
    assert verdicts["url path: 2015-07-16"] == (False, "agrees with meta published")
    assert verdicts["meta modified: 2015-08-01"][0] is False


raws = st.one_of(
    st.dates(date(1980, 1, 1), date(2030, 12, 31)).map(str), st.sampled_from(["2015", "May 2015", "x", "0"])
)


@given(st.lists(st.tuples(st.sampled_from(SOURCES), raws), max_size=6))
def test_any_evidence_yields_a_coherent_decision(pairs: list[tuple[str, str]]):
    found = decided(*pairs)
    assert len(found.candidates) == len(pairs)
    assert sum(c.is_chosen for c in found.candidates) <= 1
    if found.published_from and found.published_to:
        assert found.published_from <= found.published_to
    if found.published_on:
        assert found.published_from == found.published_to == found.published_on
    assert (found.published_precision == "day") == (found.published_on is not None)


@given(st.lists(st.tuples(st.sampled_from(SOURCES), raws), max_size=5, unique_by=lambda pair: pair[0]), st.randoms())
def test_the_order_of_delivery_does_not_matter(pairs: list[tuple[str, str]], random: Random):
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert decided(*shuffled).published_on == decided(*pairs).published_on
