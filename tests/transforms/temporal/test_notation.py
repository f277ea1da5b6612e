"""The classes of time words: whatever the lexer or a rule makes is one of them."""

from transforms.temporal.grammar import LEVELS
from transforms.temporal.kinds import UNIT_OF_KIND
from transforms.temporal.lexer import tokens
from transforms.temporal.notation import ALPHABET, code, compile_pattern
from transforms.temporal.vocabulary import words

CLASSES = {each.name for each in ALPHABET.classes}


def classes(*kinds: str) -> str:
    return "".join(map(code, kinds))


def test_notation_has_groups_choices_and_quantifiers():
    pattern = compile_pattern("m=month d=day ( comma? y=year )?").regex
    match = pattern.fullmatch(classes("month", "day", "comma", "year"))
    assert match is not None
    assert match.start("y") == 3
    assert pattern.fullmatch(classes("month", "day", "comma")) is None


def test_sets_stand_for_several_classes():
    assert compile_pattern("wd").regex.fullmatch(classes("wdabbr")) is not None
    assert compile_pattern("shift").regex.fullmatch(classes("past")) is not None


def test_every_word_is_of_a_known_class():
    assert {word.kind for word in words().values()} <= CLASSES


def test_what_rules_build_is_of_a_known_class():
    built = {rule.kind for level in LEVELS for rule in level.rules} - {""}
    assert built | UNIT_OF_KIND.keys() <= CLASSES


def test_every_shape_of_the_lexer_is_of_a_known_class():
    shapes = (
        "2014-03-05t14:00z 2014-w12 5/3/2014 051400z 2013/14 9/11 2:30 p.m. 1990s 2014 '14 q3 fy2014 utc+2 3rd "
        "2 1/2 12 450 twenty-four third nineteen ninety-six two thousand and four friday's, 7-oct-23"
    )
    assert {token.kind for token in tokens(shapes)} <= CLASSES
