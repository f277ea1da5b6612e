import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.structure.lines import split_lines


def lines_of(*texts: str) -> pl.DataFrame:
    frame = pl.DataFrame({"row": list(range(len(texts))), "text": list(texts)}, {"row": pl.Int64, "text": pl.String})
    return split_lines(frame)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\x0b", "\x0c"])
def test_every_line_end_of_unicode_ends_a_line(end: str):
    assert lines_of(f"one{end}two")["line"].to_list() == ["one", "two"]


def test_blank_lines_count_but_are_left_out():
    found = lines_of("one\n\n \ntwo\nthree", "four")
    assert found["line_number"].to_list() == [0, 3, 4, 0]
    assert found["is_after_gap"].to_list() == [True, True, False, True]
    assert found["nth"].to_list() == [0, 1, 2, 0]
    assert found["nth_last"].to_list() == [2, 1, 0, 0]


@pytest.mark.parametrize(
    ("line", "key", "n_words"),
    [
        ("- Advertisement -", "advertisement", 1),
        ("Don’t  Miss!", "don t miss", 3),
        ("___", "", 0),
        ("Été 2019", "été 2019", 2),
    ],
)
def test_keys_hold_words_only(line: str, key: str, n_words: int):
    assert lines_of(line).select("key", "n_words").row(0) == (key, n_words)


def test_lines_broken_at_a_margin_are_inner():
    text = (
        "A line of typed copy that runs on to the next one because\nthe margin was there, and it ends here.\n    Next."
    )
    assert lines_of(text)["is_inner"].to_list() == [True, True, False]


def test_paragraphs_on_lines_of_their_own_are_not_inner():
    long = "This paragraph is much longer than any margin, for it was never typed, " * 2 + "and it ends here."
    assert lines_of(f"{long}\nNext paragraph\n{long}")["is_inner"].to_list() == [False, False, False]


@given(st.text(max_size=200))
def test_no_character_of_a_line_is_lost(text: str):
    kept = "".join(lines_of(text)["line"].to_list())
    assert "".join(kept.split()) == "".join(text.split())
