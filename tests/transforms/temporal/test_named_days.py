from datetime import date

import pytest

from tests.transforms.temporal.articles import found

TOLD = [
    (date(2024, 10, 20), "2023-10-07", "a year later"),
    (date(2023, 10, 9), "2023-10-07", "two days later"),
    (date(2019, 10, 20), "2019-10-07", "years before"),
    (None, "XXXX-10-07", "at an unknown time"),
]


@pytest.mark.parametrize(("published", "value", "about"), TOLD, ids=[row[2] for row in TOLD])
def test_an_event_gives_its_day_the_year(published: date | None, value: str, about: str):
    assert found("It began with the Oct. 7 attack.", published_on=published) == [("Oct. 7", "DATE", value)], about
