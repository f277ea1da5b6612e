"""Whole pages as bare lines: menus, teasers and footers around one story."""

import pytest

from tests.transforms.structure.records import article, structured
from transforms.structure.story import PageLine, find_story

MENU = ["* Home", "* News", "+ Local", "+ World", "* Sport", "* Weather", "* Contact us", "Search", "Sign in", "Menu"]
STORY = [
    "The council of the harbour town decided on Monday that the old bridge will stay closed until next spring.",
    "Engineers had found cracks in three of the seven piers, a spokeswoman said, and nobody knows how deep they are.",
    "What happens next",
    "A firm from the capital will look at the piers in October, and the council will decide by the end of the year.",
]
TEASERS = [
    "Most read",
    "Ten Things To Know About The New Season",
    "Ann Lee",
    "November 18, 2019",
    "The season begins in a week, and here is all that you have to know about it.",
    "Five Ways To Cook An Egg",
    "Bo Stone",
    "November 17, 2019",
    "Eggs are good, and they can be cooked in at least five ways.",
]
FOOTER = [
    "About us",
    "Privacy policy",
    "Terms of use",
    "Advertise with us",
    "Facebook",
    "Twitter",
    "Copyright 2019 Quay",
]


def test_the_story_of_a_page_is_found():
    made = article("\n".join([*MENU, "Bridge stays closed until spring", "By Ann Lee", *STORY, *TEASERS, *FOOTER]))
    assert str(made["body"]).split("\n") == STORY
    assert made["headline"] == "Bridge stays closed until spring"
    assert made["author"] is None or made["author"] == "Ann Lee"


def test_what_stands_outside_is_kept_to_look_at():
    made = structured({"text": "\n".join([*MENU, *STORY, *TEASERS, *FOOTER])})
    assert "outside_story" in made.article_furniture["reason"].to_list()
    assert "* Weather" in made.article_furniture["text"].to_list()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "\n".join(f"Name Surname, {n}" for n in range(40)) + "\n" + "\n".join(STORY),
            "a list of names is part of a story",
        ),
        ("\n".join(f"SHR {n} CTS VS {n}" for n in range(40)), "a market table"),
        ("\n\n".join(["Good morning.", "Hello.", "Who is there?"] * 20), "a dialogue"),
    ],
)
def test_in_doubt_a_text_is_no_page(text: str, why: str):
    furniture = structured({"text": text}).article_furniture
    assert furniture.filter(reason="outside_story").is_empty(), why


def test_a_page_without_sentences_has_no_story():
    lines = [PageLine(text, len(text.split()), None, is_prompt=False) for text in MENU]
    assert find_story(lines) == (0, 0)
