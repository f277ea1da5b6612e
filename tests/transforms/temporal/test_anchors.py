from datetime import date

import pytest

from transforms.schemas import ARTICLES
from transforms.temporal.anchors import anchor_of, day_order


def row(**columns: object) -> dict[str, object]:
    return dict.fromkeys(ARTICLES) | columns


ORDERS = [
    ({"body": "on 03/04/2014 and 28/04/2014"}, True, "another date shows it"),
    ({"body": "on 03/04/2014 and 04/28/2014"}, False, "... or the other order"),
    ({"body": "on 28/04/2014 and 04/28/2014"}, None, "evidence that contradicts itself"),
    ({"body": "on 03/04/2014", "url": "https://www.news.example.co.uk/a"}, True, "British outlet"),
    ({"body": "on 03/04/2014", "outlet": "thepaper.in"}, True, "Indian outlet"),
    ({"body": "on 03/04/2014", "url": "https://www.example.com/a"}, None, "no country"),
    ({"body": "on 03/04/2014", "url": "https://www.example.gov/a"}, False, "an office of the United States"),
    ({"body": "on 03/04/2014", "url": "http://[nonsense"}, None, "an address that is none"),
    ({"body": None}, None, "no text"),
]


@pytest.mark.parametrize(("columns", "expected", "about"), ORDERS, ids=[case[2] for case in ORDERS])
def test_day_order(columns: dict[str, object], expected: bool | None, about: str):
    assert day_order(row(**columns)) is expected, about


def test_the_publication_day_comes_first():
    day = date(2014, 1, 29)
    assert anchor_of(row(published_on=day, dateline="ROME, 1 May 2010")) == (day, day, "publication")


def test_both_bounds_are_an_anchor_one_is_none():
    bounds = {"published_from": date(2014, 1, 1), "published_to": date(2014, 1, 9)}
    assert anchor_of(row(**bounds)) == (date(2014, 1, 1), date(2014, 1, 9), "publication")
    assert anchor_of(row(published_from=date(2014, 1, 1))) == (None, None, "none")


def test_a_dateline_needs_its_year():
    assert anchor_of(row(dateline="ROME, 1 May 2010")) == (date(2010, 5, 1), date(2010, 5, 1), "previous")
    assert anchor_of(row(dateline="ROME, May 1")) == (None, None, "none")


WRITTEN = [
    ("ROME, 27 January 2014 (AP)", date(2014, 1, 27), "two days before it appeared"),
    ("ROME, Jan. 27 (AP)", date(2014, 1, 27), "... without its year"),
    ("ROME, 1 May 2010", None, "a story that was moved is told from its stamp"),
    ("ROME, Jan. 30", None, "no story is written after it appeared"),
    ("ROME, Jan. 29", None, "the day it appeared"),
    ("CAMP 27, Iraq", None, "a number that is no day"),
]


@pytest.mark.parametrize(("dateline", "written", "about"), WRITTEN, ids=[case[2] for case in WRITTEN])
def test_a_story_is_told_from_the_day_in_its_dateline(dateline: str, written: date | None, about: str):
    published = date(2014, 1, 29)
    expected = (written, written, "previous") if written else (published, published, "publication")
    assert anchor_of(row(published_on=published, dateline=dateline)) == expected, about
