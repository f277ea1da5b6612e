"""Looks for the day of publication in the whole page, if neither the page nor the lines beside its heading name one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import htmldate
from lxml.html import HtmlElement

from transforms.structure.html_dates import PUBDATE
from transforms.structure.html_scripts import script_dates
from transforms.structure.html_subject import HEADINGS, class_words
from transforms.structure.html_visible import Visible
from transforms.structure.metadata import field_of
from transforms.structure.publication.model import Evidence
from transforms.structure.publication.posted_lines import read_line
from transforms.structure.publication.stamps import objection_to_stamp
from transforms.structure.publication.url import read_url
from transforms.structure.publication.written_dates import Order, date_spans, read_date

#: What is said of a day against which nothing speaks but where it was found.
NOWHERE = "no line of the page names the day: it was made of a year, a month, a script or an address"
ELSEWHERE = "it stands neither beside the heading nor over the story"

_LONGEST = 120  # code points of a line that says a date; longer ones are prose about other days
_PARAGRAPH = 25  # words; shorter lines that begin with a date are entries of a list
_BEGINS = re.compile(r"[\s,–—-]+[\"“„«‘(]?[A-Z]")
_ABOVE = 8  # lines above the first of the story in which a line marked up as a stamp is its own
_STAMPS = frozenset({"author", "byline", "date", "dateline", "datum", "fecha", "info", "meta", "posted", "postinfo"}
    | {"pubdate", "publish", "published", "stamp", "time", "timestamp"})  # fmt: skip
_TIME_ATTRIBUTES = ("data-timestamp", "data-published", "data-datetime", "data-date", "data-time", "data-utime")
_DATED = (
    "//body//*[@title and (contains(@class, 'publish') or contains(@class, 'time') or contains(@class, 'date')"
    " or contains(@class, 'ago')) or @property and (@content or @datetime)"
    f" or {' or '.join(f'@{name}' for name in _TIME_ATTRIBUTES)}][not(self::meta)]"
)
_BY_FIELD = {"meta published": "itemprop datePublished", "meta date": "time"}
_MOST_TIMES = 20
#: htmldate takes the clock for its upper bound unless told; transforms know no clock.
_LATEST = datetime(2100, 1, 1)  # noqa: DTZ001 - htmldate compares naive datetimes


def search_page(tree: HtmlElement, page: Visible) -> list[Evidence]:
    """Posting lines anywhere, stamps over its first paragraph, and what htmldate finds.

    htmldate only says where to look: its day counts nowhere unless a line of the page names it, and that line would
    have been found before. So it is kept with the reason why it does not count.
    """
    found = _posted(page) or _attributes(tree, page) or _over_story(page) or _dated_link(page) or _leading(page)
    titles = [*([page.headline] if page.headline else []), *(page.lines[i].text for i in page.headings)]
    found += script_dates(tree, titles) if not any(e.source != "updated line" for e in found) else []
    return [*found, *_by_htmldate(tree, page)]


def _attributes(tree: HtmlElement, page: Visible) -> list[Evidence]:
    """Days in attributes of what the page shows otherwise ("Last Tuesday"): hAtom, RDFa, times for a script."""
    found: list[Evidence] = []
    for element in tree.xpath(_DATED)[:_MOST_TIMES]:
        why = page.subjects.objection_to(element)
        found += [replace(e, objection=why) for e in _attribute_dates(element, page.order)]
    return found


def _attribute_dates(element: HtmlElement, order: Order | None) -> Iterator[Evidence]:
    names = (name.casefold() for name in (element.get("property") or "").split())
    field = next((field for name in names if (field := field_of(name)) in _BY_FIELD), None)
    marks = element.get("class") or ""
    source = _BY_FIELD[field] if field else "time pubdate" if PUBDATE.search(marks) else "time"
    for name in ("content", "datetime") if field else (*_TIME_ATTRIBUTES, "title"):
        raw = (element.get(name) or "").strip()[:100]
        if raw and (days := read_date(raw, order)) and days.is_day:
            yield Evidence(source, raw, marks or element.get("property") or name)
            return


def _dated_link(page: Visible) -> list[Evidence]:
    """The day beside the heading over the story that a link in the heading has in its address too.

    So a page that begins with its newest story, as that of a weblog, says twice when it appeared.
    """
    start = page.story_at or 0
    above = range(start - 1, max(-1, start - _ABOVE), -1)
    at = next((i for i in above if page.lines[i].opener.tag in HEADINGS), None)
    if at is None:
        return []
    links = (read_url(link.get("href")) for link in page.lines[at].opener.iter("a"))
    days = {days for link in links if link and (days := read_date(link.raw)) and days.is_day}
    beside = (line for line in page.lines[max(0, at - _ABOVE) : at + _ABOVE] if len(line.text) <= _LONGEST)
    named = next((line.text for line in beside if read_date(line.text, page.order) in days), None)
    return [Evidence("heading date", named, "and the address of the heading")] if named else []


def _posted(page: Visible) -> list[Evidence]:
    """The first line that begins with "Published:" and is of this story; else the first that says when it changed."""
    changed: list[Evidence] = []
    for i, line in enumerate(page.lines):
        dates = [e for e in read_line(line.text) if read_date(e.raw, page.order)]
        is_posted = any(e.source == "posted line" for e in dates)
        if is_posted and not page.subjects.objection_to(line.opener) and not page.event_beside(i):
            return dates
        changed = changed or [e for e in dates if e.source == "updated line"]
    return changed


def _over_story(page: Visible) -> list[Evidence]:
    """The nearest line over the first paragraph that is marked up as a stamp."""
    start = page.story_at or 0
    for line in reversed(page.lines[max(0, start - _ABOVE) : start]):
        days = read_date(line.text, page.order) if len(line.text) <= _LONGEST else None
        if days is None or not days.is_day or class_words(line.opener).isdisjoint(_STAMPS):
            continue
        if not objection_to_stamp(line.text, page.order) and not page.subjects.objection_to(line.opener):
            return [Evidence("heading date", line.text)]
    return []


def _leading(page: Visible) -> list[Evidence]:
    """The day that the first paragraph begins with, as a dateline without its place."""
    paragraph = page.paragraph
    spans = date_spans(paragraph[:_LONGEST], page.order)
    if not spans or spans[0][0] > 0 or not spans[0][2].is_day or len(paragraph.split()) < _PARAGRAPH:
        return []
    begins = _BEGINS.match(paragraph, spans[0][1])
    return [Evidence("dateline", paragraph[: spans[0][1]], "at the start of the story")] if begins else []


def _by_htmldate(tree: HtmlElement, page: Visible) -> list[Evidence]:
    on = htmldate.find_date(tree, original_date=True, extensive_search=True, max_date=_LATEST)
    if on is None:
        return []
    days = read_date(on)
    naming = (line for line in page.lines if len(line.text) <= _LONGEST and read_date(line.text, page.order) == days)
    line = next(naming, None)
    why = NOWHERE
    if line is not None:
        against = page.subjects.objection_to(line.opener) or objection_to_stamp(line.text, page.order)
        why = f"{line.text[:60]!r}: {against or ELSEWHERE}"
    return [Evidence("page search", on, objection=why)]
