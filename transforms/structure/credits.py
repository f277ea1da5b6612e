"""Facts in removed lines that belong to the article: licence, agency, author."""

import re
from collections.abc import Iterable
from functools import cache

from transforms.lexicons import load_table, load_words
from transforms.structure.agencies import agency_of, agency_within, without_agency

_CREATIVE_COMMONS = re.compile(
    r"(?:creative commons [\w .\-]*?(?:licen[cs]e|public domain)|cc[ -](?:by|0)[\w .\-]*)", re.IGNORECASE
)
_LICENSED_BY = re.compile(r"all content (?:by|from) (?P<owner>[^.,]{3,60}?) is licensed", re.IGNORECASE)
_RIGHTS = re.compile(r"all rights reserved|copyright|©|\(c\)", re.IGNORECASE)
_BYLINE = re.compile(r"^\W*(?:by|written by|story by|reported by|reporting by)[:\s]+(?P<names>.+)$", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){0,8}$")


def license_of(lines: Iterable[str]) -> str | None:
    """The licence that the lines state, else the notice that reserves the rights, as written; None without either."""
    notice = None
    for line in lines:
        if found := _CREATIVE_COMMONS.search(line):
            return " ".join(found[0].split())
        if notice is None and _RIGHTS.search(line):
            notice = " ".join(line.split())
    return notice


def author_of(lines: Iterable[str]) -> str | None:
    """The names of the first byline that names people; desks and agencies are no author."""
    for line in lines:
        found = _BYLINE.match(line.strip())
        names = _after_names().sub("", without_agency(found["names"])).strip(" .,") if found else ""
        is_name = _NAME.match(names) is not None and not names[0].islower()  # "By clicking on OK you agree"
        if is_name and not agency_of(names) and _not_authors().isdisjoint(names.lower().split()):
            return names
    return None


def agency_in(lines: Iterable[str]) -> str | None:
    """The agency that the lines credit: as owner of the licence or the copyright, as byline, as contributor."""
    for line in lines:
        owner = _LICENSED_BY.search(line)
        if found := (agency_of(owner["owner"]) if owner else None) or agency_within(line):
            return found
    return None


@cache
def _after_names() -> re.Pattern[str]:
    """What ends the names of a byline: a mark, a role, a time."""
    months = "|".join(row["form"] for row in load_table("time_months"))
    words = r"posted|updated|published|staff|special to|for the|of the|on"
    ends = rf"[|•·/;(]|,\s|\s[-–—]\s|\b(?:{words})\b|\b(?:{months})\b\.?\s+\d|\d"
    return re.compile(rf"\s*(?:{ends}).*$", re.IGNORECASE | re.DOTALL)


@cache
def _not_authors() -> frozenset[str]:
    return frozenset(load_words("not_authors")) | {"of", "the"}
