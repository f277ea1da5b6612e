"""The date in the path of a news address: /2015/07/16/, /2015-07-16-title, /20150716/, /2015/jul/16/."""

import re
from urllib.parse import unquote, urlsplit

from transforms.structure.publication.model import Evidence

_YEAR = r"(?:19[89]\d|20[0-3]\d)"
_DATED_PATH = re.compile(
    rf"/(?P<ymd>{_YEAR}[-/_](?:0?[1-9]|1[0-2])[-/_](?:0[1-9]|[12]\d|3[01]|[1-9](?!\d)))(?=[-/_.]|$)"
    rf"|/(?P<named>{_YEAR}/[a-z]{{3}}/\d{{1,2}})(?=/|$)"
    rf"|[/_-](?P<compact>{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=[-/_.]|$)"
    rf"|/(?P<month>{_YEAR}/(?:0[1-9]|1[0-2]))(?=/|$)",
    re.IGNORECASE,
)


def read_url(url: str | None) -> Evidence | None:
    """The dated part of the path as evidence (host and query name other things); None if there is none."""
    if not url:
        return None
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:  # not a URL at all, for example an unclosed IPv6 bracket
        return None
    match = _DATED_PATH.search(path)
    if match is None:
        return None
    return Evidence("url path", _as_date(match), match[0])


def _as_date(match: re.Match[str]) -> str:
    if match["named"]:
        year, name, day = match["named"].split("/")
        return f"{day} {name} {year}"
    return re.sub(r"[/_]", "-", match["ymd"] or match["compact"] or match["month"])
