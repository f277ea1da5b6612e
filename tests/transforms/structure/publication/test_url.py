"""Dates in the path of an address; each row says what it is about."""

import pytest

from transforms.structure.publication import read_date, read_url

DATED = {
    "https://x.example/2015/07/16/title": "2015-07-16",  # folders
    "https://x.example/news/2015-07-16-title": "2015-07-16",  # hyphens
    "https://x.example/2015/7/6/title": "2015-07-06",  # no leading zeros
    "https://x.example/world/2015/jul/16/title": "2015-07-16",  # month by name
    "https://x.example/title-20150716.html": "2015-07-16",  # compact
    "https://x.example/20150716/title": "2015-07-16",  # compact folder
    "https://x.example/2015%2F07%2F16/title": "2015-07-16",  # percent-encoded
}


@pytest.mark.parametrize(("url", "day"), DATED.items())
def test_a_dated_path_is_evidence(url: str, day: str):
    evidence = read_url(url)
    assert evidence is not None
    days = read_date(evidence.raw)
    assert days is not None and days.is_day
    assert days.from_on.isoformat() == day


def test_a_month_folder_names_the_month():
    evidence = read_url("https://x.example/2015/07/title")
    assert evidence is not None
    days = read_date(evidence.raw)
    assert days is not None and days.precision == "month"


@pytest.mark.parametrize(
    "url",
    [
        None,  # no address
        "",  # empty
        "https://x.example/title",  # no date
        "https://2015-07-16.example/title",  # a date in the host
        "https://x.example/title?d=2015-07-16",  # a date in the query: of a calendar, of the click
        "https://x.example/item/20159916",  # eight digits that are no day
        "https://x.example/item/120150716",  # nine digits
        "http://[broken",  # no address at all
    ],
)
def test_other_addresses_are_not(url: str | None):
    assert read_url(url) is None
