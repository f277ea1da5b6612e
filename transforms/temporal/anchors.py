"""The day a text speaks from, and the order of its numeric dates, from what is known about the article."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from urllib.parse import urlsplit

from transforms.lexicons import load_table
from transforms.temporal.dates import FIRST_YEAR, LAST_YEAR, MONTHS, parse_full_date
from transforms.temporal.resolve import Anchor

_ON_ITS_WAY = timedelta(days=7)  # from the dateline to the page, as in the decision on the day of publication
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d\d?)\b(?! ?\d)|\b(?P<day2>\d\d?) (?P<month2>{_MONTH})\b", re.IGNORECASE
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")


def _day(value: object) -> date | None:
    """The day, if news can be of it; a publication in the year 1 or 9999 is a placeholder."""
    return value if isinstance(value, date) and FIRST_YEAR <= value.year <= LAST_YEAR else None


def anchor_of(article: dict[str, object]) -> Anchor:
    """The publication day, or a day in the dateline some days before it; else its bounds, else a full date there."""
    day = _day(article["published_on"])
    if day is not None:
        dateline = article["dateline"]
        written = _written_on(dateline, day) if isinstance(dateline, str) else None
        return Anchor(written, written, "previous") if written else Anchor(day, day, "publication")
    earliest, latest = _day(article["published_from"]), _day(article["published_to"])
    if earliest is not None and latest is not None:
        return Anchor(earliest, latest, "publication")
    dateline = article["dateline"]
    found = parse_full_date(dateline) if isinstance(dateline, str) else None
    if found is not None and found.precision == "day":
        return Anchor(found.from_on, found.to_on, "previous")
    return Anchor(None, None, "none")


@lru_cache(maxsize=4096)  # one day's stories have few datelines
def _written_on(dateline: str, published: date) -> date | None:
    """The day that the dateline names, if it is another and the story can have been on its way so long.

    "Today" in a story of 3 August is that day, though it appeared on the 5th.
    """
    if not any(map(str.isdigit, dateline)):
        return None
    found = parse_full_date(dateline)
    if found is None and (named := _MONTH_DAY.search(dateline)):
        month, number = named["month"] or named["month2"], named["day"] or named["day2"]
        years = (published.year, published.year - 1)
        days = [parse_full_date(f"{month} {number}, {year}") for year in years]
        found = next((each for each in days if each and each.from_on <= published), None)
    if found is None or found.precision != "day" or not timedelta() < published - found.from_on <= _ON_ITS_WAY:
        return None
    return found.from_on


def day_order(article: dict[str, object]) -> bool | None:
    """Whether numeric dates put the day first: by the other dates of the text, else by the outlet's country."""
    body = article["body"]
    pairs = [(int(a), int(b)) for a, b in _SLASHED.findall(body)] if isinstance(body, str) and "/" in body else []
    day_first = any(a > 12 >= b for a, b in pairs)
    month_first = any(b > 12 >= a for a, b in pairs)
    if day_first is not month_first:
        return day_first
    return _by_country(article) if not day_first else None


def _by_country(article: dict[str, object]) -> bool | None:
    """By the top-level domain of the address or the outlet (CLDR's short dates); None for .com and the like."""
    host = _host(article["url"]) or str(article["outlet"] or "")
    suffix = host.rsplit(".", 1)[-1].lower()
    order = _orders().get(f".{suffix}")
    return None if order is None else order == "dmy"


def _host(url: object) -> str | None:
    try:
        return urlsplit(url).hostname if isinstance(url, str) else None
    except ValueError:  # not a URL at all
        return None


@cache
def _orders() -> dict[str, str]:
    return {row["key"]: row["order"] for row in load_table("date_orders", "mul")}
