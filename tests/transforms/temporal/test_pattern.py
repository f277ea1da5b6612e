import pytest

from transforms.temporal.meaning import Constant, Timex
from transforms.temporal.pattern import Found, Level, reduce
from transforms.temporal.tokens import Token


def row(*kinds: str) -> list[Token]:
    return [Token(kind, at, at + 1, f"v{at}") for at, kind in enumerate(kinds)]


def built(value: str) -> Timex:
    return Timex("SET", Constant(value, "day"))


def test_the_longest_match_wins_and_the_rest_is_kept():
    level = Level()
    level.rule("amonth", "month")(lambda found: "amonth")
    level.rule("aday", "month day")(lambda found: "aday")
    assert [t.kind for t in reduce(row("the", "month", "day", "month"), [level])] == ["the", "aday", "amonth"]


def test_a_builder_that_declines_leaves_it_to_the_next():
    level = Level()
    level.rule("age", "month day")(lambda found: None)
    level.rule("amonth", "month")(lambda found: "amonth")
    assert [t.kind for t in reduce(row("month", "day"), [level])] == ["amonth", "day"]


def test_levels_read_what_earlier_levels_have_built():
    first, second = Level(), Level()
    first.rule("", "month")(lambda found: built("a"))
    second.rule("qty", "x=aset day")(lambda found: "qty" if found.timex("x") == built("a") else None)
    reduced = reduce(row("month", "day"), [first, second])
    assert [(t.kind, t.start, t.end) for t in reduced] == [("qty", 0, 2)]


def test_parts_are_expressions_of_their_own():
    level = Level()
    level.rule("", "m=month and e=day")(lambda found: [("m", "m", built("a")), ("e", "e", built("b"))])
    assert [(t.kind, t.start) for t in reduce(row("month", "and", "day"), [level])] == [("aset", 0), ("aset", 2)]


def test_a_raw_token_is_no_expression():
    with pytest.raises(TypeError, match="raw token"):
        Found(row("month"), {"m": 0}).timex("m")


def test_a_rule_that_builds_a_value_must_name_its_class():
    level = Level()
    level.rule("", "month")(lambda found: "nameless")
    with pytest.raises(TypeError, match="must name its class"):
        reduce(row("month"), [level])
