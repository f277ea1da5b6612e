import polars as pl
import pytest

from transforms.figures.candidate_sentences import with_candidates, with_triggers
from transforms.figures.documents import documents
from transforms.figures.vocabulary import harm_triggers
from transforms.schemas import ARTICLES, TEMPORAL_EXPRESSIONS


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
        ("Two men were un-\nkilled", True, "a word that ends like one: the grammar looks at whole words"),
        ("The minister met farmers", False, "no harm at all"),
        ("", False, "nothing"),
    ],
)
def test_candidates(sentence: str, expected: bool, why: str):
    assert _passes(sentence) is expected, why


def test_every_phrase_passes_however_it_is_set():
    bodies = [phrase.replace(" ", "\n").title() for phrase in harm_triggers()]
    assert [body for body in bodies if not _passes(body)] == []


def test_of_an_article_only_the_sentences_that_may_tell_of_harm_are_candidates():
    article = {
        "article_id": "a", "headline": "Bomb kills two", "body": "It was noon. Two died. Police came. One was shot.",
        "is_extracted": True,
    }  # fmt: skip
    other = {"article_id": "b", "headline": None, "body": "Three fled. It was noon.", "is_extracted": True}
    read = list(documents(pl.DataFrame([article, other], schema=ARTICLES), pl.DataFrame(schema=TEMPORAL_EXPRESSIONS)))
    found = {document.article_id: candidates for document, candidates in with_candidates(read)}
    assert found == {"a": [("headline", 0), ("body", 1), ("body", 3)], "b": [("body", 0)]}


def test_no_documents_have_no_candidates():
    assert list(with_candidates([])) == []


def test_the_scan_of_articles_passes_over_parts_of_phrases():
    assert not _passes("She went to the range and liked shooting")


def test_articles_that_are_not_read_and_empty_ones_are_left_out():
    assert not _passes("Two men were killed.", is_extracted=False)
    assert not _passes(None)


def _passes(body: str | None, *, is_extracted: bool = True) -> bool:
    article = {"article_id": "a", "headline": None, "body": body, "is_extracted": is_extracted}
    return with_triggers(pl.DataFrame([article], schema=ARTICLES)).height == 1
