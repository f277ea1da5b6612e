"""Bounds from what the text tells as past."""

from datetime import date

import polars as pl
import pytest

from transforms.schemas import ARTICLES, PUBLICATION_CANDIDATES, TEMPORAL_EXPRESSIONS
from transforms.structure.publication import apply_text_bounds

BODY = "The bridge, which was opened in 2011, fell in 2014. It had cracked in May 2014. It will be rebuilt in 2030."


def article(**fields: object) -> pl.DataFrame:
    unknown = {"article_id": "a1", "body": BODY, "published_precision": "unknown", "published_method": "none"}
    return pl.DataFrame([dict.fromkeys(ARTICLES) | unknown | fields], schema=ARTICLES)


def expressions(*rows: tuple[str, date | None, str | None], anchor: str = "none") -> pl.DataFrame:
    """Dates of the body of `article`, which tells 2014 as past and 2030 as future."""
    full = [
        dict.fromkeys(TEMPORAL_EXPRESSIONS)
        | {"article_id": "a1", "text": text, "starts_on": on, "direction": direction, "anchor": anchor}
        | {"precision": "year", "is_resolved": on is not None, "timex_type": "DATE", "source_field": "body"}
        | {"char_start": BODY.find(text), "char_end": BODY.find(text) + len(text)}
        for text, on, direction in rows
    ]
    return pl.DataFrame(full, schema=TEMPORAL_EXPRESSIONS)


def test_a_story_that_tells_2014_as_past_was_not_published_before_2014():
    found = apply_text_bounds(
        article(), expressions(("2011", date(2011, 1, 1), "past"), ("2014", date(2014, 1, 1), "past"))
    )
    row = found.articles.row(0, named=True)
    assert (row["published_on"], row["published_from"], row["published_to"]) == (None, date(2014, 1, 1), None)
    assert (row["published_precision"], row["published_method"]) == ("interval", "inferred")
    assert row["published_evidence"] == 'the text speaks of "2014" as past'
    assert row["published_conflict"] is None
    assert found.candidates.select("evidence", "from_on", "role").row(0) == ("text: 2014", date(2014, 1, 1), "bound")
    assert found.candidates.schema == PUBLICATION_CANDIDATES


NO_BOUND = {
    "the future": expressions(("2030", date(2030, 1, 1), "future")),
    "a date in a sentence about the future": expressions(("2030", date(2030, 1, 1), None)),
    "a date that was resolved by the publication date itself": expressions(
        ("Tuesday", date(2014, 1, 1), "past"), anchor="publication"
    ),
    "an unresolved date": expressions(("November 22", None, "past")),
    "no expression": expressions(),
}


@pytest.mark.parametrize("told", NO_BOUND.values(), ids=NO_BOUND.keys())
def test_no_bound_comes_from(told: pl.DataFrame):
    found = apply_text_bounds(article(), told)
    assert found.articles.equals(article())
    assert found.candidates.is_empty()


def test_the_tense_is_looked_up_where_the_expression_does_not_say_it():
    found = apply_text_bounds(article(), expressions(("2014", date(2014, 1, 1), None)))
    assert found.articles["published_from"].to_list() == [date(2014, 1, 1)]


def test_a_known_day_stays():
    on = date(2015, 7, 16)
    dated = article(
        published_on=on, published_from=on, published_to=on, published_precision="day", published_method="url"
    )
    found = apply_text_bounds(dated, expressions(("2014", date(2014, 1, 1), "past")))
    assert found.articles.equals(dated)


def test_a_day_before_what_the_text_tells_as_past_is_flagged():
    on = date(2010, 7, 16)
    dated = article(
        published_on=on, published_from=on, published_to=on, published_precision="day", published_method="url"
    )
    row = apply_text_bounds(dated, expressions(("2014", date(2014, 1, 1), "past"))).articles.row(0, named=True)
    assert row["published_on"] == on
    assert row["published_conflict"] == 'the text speaks of "2014" as past, which is after 2010-07-16'


def test_a_bound_narrows_a_span_and_keeps_its_evidence():
    span = {"published_from": date(2014, 1, 1), "published_to": date(2014, 12, 31), "published_evidence": "meta: 2014"}
    dated = article(**span, published_precision="year", published_method="metadata")
    row = apply_text_bounds(dated, expressions(("May 2014", date(2014, 5, 1), "past"))).articles.row(0, named=True)
    assert (row["published_from"], row["published_to"]) == (date(2014, 5, 1), date(2014, 12, 31))
    assert (row["published_precision"], row["published_evidence"]) == ("year", "meta: 2014")


def test_articles_keep_their_order_and_columns():
    two = pl.concat([article(article_id="b"), article()])
    found = apply_text_bounds(two, expressions(("2014", date(2014, 1, 1), "past")))
    assert found.articles["article_id"].to_list() == ["b", "a1"]
    assert found.articles.schema == ARTICLES
