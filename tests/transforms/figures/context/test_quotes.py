from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.context.quotes import quotations

CASES = {
    "straight": ('He said "no" and "never".', ['"no"', '"never"']),
    "curly": ("“No,” she said.", ["“No,”"]),
    "doubled single marks": ("''No,'' she said.", ["''No,''"]),
    "open paragraph closes at its end": ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
    "lost mark does not swallow the next paragraph": ('A 6" nail.\n\nHe said "no".', ['" nail.', '"no"']),
    "none": ("It's the dogs' day.", []),
}


@pytest.mark.parametrize(("text", "spans"), CASES.values(), ids=CASES.keys())
def test_quotations(text: str, spans: list[str]):
    assert [text[start:end] for start, end in quotations(text)] == spans


@given(st.text(alphabet="ab \n.\"“”'", max_size=80))
def test_quotations_lie_in_the_text_and_do_not_overlap(text: str):
    spans = quotations(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
