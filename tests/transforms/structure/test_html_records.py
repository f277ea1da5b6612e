"""Pages as records: their declared fields, their dates and what was taken out of them reach the staged tables."""

from datetime import date

import pytest

from tests.transforms.structure.records import structured
from tests.transforms.structure.test_html import PAGE
from tests.transforms.structure.test_html_text import REMOVED


def test_a_page_becomes_an_article():
    row = structured({"html": PAGE}).articles.row(0, named=True)
    assert (row["headline"], row["outlet"], row["author"]) == (
        "Harbour master speaks of flood",
        "Eastwick Echo",
        "Jo Marsh, Al Reed",
    )
    assert (row["published_on"], row["published_method"]) == (date(2019, 3, 5), "metadata")
    assert row["body"].startswith("The council of Eastwick met on the 4th evening")


def test_what_was_taken_out_of_a_page_is_furniture_of_the_article():
    html, _ = REMOVED["a section of sources"]
    made = structured({"html": html})
    furniture = made.article_furniture
    assert furniture["article_id"].unique().to_list() == made.articles["article_id"].to_list()
    assert "Sources (3) [collapse]" in furniture["text"].to_list()
    assert {reason.split(":")[0] for reason in furniture["reason"]} == {"apparatus"}


def test_a_page_without_a_story_fails_with_its_reason():
    made = structured({"html": "<html><head><title>Echo</title></head><body></body></html>"})
    assert made.articles.is_empty()
    assert (made.records["reason"][0] or "").startswith("no_text: no main text found in the page")


def test_a_page_of_too_many_elements_is_refused():
    made = structured({"html": "<p>" * 160_000})
    assert (made.records["reason"][0] or "").startswith("page_too_large:")


def test_nothing_is_published_after_its_archive_fetched_it():
    made = structured({"html": PAGE, "extra": '{"crawled": "2019-01-31T10:00:00Z"}'})
    row = made.articles.row(0, named=True)
    assert (row["published_on"], row["published_to"]) == (None, date(2019, 1, 31))
    assert "lies after the day it was fetched" in row["published_conflict"]


@pytest.mark.parametrize(
    "fields",
    [
        {"html": PAGE.replace('{"@type": "Person", "name": "Jo Marsh"}', '"By Jo Marsh"')},
        {"html": PAGE, "author": "by Jo Marsh, Al Reed"},
    ],
)
def test_an_author_is_named_without_the_word_before_the_name(fields: dict[str, str]):
    assert structured(fields).articles["author"].to_list() == ["Jo Marsh, Al Reed"]
