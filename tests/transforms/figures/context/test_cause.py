"""What harm came of: the nearest words that say it, else the sentences beside it, else nothing."""

import pytest

from tests.transforms.figures.reading import figures
from transforms.lexicons import load_table

TOLD = [
    ("An air strike on the market killed nine people.", "conflict", "air strike"),
    ("Robbers stabbed a guard to death in Leeds.", "crime", "stabbed"),
    ("Two people died when the flood swept their car away.", "disaster", "flood"),
    ("Two people died in a crash on Monday.", "accident", "crash"),
    ("Cholera has killed 30 people in the camp.", "disease", "Cholera"),
    ("The mayor died of natural causes on Monday.", "natural", "natural causes"),
    ("A man was shot dead on Monday.", "crime", "shot dead"),
    # the nearest decides
    ("A policeman who looked into the robbery last week died in a crash on Monday.", "accident", "crash"),
    # who is shot in a war
    ("Insurgents raided the post on Monday. Two guards were shot.", "conflict", "Insurgents"),
    # nobody is shot by a storm
    ("The storm had passed by noon. A guard was shot dead at one.", "crime", "shot dead"),
    # words that only look like a cause
    ("The fire chief said two people had died.", None, None),
    ("Two people died on Monday.", None, None),
]


@pytest.mark.parametrize(("text", "cause", "words"), TOLD)
def test_cause(text: str, cause: str | None, words: str | None):
    assert (cause, words) in figures(text).select("cause", "cause_text").rows()


def test_the_headline_may_say_it():
    assert figures("Two people died on Monday.", "Landslide in Mora")["cause"].to_list() == ["disaster"]


def test_no_cue_stands_twice():
    cues = [row["phrase"] for row in load_table("cause_cues")]
    assert len(cues) == len(set(cues))
