import pytest

from transforms.temporal.tokens import spelled_number

NUMBERS = [
    ("seven", "number", 7),
    ("twenty-four", "number", 24),
    ("two hundred and ten", "number", 210),
    ("three thousand five hundred", "thousand", 3500),
    ("two thousand and four", "thousand", 2004),
    ("nineteen ninety-six", "spoken", 1996),
    ("twenty fifteen", "spoken", 2015),
    ("third", "ordinal", 3),
    ("twenty-first", "ordinal", 21),
    ("twenty second", "ordinal", 22),
]


@pytest.mark.parametrize(("text", "kind", "value"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_spelled_numbers(text: str, kind: str, value: float):
    expected = kind if kind != "thousand" or 1000 <= value < 2200 else "number"
    assert spelled_number(text) == (expected, value)
