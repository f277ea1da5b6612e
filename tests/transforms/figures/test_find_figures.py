"""The frame of figures: schema, spans, and properties that hold for any text."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.figures.reading import figures
from transforms.figures import find_figures
from transforms.schemas import ARTICLES, CASUALTY_FIGURES, TEMPORAL_EXPRESSIONS

NO_EXPRESSIONS = TEMPORAL_EXPRESSIONS.to_frame()
WORDS = [
    "Two", "12", "about", "nearly half", "of", "the", "a", "man", "soldiers", "people", "and", ",", ".", "were", "was",
    "killed", "injured", "dead", "who", "including", "children", "death toll", "to", "34", "no one", "himself", "shot",
    "hundreds", "another", "families", "fled", "Omar", "between", "13", "İzmir", "\n\n", "“", "(", ")", "in", "on",
]  # fmt: skip


def test_the_schema_is_the_declared_one():
    assert figures("Two people were killed.").schema == CASUALTY_FIGURES
    assert figures("Nothing of the kind happened.").schema == CASUALTY_FIGURES


def test_articles_in_other_languages_are_left_alone():
    article = {"article_id": "a", "body": "Two people were killed.", "is_extracted": False}
    assert find_figures(pl.DataFrame([article], schema=ARTICLES), NO_EXPRESSIONS).is_empty()


def test_a_share_of_a_base():
    body = "The war has displaced nearly half of the country’s population of about 4 million."
    (row,) = figures(body).rows(named=True)
    assert (row["share_high"], row["base_value"], row["value_best"]) == (0.5, 4_000_000, 2_000_000)
    assert (row["quantifier"], row["reported"]) == ("less_than", None)


def test_open_bounds_are_null():
    (row,) = figures("More than 12 people were killed.").rows(named=True)
    assert (row["quantifier"], row["value_low"], row["value_best"], row["value_high"]) == ("more_than", 12, 12, None)


def test_wire_upper_case_and_hard_line_breaks():
    body = "LIMA, 4 MAY -- GUNMEN KILLED\nTHREE PEASANTS AND WOUNDED\nDR HECTOR ZAMBRANO NEAR THE RIVER."
    assert figures(body).select("category", "reported_text").rows() == [
        ("killed", "THREE"),
        ("injured", "DR HECTOR ZAMBRANO"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_spans_and_bounds_hold_for_any_words(body: str):
    for row in figures(body, headline=body).rows(named=True):
        assert row["reported_text"] == body[row["char_start"] : row["char_end"]] != ""
        assert row["value_low"] <= row["value_best"]
        assert row["value_high"] is None or row["value_best"] <= row["value_high"]
        assert row["reported"] is None or row["quantifier"] != "vague"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), min_size=1, max_size=4))
def test_an_article_yields_the_same_alone_and_among_others(bodies: list[str]):
    rows = [{"article_id": str(i), "body": body, "is_extracted": True} for i, body in enumerate(bodies)]
    together = find_figures(pl.DataFrame(rows, schema=ARTICLES), NO_EXPRESSIONS)
    alone = [find_figures(pl.DataFrame([row], schema=ARTICLES), NO_EXPRESSIONS) for row in rows]
    assert together.equals(pl.concat(alone))


def test_a_dash_after_the_dateline_makes_no_range():
    (row,) = figures("SELMEH, Aug. 18 - Forty-four inmates died in a fire at the prison.").rows(named=True)
    assert (row["reported_text"], row["value_low"], row["value_best"]) == ("Forty-four", 44, 44)


@pytest.mark.parametrize(
    ("body", "victim", "why"),
    [
        ("Ten more guards were hurt.", "guards", "what adds is no part of the noun"),
        ("No soldiers were hurt.", "soldiers", "nor is the no"),
        ("None of the passengers was hurt.", "passengers", "nor none of"),
        ("No arrests were made.", None, "a harm noun is nobody"),
        ("The feud claimed nine lives.", None, "lives are nobody"),
        ("Six Orveks died.", "Orveks", "an unknown people"),
        ("They killed four 'terrorists'.", "terrorists", "without quotation marks"),
        ("Troops killed 11 of the attackers.", "attackers", "the words of the share are no people"),
        ("Troops wounded four of them.", None, "a pronoun does not say who"),
        ("The war displaced nearly a third of the region's 90,000 people.", "people", "the noun behind the base"),
    ],
)
def test_the_victim_is_the_noun_phrase_of_people(body: str, victim: str | None, why: str):
    assert figures(body)["victim"].to_list() == [victim], why


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("The bank reported a loss of 150 billion yen.", "losses of lives name them"),
        ("The default affected 2 billion in assets.", "no event harms a billion people"),
        ("The junta releases 120 detainees.", "who goes free is not taken"),
        ("Some 120 detainees were freed.", "the same after the noun"),
        ("Some people stayed in tents.", "a camp tells of displacement only with a crowd"),
        ("A man was staying with relatives on a visit.", "a guest is not displaced"),
    ],
)
def test_what_counts_no_victims(body: str, why: str):
    assert figures(body).is_empty(), why
