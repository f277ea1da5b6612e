"""Which lines lexicon and shape know as furniture, and which sentences they must leave alone."""

import polars as pl
import pytest

from transforms.lexicons import load_table
from transforms.structure.lines import split_lines
from transforms.structure.marks import mark_lines

PARAGRAPH = "The council met on Monday and agreed that the old bridge will be closed for the whole of next year."

FURNITURE = [
    ("Please enable JavaScript to watch this video", "video_prompt"),
    ("- Advertisement -", "advertisement"),
    ("Sign up for our morning newsletter", "newsletter"),
    ("Get the latest news delivered to your inbox", "newsletter"),
    ("Follow us on Twitter @example", "social"),
    ("Read or Share this story: http://example.org/1", "share"),
    ("Read more", "read_more"),
    ("Check Also", "related"),
    ("You Might Also Like", "related"),
    ("RELATED: Bridge closed again", "related"),
    ("• Related: Bridge closed again", "related"),
    ("Add new comment", "comment"),
    ("Read our comment policy before posting your viewpoints", "comment"),
    ("We use cookies to improve your experience on our site.", "cookie"),
    ("Subscribe to continue reading", "paywall"),
    ("Sign in using your example profile", "registration"),
    ("You must enter the characters shown in the picture", "captcha"),
    ("Copyright 2014 The Example Times. All rights reserved.", "copyright"),
    ("(© 2016 WXYZ)", "copyright"),
    ("By Ann Lee", "byline"),
    ("By ANN LEE and BO STONE", "byline"),
    ("Ann Lee contributed to this report.", "byline"),
    ("Posted: Tuesday, January 28, 2014 8:18 PM EST Updated: Wednesday, January 29, 2014 1:00 AM EST", "timestamp"),
    ("January 28, 2014 5:40 PM", "timestamp"),
    ("3 hours ago", "timestamp"),
    ("(Photo: A. Lee)", "photo_credit"),
    ("The old bridge in spring (Photo: A. Lee / Example Times)", "photo_credit"),
    ("alee@example.org", "contact"),
    ("Twitter: @annlee", "contact"),
    ("Contact Ann Lee: alee@example.org or 555-123-4567.", "contact"),
    ("SP/PA", "signoff"),
    ("9376**2050", "signoff"),
    ("(Reporting by Ann Lee in Rome and Bo Stone in Oslo; Writing by Cy Young; Editing by Di Wu)", "byline"),
    ("Additional reporting by Ann Lee in Rome, Bo Stone in Oslo and Cy Young in London", "byline"),
    ("The post Bridge stays closed appeared first on The Example Times.", "syndication"),
    ("###", "signoff"),
    ("2011-11-S-034", "release_header"),
    ("For Immediate Release", "release_header"),
    ("https://example.org/a", "url"),
    ("____", "separator"),
    ("{* loginWidget *}", "template"),
    ("This is a developing story. Check back for updates.", "update_note"),
]

STORY = [
    "Anyone with information is asked to call the police at 555-123-4567.",
    "No arrests have been made.",
    "He told them to read more books and to share this story with their children.",
    "Cookies are a favourite of the mayor, who bakes them every Sunday.",
    "By Tuesday the water had reached the old town.",
    "Updated figures show that 14 people were hurt, 3 of them children.",
    "Related incidents have been reported in two other towns.",
    "Photo shops in the centre stayed closed.",
    "The company sends its newsletter to 3,000 readers.",
    "January 28, 2014, was the day on which the bridge fell.",
    "Subscribers lost power for three hours, the company said in a statement.",
    "Follow-up talks are due in May.",
    "“Thank you,” he said.",
    "Reporting by the commission showed that 3,000 people had left their homes.",
    "The AP/Ipsos poll was held in May.",
    "3 people were killed and 12 wounded.",
    "The talks, which were held in London (Reuters was told by two officials), went on.",
]


def marked(text: str) -> pl.DataFrame:
    """The lines of ``text`` with their reasons."""
    return mark_lines(split_lines(pl.DataFrame({"row": [0], "text": [text]}, {"row": pl.Int64, "text": pl.String})))


def reason_of(line: str) -> str | None:
    """The reason found for ``line`` between two paragraphs."""
    return marked(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}")["reason"][1]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_furniture_has_its_reason(line: str, reason: str):
    assert reason_of(line) == reason


@pytest.mark.parametrize("line", STORY)
def test_sentences_are_left_alone(line: str):
    assert reason_of(line) is None


@pytest.mark.parametrize("word", ["comments", "Reuters", "More", "health"])
def test_the_end_of_a_wrapped_sentence_is_no_phrase(word: str):
    wrapped = (
        "The minister, who had come from the capital for one day, did not want\n"
        f"to answer any questions that others had asked about his\n{word}"
    )
    text = f"{wrapped}.\n{wrapped}\nand went on with the journey that he had begun in the early morning."
    assert marked(text)["reason"].null_count() == 7


def test_every_phrase_is_found_by_the_rules_made_of_them():
    phrases = [row["phrase"].replace("*", "some words").replace("#", "3") for row in load_table("furniture_phrases")]
    found = marked("\n\n".join(phrases))
    assert found.filter(pl.col("reason").is_null())["line"].to_list() == []


def test_phrases_are_listed_once():
    rows = [(row["match"], row["phrase"]) for row in load_table("furniture_phrases")]
    assert len(rows) == len(set(rows))
