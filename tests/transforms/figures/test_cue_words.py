"""What is looked at before a cue is searched: it may never say no where a search would find the words."""

import pytest

from transforms.figures.cue_words import parse_words
from transforms.figures.tokens import tokenise


@pytest.mark.parametrize(
    "said",
    [
        "down|out of",
        "of the town",
        "class:possessive",
        "list:figure_degrees|down",
        "harm:",
        "harm:killed",
        "*ly down|*y of",
    ],
)
@pytest.mark.parametrize(
    "text", ["They ran out of luck.", "The mayor of the town fell.", "Their aunt left.", "A guard died down there."]
)
def test_what_is_found_may_stand_there(said: str, text: str):
    tokens, words = tokenise(text, 0, len(text)), parse_words(said)
    is_found = words.find(tokens, 0, len(tokens.words)) is not None
    has_sign = not (words.signs.isdisjoint(tokens.different) and words.tags.isdisjoint(tokens.tags))
    assert has_sign or not is_found


def test_a_star_stands_for_words_that_end_so():
    text = "They fired repeatedly at a car."
    tokens = tokenise(text, 0, len(text))
    assert parse_words("*ly at").find(tokens, 0, len(tokens.words)) == ["repeatedly", "at"]
    assert parse_words("*ing at").find(tokens, 0, len(tokens.words)) is None
