import pytest

from transforms.figures.chunk_rules import NOTATION
from transforms.figures.quantities import Quantity, read_quantity
from transforms.figures.tokens import tokenise


def _read(text: str) -> Quantity | None:
    tokens = tokenise(text, 0, len(text))
    match = NOTATION.compile("<share> | <quantity>").regex.search(tokens.tags)
    return read_quantity(tokens, *match.span()) if match else None


@pytest.mark.parametrize(
    ("text", "reported", "low", "best", "high"),
    [
        ("he saw 12 people", 12, 12, 12, 12),
        ("1.200 people", 1_200, 1_200, 1_200, 1_200),  # a full stop groups thousands
        ("at least two dozen people", 24, 24, 24, None),
        ("some 30 people", 30, 27, 30, 33),
        ("some people", None, 2, 2, None),
        ("between 13 and 22 people", 22, 13, 17, 22),
        ("6-8 people", 8, 6, 7, 8),
        ("6–8 people", 8, 6, 7, 8),
        ("200 to 250 people", 250, 200, 225, 250),
        ("two to three million people", 3_000_000, 2_000_000, 2_500_000, 3_000_000),
        ("30 or more people", 30, 30, 30, None),
        ("several hundred people", None, 300, 300, None),
        ("hundreds of people", None, 200, 200, None),
        ("tens of thousands of people", None, 20_000, 20_000, None),
        ("an estimated 3,500 people", 3500, 3150, 3500, 3850),
        ("half a dozen people", 6, 6, 6, 6),
    ],
)
def test_quantities(text: str, reported: float | None, low: int, best: int, high: int | None):
    quantity = _read(text)
    assert quantity is not None
    assert quantity.reported == reported
    assert (quantity.bounds.low, quantity.bounds.best, quantity.bounds.high) == (low, best, high)


def test_a_share_keeps_its_base():
    quantity = _read("nearly half of the town's pre-war population of about 40,000")
    assert quantity is not None
    assert quantity.share == (0.45, 0.5, 40_000)
    assert quantity.reported is None
    assert quantity.bounds.best == 20_000


@pytest.mark.parametrize(
    ("text", "share", "low", "best", "high"),
    [
        ("40% of the town's 20,000", (0.4, 0.4, 20_000), 8_000, 8_000, 8_000),
        ("some 12.5 per cent of the 400", (0.1125, 0.1375, 400), 45, 50, 55),  # some: within a tenth
        ("at least 60 percent of the 45", (0.6, 1.0, 45), 27, 27, 45),
        ("between 20 and 30 percent of the 1,000", (0.2, 0.3, 1_000), 200, 250, 300),
        ("20-30 pct of 1,000", (0.2, 0.3, 1_000), 200, 250, 300),
    ],
)
def test_a_percentage_is_a_share(text: str, share: tuple[float, float, float], low: int, best: int, high: int):
    quantity = _read(text)
    assert quantity is not None
    assert quantity.share == pytest.approx(share)
    assert (quantity.bounds.low, quantity.bounds.best, quantity.bounds.high) == (low, best, high)


@pytest.mark.parametrize("text", ["150 percent of the 20", "between 30 and 20 percent of the 900"])
def test_more_than_all_and_a_falling_pair_are_no_share(text: str):
    assert _read(text) is None


@pytest.mark.parametrize("text", ["a score of 3-1 ", "from 8-6 behind"])
def test_a_falling_pair_is_no_range(text: str):
    assert _read(text) is None
