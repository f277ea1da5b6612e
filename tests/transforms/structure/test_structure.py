"""Structuring end to end: what goes in as a record comes out as an article, or with a reason."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.transforms.structure.records import article, raw, structured
from transforms.schemas import ARTICLE_FURNITURE, ARTICLES, PUBLICATION_CANDIDATES, RECORDS
from transforms.structure import LINE_COUNTS, structure

STORY = (
    "ARDABIL – The two ministers met on the shore of the lake on Tuesday to speak about the water that both need.\n\n"
    "They agreed to meet again in spring, and said that nobody had expected more of the first day. SP/PA"
)
FURNITURE = (
    "\n\nCheck Also\n\nMinister opens bridge, November 18, 2024\n\nThe bridge over the river will be the longest …"
)


def test_furniture_goes_and_the_story_stays():
    made = article("Ministers meet at the lake\n\n" + STORY + FURNITURE)
    assert made["headline"] == "Ministers meet at the lake"
    assert made["body"] == STORY.removesuffix(" SP/PA")
    assert made["dateline_place"] == "ARDABIL"
    assert made["published_on"] is None


def test_what_was_removed_can_be_looked_at():
    found = structured({"text": STORY + FURNITURE}).article_furniture
    assert found.filter(reason="related")["text"].to_list() == [
        "Check Also",
        "Minister opens bridge, November 18, 2024",
        "The bridge over the river will be the longest …",
    ]
    assert found.filter(reason="signoff").select("line_number", "text").rows() == [(2, "SP/PA")]


def test_facts_in_furniture_are_kept():
    notice = (
        "All Content by Mehr News Agency is licensed under a Creative Commons Attribution 4.0 International License."
    )
    made = article(f"By Ann Lee\n\n{STORY}\n\xa0 {notice}")
    assert made["license"] == "Creative Commons Attribution 4.0 International License"
    assert (made["agency"], made["author"]) == ("Mehr News Agency", "Ann Lee")
    assert "Creative" not in str(made["body"])


def test_copies_share_an_article_and_all_records_stay():
    shouted = STORY.upper().replace(".", " .")
    made = structured({"text": STORY}, {"text": shouted}, {"text": "Another story was told here by somebody else."})
    assert made.articles.height == 2
    assert made.records["article_id"].to_list()[0] == made.records["article_id"].to_list()[1]
    assert made.articles["record_id"].to_list() == ["r0", "r2"]


def test_records_without_text_say_what_they_hold():
    made = structured(
        {"title": "A title", "url": "https://example.org/a"}, {"text": " \n "}, {"reason": "bad_json: line 3"}
    )
    assert made.records["reason"].to_list() == [
        "no_text: the record has no text; it has title, url",
        "no_text: the record has no text",
        "bad_json: line 3",
    ]
    assert made.articles.is_empty()


WALL = "Sign in using your account\n\nThank you for registering!\n\nClose"


def test_nothing_but_furniture_is_no_article():
    made = structured({"text": WALL, "url": "https://example.org/a"})
    assert made.records["reason"].to_list() == ["no_text: nothing but page furniture in the text; it has url"]


def test_behind_a_wall_the_headline_is_the_story():
    made = structured({"text": WALL, "title": "Two hurt in fire"}, {"text": WALL, "title": "Bridge closed"})
    assert made.articles["body"].to_list() == ["Two hurt in fire", "Bridge closed"]
    assert made.articles["article_id"].n_unique() == 2
    assert made.article_furniture.height > 0


def test_other_scripts_pass_unharmed():
    arabic = "بغداد – قال الوزير إن المحادثات ستستمر يوم الثلاثاء.\n\nوأضاف أن الجميع متفقون."
    made = article(arabic)
    assert (made["body"], made["language"], made["is_extracted"]) == (arabic, "ar", False)


def test_line_separators_of_press_offices_are_lines():
    made = article(
        "Forces Search Two Villages\u2028For Immediate Release\u2028\u2028"
        "KABUL, Afghanistan (Oct. 8) - Nobody was hurt."
    )
    assert made["headline"] == "Forces Search Two Villages"
    assert made["body"] == "KABUL, Afghanistan (Oct. 8) - Nobody was hurt."


@pytest.mark.parametrize(
    "number",
    ["2010-10-CA-087", "Release Number: 2010-10-087", "Press Release No. 2010-10-12", "Release #2010-10-08"],
)
def test_release_number_gives_the_year_of_the_dateline(number: str):
    header = f"Forces Search Two Villages\n{number}\nFor Immediate Release\n\n"
    text = header + "KABUL, Afghanistan (Oct. 8) - Nobody was hurt."
    made = structured({"text": text})
    assert str(made.articles["published_on"][0]) == "2010-10-08"
    assert made.publication_candidates.filter("is_chosen")["method"].to_list() == ["dateline"]


def test_posting_lines_date_the_article():
    text = STORY + "\n\nPosted: Tuesday, January 28, 2014 8:18 PM EST Updated: Wednesday, January 29, 2014 9:00 AM EST"
    made = structured({"text": text})
    assert str(made.articles["published_on"][0]) == "2014-01-28"
    assert "modified" in made.publication_candidates["role"].to_list()


def test_frames_have_their_schemas_even_when_empty():
    made = structure(raw(), LINE_COUNTS.to_frame())
    schemas = [ARTICLES, RECORDS, ARTICLE_FURNITURE, PUBLICATION_CANDIDATES, LINE_COUNTS]
    assert [frame.schema for frame in made] == schemas


LINES = st.lists(
    st.one_of(st.text(max_size=60), st.sampled_from(STORY.split("\n") + FURNITURE.split("\n"))), max_size=12
)


@settings(max_examples=25, deadline=None)
@given(st.lists(LINES.map("\n".join), max_size=4))
def test_every_record_has_an_article_or_a_reason(texts: list[str]):
    made = structured(*({"text": text} for text in texts))
    assert made.records.height == len(texts)
    for record in made.records.iter_rows(named=True):
        assert (record["article_id"] is None) == (record["reason"] is not None)
    assert set(made.records["article_id"].drop_nulls()) == set(made.articles["article_id"])


@settings(max_examples=15, deadline=None)
@given(LINES.map("\n".join))
@example("0\n{1}\n{0}\n0\n{1}\n{1}".format(*STORY.split("\n\n")))  # the headline of the second cleaning stands thrice
def test_cleaning_twice_removes_nothing_more(text: str):
    once = structured({"text": text}).articles
    if once.height and not once["headline"][0]:
        body = str(once["body"][0])
        again = structured({"text": body}).articles
        assert again.is_empty() or _lines(str(again["body"][0])) in _lines(body, without=again["headline"][0])


def _lines(body: str, without: str | None = None) -> str:
    """The lines that say something, but for the one that is now taken for the headline; its repetitions stay."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    if without in lines:
        lines.remove(without)
    return "\n".join(lines)


def test_characters_that_nobody_sees_hide_no_word():
    """Typesetters leave soft hyphens and zero-width spaces; joiners that a script needs are no such thing."""
    made = article(STORY.replace("ministers", "min\u00adis\u200bters").replace("lake", "la\u2060ke"))
    assert made["body"] == article(STORY)["body"]
    assert "می\u200cروند" in str(article("آنها به خانه می\u200cروند و فردا باز می\u200cگردند.")["body"])


def test_a_title_is_one_line():
    assert article(STORY, title="Ministers\n  meet\u200b again")["headline"] == "Ministers meet again"
