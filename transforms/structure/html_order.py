"""How a page writes "3/4/2015": by its country, else by its language, else by other dates on it."""

import re
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from transforms.lexicons import load_table
from transforms.structure.html_lines import PageLine
from transforms.structure.publication.written_dates import Order

_LONGEST = 120  # code points of a line that says a date
_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")


def date_order(language: str | None, locale: str | None, url: str | None, lines: list[PageLine]) -> Order | None:
    """`language`: ISO 639-1; `locale`: as declared ("en_US"); None if nothing tells."""
    country = _orders().get((locale or "").replace("_", "-").lower()) or _orders().get(_domain(url))
    if country:
        return country
    return "dmy" if language not in (None, "en") else _shown(lines)


@cache
def _orders() -> dict[str, Order]:
    return {row["key"]: cast("Order", row["order"]) for row in load_table("date_orders", "mul")}


def _domain(url: str | None) -> str:
    """The top-level domain with its dot, "" if there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # not a URL at all
        return ""
    return "." + host.rpartition(".")[2]


def _shown(lines: list[PageLine]) -> Order | None:
    """The order of dates that can be read one way only ("3/31/2015"); None if there are none or of both orders."""
    found = set[Order]()
    for line in lines:
        for match in _NUMERIC.finditer(line.text) if len(line.text) <= _LONGEST else ():
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                found.add("dmy")
            if second > 12 >= first:
                found.add("mdy")
    return found.pop() if len(found) == 1 else None
