"""Places of articles: rows, marks of what is no more than a fallback, points, lists, and independence of company."""

import polars as pl
import pytest

from tests.transforms.places.articles import frame, placed
from transforms.places import find_places
from transforms.schemas import ARTICLES, CASUALTY_FIGURES, PLACES


def test_a_place_has_its_area_and_point():
    found = placed("Homs, Syria", "Shells fell.")
    place = found.places.row(0, named=True)
    assert (place["country"], place["admin1"], place["gazetteer_id"]) == ("SYR", "Homs", 169576)
    assert (round(place["latitude"]), round(place["longitude"])) == (35, 37)
    assert found.figures.select("country", "country_by").row(0) == ("SYR", "phrase")
    assert found.articles["country"].item() == "SYR"


def test_a_country_has_no_area_and_no_point():
    place = placed("Syria", "Shells fell.").places.row(0, named=True)
    assert (place["admin1"], place["latitude"], place["longitude"]) == (None, None, None)
    assert place["gazetteer_id"] == 163843


def test_a_namesake_in_two_areas_has_none():
    place = placed("Springfield, USA", "Shells fell.").places.row(0, named=True)
    assert (place["country"], place["admin1"]) == ("USA", None)


@pytest.mark.parametrize("place", ["the 300 block of Main Street", None])
def test_what_only_the_article_tells_is_marked(place: str | None):
    found = placed(place, "Police in Ohio and Cleveland said so.")
    assert found.figures.select("country", "country_by").row(0) == ("USA", "fallback")


def test_a_figure_in_an_article_of_no_country_has_none():
    found = placed("Kara Tepe", "A lorry turned over.")
    assert found.figures.select("country", "country_by").row(0) == (None, None)
    assert found.places.select("country", "decided_by", "candidates").row(0) == (None, "none", "[]")


def test_several_countries_are_none():
    place = placed("Cameroon, Chad and Nigeria", "Rivers rose.").places.row(0, named=True)
    assert place["country"] is None
    assert place["candidates"] == '["CMR","NGA","TCD"]'


def test_a_dateline_tells_which_namesake():
    found = placed("Tripoli", "Shells fell.", dateline="BEIRUT, Lebanon")
    places = {row["text"]: (row["country"], row["decided_by"]) for row in found.places.to_dicts()}
    assert places == {"Tripoli": ("LBN", "dateline"), "BEIRUT, Lebanon": ("LBN", "phrase")}


def test_an_article_is_read_the_same_alone_and_in_company():
    texts = [("a", "Libya closed its ports."), ("b", "Lebanese troops went. Lebanon mourned."), ("c", "Shells fell.")]
    articles = frame(ARTICLES, *({"article_id": key, "body": text} for key, text in texts))
    figures = frame(CASUALTY_FIGURES, *({"figure_id": key, "article_id": key, "place": "Tripoli"} for key, _ in texts))
    together = find_places(articles, figures).places.sort("article_id")
    alone = pl.concat(
        find_places(articles.filter(article_id=key), figures.filter(article_id=key)).places
        for key, _ in reversed(texts)
    )
    assert together.equals(alone.sort("article_id"))
    assert together["country"].to_list() == ["LBY", "LBN", None]


def test_nothing_in_nothing_out():
    found = find_places(ARTICLES.to_frame(), CASUALTY_FIGURES.to_frame())
    assert [part.height for part in found] == [0, 0, 0]
    assert found.places.schema == PLACES
