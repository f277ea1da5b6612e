import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.numbers import number_words, read_number, token_value

SHARED = Path(os.environ.get("NEWSLEDGER_GOLD", Path(__file__).parents[4] / "shared" / "gold"))


@pytest.mark.parametrize(
    ("words", "value", "why"),
    [
        ("12", 12, "plain digits"),
        ("470,000", 470_000, "comma groups thousands"),
        ("1,00,000", 100_000, "South Asian groups"),
        ("1.200.000", 1_200_000, "two full stops group"),
        ("12 500", 12_500, "a blank groups thousands"),
        ("1 250 000", 1_250_000, "two blanks group"),
        ("1.125 million", 1_125_000, "one full stop before three digits is decimal too"),
        ("1.9 million", 1_900_000, "one full stop is the decimal point"),
        ("1.2m", 1_200_000, "suffix glued to the digits"),
        ("40k", 40_000, "thousand as suffix"),
        ("3.5 lakh", 350_000, "lakh"),
        ("seven", 7, "unit in words"),
        ("twenty-five", 25, "hyphenated"),
        ("two dozen", 24, "dozen multiplies"),
        ("one hundred and twenty", 120, "and inside a number"),
        ("nine hundred and twenty-one", 921, "and before a hyphenated tail"),
        ("two thousand three hundred and five", 2305, "two scales"),
        ("three hundred thousand", 300_000, "scale of a scale"),
        ("hundred thousand", 100_000, "a scale alone is one of it"),
    ],
)
def test_cardinals(words: str, value: float, why: str):
    tokens = words.split()
    assert read_number(tokens, 0) == (value, len(tokens)), why


@pytest.mark.parametrize(
    ("words", "value", "n_tokens", "why"),
    [
        ("two and three", 2, 1, "and does not add units"),
        ("five 12", 5, 1, "digits start a number of their own"),
        ("hundred and 12", 100, 1, "digits after and are another number"),
        ("2016 300", 2016, 1, "a year is no group of thousands"),
        ("12 50", 12, 1, "thousands have three digits"),
        ("three people", 3, 1, "stops at the noun"),
    ],
)
def test_where_a_number_ends(words: str, value: float, n_tokens: int, why: str):
    assert read_number(words.split(), 0) == (value, n_tokens), why


@pytest.mark.parametrize("token", ["people", "m", "k", "and", "-", "", "1st", "twenty-", "x-ray"])
def test_what_is_no_number(token: str):
    assert token_value(token) is None


@given(st.integers(0, 10**12))
def test_digits_with_and_without_separators_mean_the_same(n: int):
    assert read_number([f"{n:,}"], 0) == read_number([str(n)], 0) == (n, 1)


def _recognizer_cases() -> list[tuple[str, float]]:
    """Microsoft's cases of cardinals in words; fractions and "dozens" are quantities, read elsewhere."""
    path = SHARED / "recognizers" / "Number" / "NumberModel.json"
    if not path.exists():
        return []
    results = [result for case in json.loads(path.read_text("utf-8-sig")) for result in case.get("Results") or []]
    pairs = [(result["Text"].lower(), result.get("Resolution", {}).get("value", "")) for result in results]
    words = number_words().keys() | {"and"}
    return [(text, float(value)) for text, value in pairs if value.isdigit() and set(text.split()) <= words]


@pytest.mark.skipif(not _recognizer_cases(), reason="needs ../shared/gold/recognizers")
def test_words_as_recognizers_text_reads_them():
    for text, value in _recognizer_cases():
        read = read_number(text.split(), 0)
        assert read is not None, text
        assert read[0] == value, text
