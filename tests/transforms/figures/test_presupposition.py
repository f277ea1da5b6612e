import pytest

from tests.transforms.figures.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Lawyers held a protest against the killing of their colleague.",
        "Traders observed a shutdown over the murder of two shopkeepers.",
        "Villagers protested after a girl was killed by a truck.",
        "A vigil was held for the death of a student.",
        "Students rioted after the death of a classmate.",
        "Villagers were held for rioting over the murder of a shopkeeper.",
    ],
)
def test_what_a_gathering_is_about_is_no_figure(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Police fired at a protest, killing 12 people.", "12"),
        ("Five people were killed in protests against the law.", "Five"),
        ("A strike on the market killed 20 people.", "20"),
        ("The protests led to the deaths of 12 people.", "12"),
        ("Rioting in the capital resulted in the death of 12 people.", "12"),
        ("Protests that began on Monday have caused 12 deaths.", "12"),
    ],
)
def test_what_happens_at_a_gathering_is(text: str, quantity: str):
    assert read(text) == [("killed", quantity)]
