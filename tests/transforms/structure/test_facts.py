"""Credits and dates that stand in removed lines."""

import pytest

from tests.transforms.structure.records import structured
from transforms.structure.agencies import agency_of, agency_within
from transforms.structure.credits import agency_in, author_of, license_of
from transforms.structure.dateline import Dateline
from transforms.structure.facts import Facts, agency_for, dateline_evidence
from transforms.structure.headline import Opening

CC = "Creative Commons Attribution 4.0 International License"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"This work is licensed under a {CC}."], CC),
        (["© 2016 WXYZ", f"Licensed under a {CC}."], CC),
        (["(© 2016 WXYZ)"], "(© 2016 WXYZ)"),
        (["Read more"], None),
    ],
)
def test_license(lines: list[str], expected: str | None):
    assert license_of(lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By: Ann Lee and Bo Stone", "Ann Lee and Bo Stone"),
        ("By ANN LEE, Staff Writer", "ANN LEE"),
        ("by Ann Lee | November 18, 2019 12:26 PM", "Ann Lee"),
        ("By ANN LEEAssociated Press", "ANN LEE"),
        ("By Ann Lee, Associated Press", "Ann Lee"),
        ("By Ann Lee of the Quay", "Ann Lee"),
        ("By Breaking News Staff", None),
        ("By of the", None),
        ("By The Associated Press", None),
        ("Ann Lee contributed to this report.", None),
    ],
)
def test_author(line: str, expected: str | None):
    assert author_of([line]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"All Content by Mehr News Agency is licensed under a {CC}.", "Mehr News Agency"),
        ("Copyright 2016 The Associated Press. All rights reserved.", "Associated Press"),
        ("(Reporting by Ann Lee; Thomson Reuters)", "Reuters"),
        ("REUTER", "Reuters"),
        ("Copyright 2016 WXYZ. All rights reserved.", None),
        ("A map of the PA road", None),
    ],
)
def test_agency_in_furniture(line: str, expected: str | None):
    assert agency_in([line]) == expected


def test_codes_count_only_as_written():
    assert agency_of("AP") == "Associated Press"
    assert agency_of("ap") is None
    assert agency_within("Officials in PA said") is None


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        (Dateline("", "LONDON", None, "Reuters"), "Reuters"),
        (Dateline("", "BOSTON", None, "CBS/AP"), "Associated Press"),
        (Dateline("", "SALEM", None, "KOIN"), None),
        (Dateline("", "LIMA", "3 JAN 90", "RADIO TAMPA"), "RADIO TAMPA"),
        (None, None),
    ],
)
def test_agency_of_the_dateline(dateline: Dateline | None, expected: str | None):
    assert agency_for(dateline, Facts()) == expected


@pytest.mark.parametrize(
    ("headline", "date", "release", "raw"),
    [
        (None, "Oct. 8", "2010-10", ["Oct. 8, 2010", "2010-10"]),
        (None, "Oct. 8", None, ["Oct. 8"]),
        (None, "Dec. 31", "2011-01", ["Dec. 31", "2011-01"]),
        (None, "Oct. 8, 2009", "2010-10", ["Oct. 8, 2009", "2010-10"]),
        ("Dec. 6: Three villages searched", None, "2009-12", ["Dec. 6, 2009", "2009-12"]),
        ("Dec. 6: Three villages searched", None, None, []),
        ("Chapter 6: The villages", None, "2009-12", ["2009-12"]),
    ],
)
def test_dates_get_no_year_but_that_of_their_release(
    headline: str | None, date: str | None, release: str | None, raw: list[str]
):
    dateline = Dateline("", "KABUL", date) if date else None
    assert [e.raw for e in dateline_evidence(Opening(headline, dateline, {}), release)] == raw


def test_a_dateline_without_year_dates_nothing():
    assert (
        structured({"text": "KABUL (Oct. 8) - Two men were hurt in the old town."}).articles["published_on"][0] is None
    )


def test_the_address_of_an_archive_says_when_it_was_fetched():
    url = "http://web.archive.org/web/20170410031836/http://www.quay.example:80/2017/04/09/bridge"
    made = structured({"text": "The bridge in the old town was closed on Monday.", "url": url})
    assert made.articles["outlet"][0] == "quay.example"
    assert str(made.articles["published_on"][0]) == "2017-04-09"
    assert "crawled" in made.publication_candidates["role"].to_list()


def test_a_source_line_credits_the_agency():
    made = structured({"text": "The bridge in the old town was closed on Monday.\n\nIt will stay so.\n\nSource: AFP"})
    assert made.articles.select("agency", "body").row(0) == (
        "Agence France-Presse",
        "The bridge in the old town was closed on Monday.\n\nIt will stay so.",
    )
