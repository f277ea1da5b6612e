"""A stamp in UTC may name another day than the one at the outlet."""

from datetime import date

import pytest

from transforms.structure.publication import Evidence, decide

EVENING = "2023-11-09T02:11:03+00:00"  # 21:11 of the 8th in Boston
ROWS = {
    "the page shows the evening before": (EVENING, ("heading date", "November 8, 2023"), 8),
    "the same instant is marked up with the local offset": (
        EVENING,
        ("itemprop datePublished", "2023-11-08T21:11:03-05:00"),
        8,
    ),
    "the page shows the same day": (EVENING, ("heading date", "November 9, 2023"), 9),
    "a dateline of the day before is the day of writing": (EVENING, ("dateline", "8 NOV 23"), 9),
    "no zone is a day ahead of UTC at two in the morning": (EVENING, ("heading date", "November 10, 2023"), 9),
    "in Sydney it is tomorrow already": ("2023-11-08T20:30:00Z", ("heading date", "9 November 2023"), 9),
    "no zone is a day behind UTC at eight in the evening": (
        "2023-11-08T20:30:00Z",
        ("heading date", "7 November 2023"),
        8,
    ),
    "a stamp with a local offset is the outlet's own": (
        "2023-11-09T02:11:03+02:00",
        ("heading date", "November 8, 2023"),
        9,
    ),
    "a day without a time is no stamp": ("2023-11-09", ("heading date", "November 8, 2023"), 9),
}


@pytest.mark.parametrize(("stamp", "other", "day"), ROWS.values(), ids=ROWS.keys())
def test_the_outlets_day(stamp: str, other: tuple[str, str], day: int):
    found = decide([Evidence("json-ld datePublished", stamp), Evidence(*other)])
    assert found.published_on == date(2023, 11, day)
    assert found.published_conflict is None
