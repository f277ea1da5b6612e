"""Lines that say when a story was posted or changed."""

import pytest

from transforms.structure.publication.posted_lines import labels_other_date, read_line

LINES = {
    "Posted: Tuesday, January 28, 2014 8:18 PM EST Updated: Wednesday, January 29, 2014 9:00 AM EST": [
        ("posted line", "Posted: Tuesday, January 28, 2014 8:18 PM EST"),
        ("updated line", "Updated: Wednesday, January 29, 2014 9:00 AM EST"),
    ],  # two dates in one line, each with its own label
    "Last updated 4 Jun 2020": [("updated line", "Last updated 4 Jun 2020")],  # no colon
    "Veröffentlicht am 06.10.2023": [("posted line", "Veröffentlicht am 06.10.2023")],  # German
    "Posted by Jo": [],  # no date
    "She posted 3 pictures in 2014.": [],  # prose; the label does not open the line
    "Incident date: 3 May 2014": [],  # the date of something else
    "Published " + "x" * 300 + " 2014-01-01": [],  # too long for a line that says a date
}


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_labelled_dates(line: str, expected: list[tuple[str, str]]):
    assert [(e.source, e.raw) for e in read_line(line)] == expected


def test_beside_a_heading_the_label_may_stand_inside_the_line():
    line = "By Jo Marsh | Published: 5 March 2019"
    assert read_line(line) == []
    assert [e.raw for e in read_line(line, anywhere=True)] == ["Published: 5 March 2019"]


def test_a_line_may_label_the_date_below_it():
    assert labels_other_date("Incident date:")
    assert not labels_other_date("Published")
