"""What is looked at before a cue is searched: it may never say no where a search would find the words."""

import pytest

from transforms.figures.cue_words import together, vocabulary
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
    tokens, words = tokenise(text, 0, len(text)), vocabulary(said)
    is_found = words.find(tokens, 0, len(tokens.words)) is not None
    assert words.may_stand(tokens) or not is_found
    assert together([vocabulary("nowhere"), words]).may_stand(tokens) or not is_found


def test_a_star_stands_for_words_that_end_so():
    text = "They fired repeatedly at a car."
    tokens = tokenise(text, 0, len(text))
    assert vocabulary("*ly at").find(tokens, 0, len(tokens.words)) == ["repeatedly", "at"]
    assert vocabulary("*ing at").find(tokens, 0, len(tokens.words)) is None


def test_where_none_of_the_words_stands_none_may():
    text = "A guard was seen."
    tokens = tokenise(text, 0, len(text))
    assert not vocabulary("down|out of|class:possessive").may_stand(tokens)
    assert not together([vocabulary("down"), vocabulary("out of")]).may_stand(tokens)
    assert together([vocabulary("down"), vocabulary("seen")]).may_stand(tokens)
