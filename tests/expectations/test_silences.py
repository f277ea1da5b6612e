"""Silences as a file: read with care, because a mistyped one would hide faults for ever."""

from datetime import date
from pathlib import Path

import pytest

from expectations import read_silences


def silences_file(folder: Path, *lines: str) -> Path:
    path = folder / "silences.csv"
    path.write_text("\n".join(["# why this file", "expectation,outlet,reason,until", *lines]), encoding="utf-8")
    return path


def test_none_is_bundled():
    assert read_silences() == []


def test_comments_and_empty_lines_are_passed_over(tmp_path: Path):
    lines = ["", "body_present,Harbour Post,pictures only,2026-12-31", "# another", "x,*,y,2027-01-01"]
    assert [tuple(silence) for silence in read_silences(silences_file(tmp_path, *lines))] == [
        ("body_present", "Harbour Post", "pictures only", date(2026, 12, 31)),
        ("x", "*", "y", date(2027, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("body_present,Harbour Post,,2026-12-31", "entry 1: reason missing"),
        ("body_present,Harbour Post,why", "entry 1: until missing"),
        ("body_present,Harbour Post,why,next year", "until is 'next year', not a date like"),
    ],
)
def test_a_silence_without_a_reason_or_an_end_is_refused_by_file_and_line(line: str, message: str, tmp_path: Path):
    with pytest.raises(ValueError, match=message):
        read_silences(silences_file(tmp_path, line))


def test_a_file_that_is_named_and_not_there_is_an_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        read_silences(tmp_path / "silences.csv")
