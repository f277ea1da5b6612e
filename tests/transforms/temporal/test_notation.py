import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.temporal.notation import code, compile_pattern, first_classes


def classes(*kinds: str) -> str:
    return "".join(map(code, kinds))


def test_notation_has_groups_choices_and_quantifiers():
    pattern = compile_pattern("m=month d=day ( comma? y=year )?")
    match = pattern.fullmatch(classes("month", "day", "comma", "year"))
    assert match is not None and match.start("y") == 3
    assert pattern.fullmatch(classes("month", "day", "comma")) is None


def test_aliases_stand_for_several_classes():
    assert compile_pattern("wd").fullmatch(classes("wdabbr")) is not None


FIRST = [
    ("month day", {"month"}),
    ("the? month", {"the", "month"}),
    ("( the | an? )? month", {"the", "an", "month"}),
    ("( the an )* ( day | year )+ month", {"the", "day", "year"}),
    ("( the | an day? ) month", {"the", "an"}),
    ("(?! the ) an month", {"an"}),
]


@pytest.mark.parametrize(("notation", "kinds"), FIRST, ids=[row[0] for row in FIRST])
def test_first_classes(notation: str, kinds: set[str]):
    assert first_classes(notation) == {code(kind) for kind in kinds}


def test_what_is_no_item_is_an_error():
    with pytest.raises(ValueError, match="not an item of a pattern: '=month'"):
        first_classes("=month")


NOTATIONS = st.sampled_from([row[0] for row in FIRST])


@given(NOTATIONS, st.lists(st.sampled_from(["the", "an", "day", "month", "year"]), min_size=1, max_size=6))
def test_no_match_begins_with_another_class(notation: str, kinds: list[str]):
    text = classes(*kinds)
    assert compile_pattern(notation).match(text) is None or text[0] in first_classes(notation)
