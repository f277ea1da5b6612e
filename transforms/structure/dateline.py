"""Datelines: place, date and agency before the first sentence, in the forms that wires and press offices use.

"TEHRAN –", "TEHRAN, Iran –", "LONDON (Reuters) -", "SAN SALVADOR, 13 JAN 90 (ACAN-EFE) -- [TEXT]",
"KABUL, Afghanistan (Jan. 25, 2013)", "NEW YORK, March 3 -", "Detroit — ".
"""

import re
from dataclasses import dataclass
from functools import cache

from transforms.lexicons import load_table, load_words
from transforms.structure.agencies import agency_of

_REACH = 200  # code points that are looked at; no dateline is longer
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_UPPER_WORD = rf"(?:Mc|Mac|Mt\.|St\.|Ft\.)?{_CAPITAL}(?:[A-ZÀ-ÖØ-Þ.'’`]|(?<=\w)-(?=\w))*(?![a-zà-ÿ\d])"
_TITLE_WORD = rf"{_CAPITAL}(?:[\w.'’`]|(?<=\w)-(?=\w))*"
_SMALL = rf"(?:{'|'.join(load_words('name_particles', 'mul'))})"
_UPPER_PLACE = re.compile(
    rf"{_UPPER_WORD}(?:(?: & | |/|, ?(?={_UPPER_WORD} ?/))(?:{_UPPER_WORD}|{_SMALL}(?= [A-Z]))){{0,5}}"
)
_TITLE_PLACE = re.compile(rf"{_TITLE_WORD}(?: (?:{_TITLE_WORD}|{_SMALL}(?= [A-Z]))){{0,3}}")
_REGION = re.compile(rf",\s+({_TITLE_WORD}(?: (?:{_TITLE_WORD}|{_SMALL}(?= [A-Z]))){{0,3}})")
_LEADING_CREDIT = re.compile(r"\(([A-Z][A-Z/&. ]{1,14})\)\s*(?=[A-Z])")
_GAP = re.compile(r",?\s+")
_PARENTHESIS = re.compile(r"[,\s]*\(([^()\n]{2,60})\)")
_DASH = re.compile(r"\s{0,2}(?P<dash>--+|[—–―]+|(?<=\s)-|-(?=\s|$)|_|:)(?=\s*$|\s*[\"“‘'\[«¿(]|\s*\w)")
_NOTES = re.compile(r"(?:\s*\[[^\]]{0,90}\])+")
_LONG_DASHES = ("—", "–", "―", "--")
_PLACE_WORDS = 5
_SIGN = re.compile(r"[(—–―_\d-]")  # every dateline holds one of these
_NO_DATE = "no date"  # what monitoring services write where others write day or town
_NO_CITY = re.compile(r"no city(?:\s*\((?P<country>[^)]+)\))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text` is the dateline as written, so are its parts; None where it names none."""

    text: str
    place: str | None
    date: str | None = None
    credit: str | None = None


@dataclass(slots=True)
class _Parts:
    """What has been read so far; `end` is the offset behind it."""

    place: str
    end: int
    date: str | None = None
    is_date_enclosed: bool = False
    credit: str | None = None
    regions: int = 0
    dash: str = ""
    has_notes: bool = False


@cache
def _date() -> re.Pattern[str]:
    names = sorted((re.escape(row["name"]) for row in load_table("month_names", "mul")), key=len, reverse=True)
    month = rf"(?:{'|'.join(names)})\b\.?"
    year = r"(?:,?\s+(?:19|20)\d\d|,?\s+['’]?\d\d(?![\d:]))?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    weekday = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    return re.compile(
        rf"{weekday}(?:{month}\s+{day}{year}|{day}\s+{month}{year}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|{_NO_DATE})",
        re.IGNORECASE,
    )


@cache
def _not_places() -> frozenset[str]:
    return frozenset(load_words("dateline_not_places"))


@cache
def _month_names() -> frozenset[str]:
    return frozenset(row["name"] for row in load_table("month_names", "mul"))


def find_dateline(text: str) -> Dateline | None:
    """The dateline that ``text`` begins with, or None; in doubt there is none."""
    head = text[:_REACH]
    if not _SIGN.search(head):
        return None
    start = len(head) - len(head.lstrip(" \t\xa0*•"))
    lead = _LEADING_CREDIT.match(head, start)
    first = lead.end() if lead else start
    for pattern, is_upper in ((_UPPER_PLACE, True), (_TITLE_PLACE, False)):
        match = pattern.match(head, first)
        if match and _can_be_place(match[0]):
            parts = _read_parts(head, _Parts(match[0], match.end()))
            if _is_dateline(head, parts, is_upper=is_upper):
                _credit_behind_place(parts)
                credit = parts.credit or (lead[1] if lead else None)
                date = None if parts.date and parts.date.lower() == _NO_DATE else parts.date
                return Dateline(head[start : parts.end].strip(), _place(parts.place), date, credit)
    return None


def _credit_behind_place(parts: _Parts) -> None:
    """Of a network that signs without brackets ("Hong Kong CNN —") its name is the credit, not the end of the place."""
    place, _, last = parts.place.rpartition(" ")
    if place and not parts.credit and last.isupper() and not place.isupper() and agency_of(last):
        parts.place, parts.credit = place.rstrip(","), last


def _place(written: str) -> str | None:
    no_city = _NO_CITY.fullmatch(written)
    return no_city["country"] if no_city else written


def _can_be_place(name: str) -> bool:
    words = re.findall(r"[\w'’]+", name.lower())
    if words[:1] == ["the"]:  # The Hague, The Bronx; longer names with an article are no towns
        words = words[1:] if len(words) == 2 else []
    if len(words) == 1 and words[0] in _month_names():
        return False
    return 0 < len(words) <= _PLACE_WORDS and not _not_places().intersection(words) and len(name) > 1


def _read_parts(head: str, parts: _Parts) -> _Parts:
    """Consume regions, dates and parentheses in any order, then dash and notes."""
    while _read_date(head, parts) or _read_parenthesis(head, parts) or _read_region(head, parts):
        pass
    if dash := _DASH.match(head, parts.end):
        parts.dash, parts.end = dash["dash"], dash.end()
    if notes := _NOTES.match(head, parts.end):
        parts.has_notes, parts.end = True, notes.end()
    return parts


def _read_date(head: str, parts: _Parts) -> bool:
    gap = None if parts.date else _GAP.match(head, parts.end)
    found = _date().match(head, gap.end()) if gap else None
    if not found:
        return False
    parts.date, parts.end = found[0], found.end()
    return True


def _read_parenthesis(head: str, parts: _Parts) -> bool:
    """A date, a credit, or - directly behind the place and before a date - the country: "MOSCOW (USSR), 6 SEP 89"."""
    found = _PARENTHESIS.match(head, parts.end)
    if not found:
        return False
    inside = found[1].strip()
    if not parts.date and _date().match(inside):
        parts.date, parts.is_date_enclosed = inside, True
    elif not parts.date and not agency_of(inside) and _date().match(head[found.end() :].lstrip(", ")):
        parts.place = head[parts.end - len(parts.place) : found.end()]
    elif not parts.credit:
        parts.credit = inside
    else:
        return False
    parts.end = found.end()
    return True


def _read_region(head: str, parts: _Parts) -> bool:
    found = _REGION.match(head, parts.end)
    if not found or parts.date or parts.credit or parts.regions > 1:
        return False
    parts.place, parts.end, parts.regions = parts.place + found[0], found.end(), parts.regions + 1
    return True


def _is_dateline(head: str, parts: _Parts, *, is_upper: bool) -> bool:
    """Whether the signs suffice: a place in capitals needs one of them, any other place or text needs more."""
    agency = agency_of(parts.credit) if parts.credit else None
    ends = parts.dash or parts.has_notes or head[parts.end : parts.end + 1] in ("", "\n")
    named = bool(parts.date or agency)
    if not is_upper:
        by_dash = parts.dash.startswith(_LONG_DASHES) or (parts.dash == "-" and parts.regions > 0)
        return bool(named and ends) or by_dash
    if head.isupper():  # all is in capitals, so capitals are no sign
        return bool(named and ends)
    if parts.dash == ":":
        return named or bool(parts.credit)
    station = parts.regions > 0 and parts.credit is not None and parts.credit.isupper()
    return bool(parts.dash or parts.has_notes or agency or parts.is_date_enclosed or station)
