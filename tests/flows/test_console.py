"""What reaches the terminal: hostile text shows itself, numbers read as numbers."""

import io
from decimal import Decimal

import pytest
from rich.console import Console

from flows import console


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Where tables go, 80 columns wide."""
    written = io.StringIO()
    monkeypatch.setattr(console, "out", lambda: Console(file=written, width=80, highlight=False))
    return written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),  # an ANSI escape
        ("[red]x", "\\[red]x"),  # markup of rich
        ("evil\u202etxt.exe", "evil\\u202etxt.exe"),  # turns the reading order round
        ("10\u00a0000", "10 000"),  # a no-break space is a space
        ("می\u200cروند", "می\u200cروند"),  # Persian needs its joiner
    ],
)
def test_safe(text: str, shown: str):
    assert console.safe(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("a\u00a0b", "a b"), ("a\x00b\u200bc", "a�b�c"), ("a\nb", "a\nb")])
def test_visible_keeps_places(text: str, shown: str):
    assert console.visible(text) == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2013, "2013"), (61000, "61,000"), (-61000, "-61,000"), (True, "True"), (None, "–"), (Decimal("1.50"), "1.50")],
)
def test_numbers(value: object, shown: str, screen: io.StringIO):
    console.print_table(["n"], [[value]])
    assert f"│ {shown} " in screen.getvalue()


def test_only_columns_of_nothing_but_numbers_stand_to_the_right(screen: io.StringIO):
    console.print_table(["number", "mixed"], [[1, 1], [None, "word"], [10000, None]])
    assert "│      1 │ 1     │" in screen.getvalue()


def test_more_columns_than_fit_are_shown_as_records(screen: io.StringIO):
    names = [f"column_{n}" for n in range(12)]
    assert console.too_wide(len(names))
    assert not console.too_wide(5)
    console.print_records(names, [range(12), ["x" * 1000] * 12])
    assert "column_11  11" in screen.getvalue()
    assert screen.getvalue().count("…") == 12, "long values are cut, and that is shown"


def test_a_pipe_may_be_told_its_width(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert console.out().width == console.PIPE_WIDTH
    monkeypatch.setenv("COLUMNS", "60")
    assert console.out().width == 60


def test_a_column_writes_its_numbers_alike(screen: io.StringIO):
    console.print_table(["toll", "year"], [[3200, 2013], [61000, 2014]])
    assert "│  3,200 │ 2013 │" in screen.getvalue()


@pytest.mark.parametrize(("word", "is_table"), [("short", True), ("a" * 90, False)])
def test_a_table_that_would_break_its_words_is_shown_as_records(word: str, is_table: bool, screen: io.StringIO):
    console.print_whole(["name"], [[word]], title="Names")
    assert ("┃ name" in screen.getvalue()) == is_table
    assert "Names" in screen.getvalue()
