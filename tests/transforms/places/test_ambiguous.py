"""Names that several places bear: what decides each, and that nothing does where nothing is said."""

import csv
from pathlib import Path

import pytest

from tests.transforms.places.articles import placed

_ROWS = [
    line
    for line in (Path(__file__).parent / "ambiguous.csv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
CASES = [tuple(row.values()) for row in csv.DictReader(_ROWS)]


@pytest.mark.parametrize(("phrase", "text", "country", "decided_by"), CASES)
def test_what_decides(phrase: str, text: str, country: str, decided_by: str):
    place = placed(phrase, text).places.row(0, named=True)
    assert (place["country"], place["decided_by"]) == (country or None, decided_by)


def test_there_are_enough_of_them():
    assert len({phrase for phrase, *_ in CASES}) >= 60
