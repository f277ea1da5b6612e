import pytest

from transforms.grammar import Alphabet, UnknownClassError, WordClass

LETTERS = Alphabet(
    "letters", [WordClass("number", "1", "", ""), WordClass("person", "p", "", ""), WordClass("comma", ",", "", "")],
    {"countable": "number|person"},
)  # fmt: skip


def test_a_name_stands_for_its_character_and_a_set_for_those_of_its_classes():
    assert LETTERS.code("person") == "p"
    assert LETTERS.codes("comma|countable|person") == ",1p"
    assert LETTERS.name("p") == "person"


def test_a_misspelt_class_is_refused_with_what_there_is():
    with pytest.raises(UnknownClassError, match=r"'persn' is no class of the letters; it has comma, .*person"):
        LETTERS.code("persn")


def test_a_set_has_no_character_of_its_own():
    with pytest.raises(UnknownClassError, match="a set"):
        LETTERS.code("countable")


def test_two_classes_never_share_a_character():
    with pytest.raises(ValueError, match="share"):
        Alphabet("letters", [WordClass("number", "1", "", ""), WordClass("digit", "1", "", "")])


def test_a_set_may_take_in_the_class_of_its_name():
    wide = Alphabet("letters", LETTERS.classes, {"person": "person|number"})
    assert wide.code("person") == "p"
    assert wide.codes("person") == "p1"
