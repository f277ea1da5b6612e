"""Facts that stand outside the story but belong to the article: credits, and evidence of its date."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import polars as pl

from transforms.structure.agencies import agency_of
from transforms.structure.credits import agency_in, author_of, license_of
from transforms.structure.dateline import Dateline
from transforms.structure.headline import Opening
from transforms.structure.publication import read_date, read_line
from transforms.structure.publication.model import Evidence
from transforms.structure.publication.posted_lines import labels_other_date

_HEAD = 8  # lines from the start in which a bare date is the day of publication
_RELEASE = re.compile(r"\b((?:19|20)\d\d-(?:0[1-9]|1[0-2]))-(?:[A-Z]{1,3}-)?\d{2,4}\b")
_MONTH_DAY = re.compile(r"^[^\W\d_]+\.?\s+\d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]+\.?$")
_HEADLINE_DATE = re.compile(r"([A-Z][a-z]{2,8}\.?\s+\d{1,2})\s*:\s")
_SOURCE = re.compile(r"\W*source\s*:", re.IGNORECASE)
_CREDITS = ("copyright", "byline", "signoff", "timestamp", "photo_credit")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the furniture of one article says about it."""

    license: str | None = None
    author: str | None = None
    agency: str | None = None
    dates: tuple[Evidence, ...] = ()
    release: str | None = None  # "2011-11": year and month of a press release, from its number


class _Removed(NamedTuple):
    """A line of furniture: its position among the lines of its record, and the line above it."""

    text: str
    reason: str
    nth: int
    above: str | None

    @property
    def is_bare_stamp(self) -> bool:
        """Whether it is a time stamp at the head of the text that no label explains."""
        return self.reason == "timestamp" and self.nth < _HEAD and not read_line(self.text)


def read_facts(furniture: pl.DataFrame) -> dict[int, Facts]:
    """By row, the facts in `row, line_number, text, reason, nth, above`."""
    wanted = furniture.filter(pl.col("reason").is_in([*_CREDITS, "release_header"]))
    rows = wanted.sort("row", "line_number").select("row", *_Removed._fields).iter_rows()
    return {
        row: _facts([_Removed(*values[1:]) for values in group])
        for row, group in groupby(rows, key=lambda values: values[0])
    }


def _facts(lines: list[_Removed]) -> Facts:
    by_reason: dict[str, list[str]] = {}
    for line in lines:
        by_reason.setdefault(line.reason, []).append(line.text)
    rights, bylines = by_reason.get("copyright", []), by_reason.get("byline", [])
    sources = [text.partition(":")[2] for text in by_reason.get("photo_credit", []) if _SOURCE.match(text)]
    return Facts(
        license=license_of(rights),
        author=author_of(bylines),
        agency=agency_in([*bylines, *rights, *by_reason.get("signoff", []), *sources]),
        dates=tuple(_dates(lines)),
        release=_release(by_reason.get("release_header", [])),
    )


def _dates(lines: list[_Removed]) -> Iterable[Evidence]:
    """Labelled dates of posting and change, wherever they stand; bare dates only at the head of the text.

    Several bare days are those of what stands under them; one under "Deadline:" is a deadline.
    """
    bare = [line for line in lines if line.is_bare_stamp]
    days = {days for line in bare if (days := read_date(line.text))}
    several = "one of several days at the head of the text" if len(days) > 1 else ""
    for line in lines:
        if line.is_bare_stamp:
            label = f"it stands under {line.above!r}" if line.above and labels_other_date(line.above) else ""
            yield Evidence("posted line", line.text, objection=label or several)
        elif line.reason in ("timestamp", "byline"):
            yield from read_line(line.text)


def _release(lines: Iterable[str]) -> str | None:
    found = next((match for line in lines if (match := _RELEASE.search(line))), None)
    return found[1] if found else None


def dateline_evidence(opening: Opening, release: str | None) -> list[Evidence]:
    """The date of the dateline, else the one that a release's headline begins with ("Dec. 6: Three Villages ...").

    Without its own year it gets that of the release number, if that was issued in the same month, and never another.
    """
    number = [Evidence("release number", release)] if release else []
    if opening.dateline and opening.dateline.date:
        date = " ".join(opening.dateline.date.split())
        return [_in_year_of(release, date) or Evidence("dateline", date), *number]
    heads = _HEADLINE_DATE.match(opening.headline or "")
    dated = _in_year_of(release, heads[1]) if heads else None
    return [dated, *number] if dated else number


def _in_year_of(release: str | None, date: str) -> Evidence | None:
    """A day without a year in the year of the release, None if there is no release or it is of another month."""
    if not release or not _MONTH_DAY.match(date):
        return None
    dated = f"{date}, {release[:4]}"
    days = read_date(dated)
    if days is None or days.from_on.month != int(release[5:]):
        return None
    return Evidence("dateline", dated, f"(year of release {release})")


def agency_for(dateline: Dateline | None, facts: Facts) -> str | None:
    """The credited wire: in the dateline, else in the furniture.

    An unknown name counts only behind place and date, where wires credit the source; without a date it is a station
    that signs its own story.
    """
    credit = dateline.credit if dateline else None
    if credit:
        known = agency_of(credit) or next(filter(None, map(agency_of, re.split(r"[/,]", credit))), None)
        if known or (dateline and dateline.date):
            return known or credit
    return facts.agency


def titles_of(sources: pl.DataFrame) -> Mapping[int, str]:
    """By row, the titles that records and pages declare."""
    return dict(sources.filter(pl.col("title").is_not_null()).select("row", "title").iter_rows())
