import polars as pl
import pytest

from transforms.figures.candidates import is_candidate, with_triggers
from transforms.figures.vocabulary import triggers
from transforms.schemas import ARTICLES


@pytest.mark.parametrize(
    ("sentence", "expected", "why"),
    [
        ("Two men were killed.", True, "a trigger word"),
        ("TWO MEN WERE KILLED", True, "in any case"),
        ("Two were “killed”, he said", True, "punctuation is no part of it"),
        ("He regretted the shooting of two men", True, "a phrase none of whose words is a trigger"),
        ("the shooting\nof two men", True, "a line end stands for a blank"),
        ("She went to the shooting range", False, "one word of such a phrase is not enough"),
        ("Of the shooting he said nothing", False, "nor are its words in another order"),
        ("The minister met farmers", False, "no harm at all"),
        ("", False, "nothing"),
    ],
)
def test_candidates(sentence: str, expected: bool, why: str):
    assert is_candidate(sentence) is expected, why
    assert _passes(sentence) or not expected, "the scan of articles lets every candidate pass"


def test_the_scan_of_articles_lets_every_phrase_pass_however_it_is_set():
    bodies = [phrase.replace(" ", "\n").title() for phrase in triggers() if is_candidate(phrase)]
    assert [body for body in bodies if not _passes(body)] == []


def test_the_scan_of_articles_passes_over_parts_of_phrases():
    assert not _passes("She went to the range for shooting")


def test_articles_that_are_not_read_and_empty_ones_are_left_out():
    assert not _passes("Two men were killed.", is_extracted=False)
    assert not _passes(None)


def _passes(body: str | None, *, is_extracted: bool = True) -> bool:
    article = {"article_id": "a", "headline": None, "body": body, "is_extracted": is_extracted}
    return with_triggers(pl.DataFrame([article], schema=ARTICLES)).height == 1
