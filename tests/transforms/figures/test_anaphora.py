"""Victims counted elsewhere: by the sentence before, or beside "no survivors"."""

import pytest

from tests.transforms.figures.reading import figures, toll

CASES = [
    ("they", "Three men sat in a car. They had been shot dead.", "killed", 3),
    ("all of them", "Three men were found in the car. All of them had been shot dead.", "killed", 3),
    ("they were arrested", "Four teenagers ran from the scene. They were later arrested.", "detained", 4),
    ("who they are is open", "Three officers gave chase to two men. They were arrested.", "detained", None),
    ("about how many is open", "About 30 villagers met. They were abducted.", "abducted", None),
    ("shot at is not shot", "Two officers were on patrol. They were shot at from a roof.", "injured", None),
    ("the sentence before only", "Two men met. It rained. They were killed.", "killed", None),
    ("nobody before", "They were killed.", "killed", None),
    ("shot them dead", "Gunmen dragged five men from a bus and shot them dead.", "killed", 5),
    ("who shot them", "Two gunmen came at noon and shot them dead.", "killed", None),
    ("no survivors", "The plane had 14 people on board. There were no survivors.", "killed", 14),
    ("no survivors among them", "There were no survivors among the 14 on board.", "killed", 14),
    ("no survivors of how many", "Rebels said there were no survivors.", "killed", None),
    ("killing all on board", "A helicopter carrying 19 soldiers crashed, killing all on board.", "killed", 19),
    ("no one alive", "Gunmen attacked a family of 11, leaving no one alive.", "killed", 11),
    ("the pair", "The pair were shot dead.", "killed", 2),
    ("a couple", "A couple was found dead in their flat.", "killed", 2),
    ("a trio of", "A trio of climbers died.", "killed", 3),
]


@pytest.mark.parametrize(("about", "body", "category", "expected"), CASES)
def test_the_number_stands_elsewhere(about: str, body: str, category: str, expected: int | None):
    assert toll(category, body) == expected, about


def test_the_words_are_where_the_harm_is_told():
    """The span holds no number, so none is reported as written."""
    (row,) = figures("Three men sat in a car. They had been shot dead.").rows(named=True)
    assert (row["reported_text"], row["reported"], row["value_best"], row["pattern"]) == ("They", None, 3, "they")
