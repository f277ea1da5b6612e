import pytest

from transforms.structure.headline import Line, page_headline, read_opening

SENTENCE = "The two ministers met on Tuesday to speak about the water that both of their countries need so much."
TITLE = "Ministers meet at the lake"


def lines(*texts: str, gaps: bool = True) -> list[Line]:
    return [Line(n, text, len(text.split()), gaps or n == 0) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "headline", "dropped"),
    [
        ((TITLE, SENTENCE), TITLE, [0]),
        ((TITLE + "?", SENTENCE), TITLE + "?", [0]),
        ((TITLE, TITLE + TITLE, SENTENCE), TITLE, [0, 1]),
        ((TITLE + " " + TITLE, SENTENCE), TITLE, [0]),
        ((TITLE + TITLE + TITLE, SENTENCE), TITLE, [0]),
        ((TITLE, "TEHRAN, Iran – " + SENTENCE), TITLE, [0]),
        ((TITLE + ".", "TEHRAN – " + SENTENCE), TITLE + ".", [0]),
        ((TITLE, "RC-EAST", "TEHRAN – " + SENTENCE), TITLE, [0, 1]),
        ((SENTENCE, SENTENCE), SENTENCE, [0, 1]),
    ],
)
def test_first_lines_that_read_as_headline(texts: tuple[str, ...], headline: str, dropped: list[int]):
    opening = read_opening(lines(*texts), None)
    assert opening.headline == headline
    assert sorted(opening.dropped) == dropped


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ((SENTENCE, "They agreed."), "a sentence opens the story"),
        (("TEHRAN – " + SENTENCE, SENTENCE), "the dateline opens the story"),
        ((SENTENCE[:-1] + "?", "They agreed."), "a question of so many words opens the story"),
        ((SENTENCE, "TEHRAN – " + SENTENCE), "so long a sentence is none, even before a dateline"),
        ((TITLE,), "a lone line is all the story there is"),
        (("Background", SENTENCE), "one word is a label"),
        (("UPDATE (11/23/16 at 10 p.m.):", SENTENCE), "a label ends with a colon"),
        ((TITLE, "No sentence follows", "and none here"), "there is no story under it"),
    ],
)
def test_no_headline_is_made_up(texts: tuple[str, ...], why: str):
    assert read_opening(lines(*texts), None).headline is None, why


def test_wrapped_first_lines_are_story():
    wrapped = (
        "The two ministers met on Tuesday to speak about",
        "the water that both of their countries need so much.",
    )
    assert read_opening(lines(*wrapped, gaps=False), None).headline is None


@pytest.mark.parametrize("repeat", [TITLE, TITLE.upper(), f"× {TITLE}", TITLE + TITLE])
def test_a_given_title_wins_and_its_repetition_goes(repeat: str):
    opening = read_opening(lines(repeat, SENTENCE), f"{TITLE} - The Example Times")
    assert opening.headline == f"{TITLE} - The Example Times"
    assert opening.dropped == {0: "repeated_headline"}


def test_a_sentence_before_the_dateline_stays():
    standfirst = "Two ministers met at the lake for the first time in ten years."
    opening = read_opening(lines(standfirst, "TEHRAN – " + SENTENCE), TITLE)
    assert opening.dropped == {}
    assert opening.dateline is not None
    assert opening.dateline.place == "TEHRAN"


def test_the_headline_of_a_page_is_the_line_that_stands_twice():
    above = [
        ("Ten things to know about the new season", 8, 1),
        (TITLE, 5, 2),
        ("November 18, 2019", 3, 1),
        ("Home", 1, 4),
    ]
    assert page_headline(above) == TITLE
    assert page_headline([("Home", 1, 3)]) is None
