"""Lost white space: harm words are taken out of the words they stick to, other words stay whole."""

import pytest

from tests.transforms.figures.reading import figures, read
from transforms.figures.missing_spaces import split_at_missing_spaces


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("haveforced", ("have", "forced")),
        ("displacedby", ("displaced", "by")),
        ("stillsheltering", ("still", "sheltering")),
        ("fledRiverton", ("fled", "Riverton")),
        ("inIDPcamps", ("in", "IDP", "camps")),
    ],
)
def test_a_harm_word_is_taken_out(word: str, parts: tuple[str, ...]):
    assert split_at_missing_spaces(word) == parts


@pytest.mark.parametrize("word", ["isolated", "upshot", "overshot", "iPhone", "eBay", "YouTube", "beheaded", "KILLED"])
def test_other_words_stay_whole(word: str):
    assert split_at_missing_spaces(word) == (word,)


def test_a_figure_with_a_glued_word_keeps_its_place():
    text = "In recent weeks about 1,200 people have already fledRiverton for the hills."
    assert read(text) == [("displaced", "about 1,200")]
    assert figures(text)["reported_text"].to_list() == ["about 1,200"]
