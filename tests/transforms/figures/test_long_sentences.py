"""A list of hundreds of names is one sentence: patterns look around its harm words only, and find the same."""

import pytest

from tests.transforms.figures.reading import read
from transforms.figures.patterns import PATTERNS

NAMES = "Ana Diaz, Omar Moll, Jin Haddad, " * 90


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Five people died: {NAMES}.", [("killed", "Five")]),
        (f"The guests were {NAMES} and two waiters were killed.", [("killed", "two")]),
        (f"Nine were hurt, {NAMES}, three rangers were killed.", [("injured", "Nine"), ("killed", "three")]),
    ],
)
def test_victims_around_the_harm_word_are_found(text: str, expected: list[tuple[str, str]]):
    assert read(text) == expected


@pytest.mark.parametrize("codes", ["n," * 200 + "NB", "NB;" + "xy/" * 120 + "NB;", "xy/" * 100 + "NB" + "xy/" * 100])
def test_what_is_looked_for_around_harm_words_is_what_the_whole_holds(codes: str):
    passive = next(pattern for pattern in PATTERNS if pattern.name == "passive")
    whole = [match.span("trigger") for match in passive.regex.finditer(codes)]
    assert [match.span("trigger") for match in passive.find(codes)] == whole


def test_names_far_from_any_harm_word_are_not_looked_at():
    passive = next(pattern for pattern in PATTERNS if pattern.name == "passive")
    assert list(passive.find("n," * 400)) == []
