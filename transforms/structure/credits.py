"""Facts in removed lines that belong to the article: licence, agency, author."""

import re
from collections.abc import Iterable
from functools import cache

from transforms.lexicons import load_table
from transforms.structure.agencies import agency_of, agency_within

_CREATIVE_COMMONS = re.compile(
    r"(?:creative commons [\w .\-]*?(?:licen[cs]e|public domain)|cc[ -](?:by|0)[\w .\-]*)", re.IGNORECASE
)
_LICENSED_BY = re.compile(r"all content (?:by|from) (?P<owner>[^.,]{3,60}?) is licensed", re.IGNORECASE)
_RIGHTS = re.compile(r"all rights reserved|copyright|©|\(c\)", re.IGNORECASE)
_BYLINE = re.compile(r"^\W*(?:by|written by|story by|reported by|reporting by)[:\s]+(?P<names>.+)$", re.IGNORECASE)
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·/;(]|,\s|\s[-–—]\s|\b(?:posted|updated|published|staff|special to|for the)\b|\d).*$",
    re.IGNORECASE | re.DOTALL,
)
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
    """The names of the first byline that names no agency."""
    for line in lines:
        found = _BYLINE.match(line.strip())
        names = _AFTER_NAMES.sub("", found["names"]).strip(" .,") if found else ""
        if _NAME.match(names) and not agency_of(names) and names.lower() not in _no_names():
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
def _no_names() -> frozenset[str]:
    return frozenset(row["phrase"] for row in load_table("furniture_phrases") if row["reason"] == "byline") | {"of the"}
