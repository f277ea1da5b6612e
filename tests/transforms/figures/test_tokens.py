from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.tokens import tokenise


def _tags(text: str) -> dict[str, str]:
    tokens = tokenise(text, 0, len(text))
    return dict(zip(tokens.words, tokens.tags, strict=True))


@pytest.mark.parametrize(
    ("text", "token", "tag", "why"),
    [
        ("the death toll rose", "death toll", "T", "the longest phrase is one token"),
        ("a 15-year-old boy", "15-year-old", "A", "an age is no count"),
        ("a 15 year old boy", "15 year old", "A", "also without hyphens"),
        ("a 15 Year-old boy", "15 year-old", "A", "or with one"),
        ("a 15 year sentence", "15", "1", "a span of time is no age"),
        ("the 12th attack", "12th", "r", "an ordinal is no count"),
        ("at 8:30 today", "8:30", "r", "a time is no range"),
        ("a taxi-driver fell", "taxi-driver", "p", "a compound is what its last part is"),
        ("two extremists fell", "extremists", "P", "person endings"),
        ("they saw Hakimi yesterday again", "hakimi", "X", "a capital starts a name"),
        ("the KDPA said it was there", "kdpa", "x", "an acronym is an organisation"),
        ("DR HECTOR ZAMBRANO FELL", "hector", "X", "a given name starts a name in wire upper case"),
        ("DR HECTOR ZAMBRANO FELL", "zambrano", "x", "any other word there may be one"),
        ("Vale, 12 March 2024 - 14 people fled here", "-", ";", "a dash behind a date opens the story"),
        ("Vale, Sept. 3 – 14 people fled from here", "–", ";", "also behind a day without its year"),
        ("between May 3-14, people fled from here", "14", "r", "days of a month count nobody"),
        ("some 2,000 - 3,000 people fled in May", "-", "#", "a range that no date begins is one"),
        ("Sgt. Brown stood there today", "sgt.", "p", "a title takes its full stop along"),
    ],
)
def test_tags(text: str, token: str, tag: str, why: str):
    assert _tags(text)[token] == tag, why


def test_a_phrase_spans_all_its_words():
    text = "On Friday the death toll rose"
    tokens = tokenise(text, 3, len(text))
    assert tokens.text(tokens.words.index("death toll"), len(tokens.words)) == "death toll rose"


@given(st.text(max_size=80))
def test_tokens_lie_in_order_inside_the_text(text: str):
    tokens = tokenise(text, 0, len(text))
    spans = tokens.spans
    assert len(tokens.tags) == len(spans) == len(tokens.words)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
