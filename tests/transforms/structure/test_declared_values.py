"""What pages and records declare and is not what it seems: placeholders, entities, addresses, captions."""

import json

import pytest

from tests.transforms.structure.records import article, structured
from transforms.structure.html import read_page

STORY = (
    "The harbour board met in the morning and closed the pier, which had sunk by a metre in the night.\n\n"
    "Two ferries waited outside the port until the crews had checked every berth, the harbour master said."
)
PAGE = "<html><head><title>Pier closed after a metre of sinking</title>{}</head><body>{}</body></html>"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY.split("\n\n")) * 3


@pytest.mark.parametrize("value", ["nan", "NaN", "None", "null", "undefined", "N/A", " "])
def test_what_a_program_writes_for_nothing_is_nothing(value: str):
    made = article(STORY, author=value, outlet=value, title=value)
    assert (made["author"], made["outlet"], made["headline"]) == (None, None, None)


def test_names_that_look_like_it_stay():
    assert article(STORY, author="Nan Goldin")["author"] == "Nan Goldin"


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("https://www.quayecho.example/news", "quayecho.example"),
        ("www.quayecho.example", "quayecho.example"),
        ("Quay Echo", "Quay Echo"),
        ("quayecho.example", "quayecho.example"),
    ],
)
def test_an_outlet_given_as_an_address_is_its_host(outlet: str, expected: str):
    assert article(STORY, outlet=outlet)["outlet"] == expected


def test_entities_in_the_author_of_a_page_are_resolved():
    meta = '<meta name="author" content="Ren&amp;eacute;e O&amp;#39;Neil">'
    assert read_page(PAGE.format(meta, PARAGRAPHS)).author == "Renée O'Neil"


def test_the_declared_story_stands_in_for_a_caption():
    text = f"<p>{STORY}</p>".replace("\n\n", "</p><p>")
    data = json.dumps({"@type": "NewsArticle", "headline": "Pier closed", "articleBody": text})
    script = f'<script type="application/ld+json">{data}</script>'
    page = read_page(
        PAGE.format(script, "<figure><figcaption>The pier in spring, seen from the sea</figcaption></figure>")
    )
    assert page.text.splitlines()[:2] == STORY.split("\n\n")


def test_a_declared_teaser_does_not_replace_the_story():
    data = json.dumps({"@type": "NewsArticle", "headline": "Pier closed", "articleBody": "The pier is closed."})
    page = read_page(PAGE.format(f'<script type="application/ld+json">{data}</script>', PARAGRAPHS))
    assert page.text.startswith("The harbour board met")


@pytest.mark.parametrize("dateline", ["Hong Kong CNN —", "Hong Kong (CNN) —", "EASTWICK, Norland (AP) —"])
def test_a_dateline_that_one_delivery_drops_makes_no_other_article(dateline: str):
    made = structured({"text": f"{dateline} {STORY}"}, {"text": STORY})
    assert made.articles.height == 1
    assert str(made.articles["body"][0]).startswith(dateline)
    assert made.records["article_id"].n_unique() == 1


def test_the_day_in_a_dateline_tells_releases_apart():
    made = structured(
        {"text": f"EASTWICK, Norland (Dec. 6) — {STORY}"}, {"text": f"EASTWICK, Norland (Dec. 7) — {STORY}"}
    )
    assert made.articles.height == 2


def test_a_network_behind_the_place_is_the_credit():
    assert article(f"Hong Kong CNN — {STORY}")["dateline_place"] == "Hong Kong"
