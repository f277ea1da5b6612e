"""Chronologies: what happened on a day stays in the story, and gives a text without a date none."""

import pytest

from tests.transforms.structure.records import structured

INTRO = "The harbour town has seen many fires in the past ten years, and its chief keeps a list of them."
END = "The chief said that the list would not get longer if every mill had a sprinkler in its roof."


def body_and_day(text: str) -> tuple[str, object]:
    made = structured({"text": text}).articles.row(0, named=True)
    return str(made["body"]), made["published_on"]


CHRONOLOGIES = {
    "a colon": ["4 March 2011: mill burns, 12 dead.", "9 May 2013: inn burns.", "1 June 2016: two barns burn."],
    "a dash": ["March 4, 2011 - Mill burns down", "May 9, 2013 – Inn burns", "June 1, 2016 — Barns burn, 4 hurt"],
    "nothing": ["4 Mar 2011 Mill burns down", "9 May 2013 Inn burns", "1 June 2016 Barns burn"],
    "figures": ["4/3/2011 mill burns", "9/5/2013 inn burns, 3 hurt", "21/6/2016 barns burn"],
    "ISO": ["2011-03-04 mill burns", "2013-05-09 14:20 inn burns", "2016-06-01: barns burn"],
    "a clock": ["March 4, 2011 9:40 p.m. fire seen at mill", "March 5, 2011 at 2 a.m. roof falls on 12 men"],
    "years": ["10 years ago fire killed 12", "8 years ago the inn burned"],
    "lines of their own": [
        "4 March 2011",
        "Mill burns, 12 dead",
        "9 May 2013",
        "Inn burns",
        "1 June 2016",
        "Barns burn",
    ],
    "the latest first": ["June 1, 2016", "Barns burn.", "May 9, 2013", "The inn burns."],
}


@pytest.mark.parametrize("entries", CHRONOLOGIES.values(), ids=CHRONOLOGIES.keys())
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_entries_stay_and_are_no_publication(entries: list[str], gap: str):
    body, published_on = body_and_day(gap.join([INTRO, *entries, END]))
    assert [entry for entry in entries if entry not in body] == []
    assert published_on is None


@pytest.mark.parametrize(
    "stamp",
    [
        "March 4, 2011",
        "4 March 2011, 17:40 GMT",
        "Friday, March 4, 2011 5:40 PM EST (10:40 PM GMT)",
        "March 4, 2011 | By Ann Lee and Bo Day",
        "March 4, 2011 / 5:40 PM / Quay News",
        "March 4, 2011 at 5:40 p.m. Updated March 5, 2011 at 6 a.m.",
        "2011-03-04T17:40:00+01:00",
    ],
)
def test_a_stamp_goes_and_gives_the_day(stamp: str):
    body, published_on = body_and_day(f"{stamp}\n\n{INTRO}\n\n{END}")
    assert body == f"{INTRO}\n\n{END}"
    assert str(published_on) == "2011-03-04"


def test_days_of_a_list_that_is_no_chronology_give_none_and_say_why():
    made = structured({"text": f"March 4, 2011\n\nMay 9, 2013\n\n{INTRO}\n\n{END}"})
    assert made.articles["published_on"].to_list() == [None]
    verdicts = made.publication_candidates["verdict"].unique().to_list()
    assert verdicts == ["one of several days at the head of the text"]


@pytest.mark.parametrize("label", ["Deadline:", "Born", "Event date"])
def test_a_day_under_the_label_of_something_else_is_none(label: str):
    made = structured({"text": f"{label}\n4 March 2011\n\n{INTRO}\n\n{END}"})
    assert made.articles["published_on"].to_list() == [None]
    assert label in made.publication_candidates["verdict"][0]


def test_stamps_of_comments_are_no_entries():
    comments = ["March 4, 2011 at 9:40 am", "So sad to read", "March 4, 2011 at 11:02 am", "They were good men"]
    body, _ = body_and_day("\n".join([INTRO, END, "", *comments]))
    assert "9:40" not in body
