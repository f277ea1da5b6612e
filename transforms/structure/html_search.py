"""Looks for the day of publication in the whole page, if neither the page nor the lines beside its heading name one."""

import re
from datetime import datetime

import htmldate
from lxml.html import HtmlElement

from transforms.structure.html_subject import class_words
from transforms.structure.html_visible import Visible
from transforms.structure.publication.model import Evidence
from transforms.structure.publication.posted_lines import read_line
from transforms.structure.publication.stamps import objection_to_stamp
from transforms.structure.publication.written_dates import date_spans, read_date

_LONGEST = 120  # code points of a line that says a date; longer ones are prose about other days
_PARAGRAPH = 25  # words; shorter lines that begin with a date are entries of a list
_BEGINS = re.compile(r"[\s,–—-]+[\"“„«‘(]?[A-Z]")
_ABOVE = 8  # lines above the first of the story in which a line marked up as a stamp is its own
_STAMPS = frozenset({"author", "byline", "date", "dateline", "datum", "fecha", "info", "meta", "posted", "postinfo"}
    | {"pubdate", "publish", "published", "stamp", "time", "timestamp"})  # fmt: skip
#: htmldate takes the clock for its upper bound unless told; transforms know no clock.
_LATEST = datetime(2100, 1, 1)  # noqa: DTZ001 - htmldate compares naive datetimes


def search_page(tree: HtmlElement, page: Visible) -> list[Evidence]:
    """Posting lines anywhere, stamps over its first paragraph, and what htmldate finds.

    htmldate only says where to look: its day counts nowhere unless a line of the page names it, and that line would
    have been found before. So it is kept with the reason why it does not count.
    """
    found = _posted(page) or _over_story(page) or _leading(page)
    return [*found, *_by_htmldate(tree, page)]


def _posted(page: Visible) -> list[Evidence]:
    """The first line that begins with "Published:" and is of this story."""
    for line in page.lines:
        dates = [e for e in read_line(line.text) if read_date(e.raw, page.order)]
        if dates and not page.subjects.objection_to(line.opener):
            return dates
    return []


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
    why = "no line of the page names the day: it was made of a year, a month, a script or an address"
    if line is not None:
        against = page.subjects.objection_to(line.opener) or objection_to_stamp(line.text, page.order)
        why = f"{line.text[:60]!r}: {against or 'it stands neither beside the heading nor over the story'}"
    return [Evidence("page search", on, objection=why)]
