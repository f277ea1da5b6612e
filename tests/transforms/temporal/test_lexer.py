import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.temporal.lexer import lower, runs, tokens

RUNS = [
    ("it fell on tuesday, jan. 28, 2014.", ["tuesday, jan. 28, 2014"], "a date with its commas"),
    ("the man of the house", [], "words that only lead to a time make no run"),
    ("more than 1,200 people", [], "numbers alone make no run"),
    ("it cost $1999 or 4.2014", [], "prices and decimals are not years"),
    ("last\nweek", ["last\nweek"], "a line break inside an expression"),
    ("last\n\nweek", ["week"], "an empty line ends a run"),
    ("this year's third quarter", ["this year's third quarter"], "possessives bind"),
    ("mid-november", ["mid-november"], "hyphens bind"),
    ("between may 3 and 5", ["may 3 and 5"], "linking words lead to no run, but numbers follow"),
    ("1,234 567 89 1.5 12 7", [], "tables of figures"),
    ("weekdays are not week-days: midweek", ["weekdays", "week", "-days"[1:]], "words end where words end"),
]


@pytest.mark.parametrize(("text", "expected", "about"), RUNS, ids=[row[2] for row in RUNS])
def test_runs(text: str, expected: list[str], about: str):
    found = [match.group() for match in runs(text)]
    assert "".join(found).replace("-", "") == "".join(expected).replace("-", ""), about


def test_tokens_carry_class_and_value():
    assert [(t.kind, t.value) for t in tokens("the first 3 weeks of may 2014")] == [
        ("the", ""),
        ("ordinal", 1.0),
        ("day", 3.0),
        ("units", "W"),
        ("of", ""),
        ("month", "5"),
        ("year", 2014.0),
    ]


def test_tokens_slice_the_run():
    run = "two-and-a-half years"
    assert [run[t.start : t.end] for t in tokens(run)] == ["two", "-", "and-a-half", "years"]


def test_a_long_table_is_scanned_in_one_pass():
    figures = "12 345 6,789 " * 20_000  # a quadratic scan would take minutes
    assert list(runs(figures)) == []


@given(st.text())
def test_lower_case_keeps_every_offset(text: str):
    assert len(lower(text)) == len(text)


def test_lower_case_of_a_capital_that_grows():
    assert lower("İstanbul, MAY 3")[10:] == "may 3"
