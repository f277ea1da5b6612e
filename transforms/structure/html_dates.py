"""Every date that a page states of itself, as evidence; reading and deciding is done in `publication`."""

import re

from lxml.etree import XPath  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs
from lxml.html import HtmlElement

from transforms.structure.html_subject import Subjects
from transforms.structure.jsonld import JsonObject, Script, broken, plain
from transforms.structure.metadata import Declared
from transforms.structure.publication.model import Evidence
from transforms.structure.publication.posted_lines import label_role
from transforms.structure.publication.url import read_url

_JSON_DATES = ("datePublished", "dateCreated", "dateModified")
_META_DATES = ("meta published", "meta date", "meta modified")
_ITEM_NAMES = ("datepublished", "datemodified")
PUBDATE = re.compile(r"\b(?:pubdate|published|entry-date|posted-on|dt-published|publish(?:ed)?-date|post-date)\b")
_MODIFIED = re.compile(r"\b(?:updated|modified|dateModified|last-updated)\b", re.IGNORECASE)
_SCRIPT_DATE = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{8,40})"')
_LABEL = 40  # code points before a <time> that may say what it is the time of
_SOURCES = {"published": "posted line", "modified": "updated line"}
_MOST_TIMES = 20  # <time> elements read; a page with more lists other stories
_declared_dates = XPath("//body//*[@itemprop][@itemprop='datePublished' or @itemprop='dateModified']")
_time_elements = XPath("//body//time[not(@itemprop)]")


def page_dates(
    tree: HtmlElement,
    scripts: list[Script],
    story: JsonObject,
    declared: Declared,
    url: str | None,
    subjects: Subjects,
) -> list[Evidence]:
    """The declared and marked-up dates of a page."""
    found = [Evidence(f"json-ld {key}", raw) for key in _JSON_DATES if (raw := plain(story.get(key)))]
    found += [] if found else _script_dates(scripts)
    items = _itemprops(tree, subjects)
    of_others = {each.raw for each in items if each.objection} - {each.raw for each in items if not each.objection}
    found += [
        Evidence(source, raw, name)
        for source in _META_DATES
        for name, raw in declared.get(source, [])
        if name not in _ITEM_NAMES or raw not in of_others  # a <meta itemprop> of another story in the page
    ]
    found += items
    found += _times(tree, subjects)
    in_url = read_url(url)
    return found + ([in_url] if in_url else [])


def _script_dates(scripts: list[Script]) -> list[Evidence]:
    """Dates of JSON-LD that is broken as JSON; what can be read and is of another type is of something else."""
    found = ([Evidence(f"json-ld {key}", raw) for key, raw in _SCRIPT_DATE.findall(text)] for text in broken(scripts))
    return next(filter(None, found), [])


def _itemprops(tree: HtmlElement, subjects: Subjects) -> list[Evidence]:
    """Microdata outside the head (schema.org in attributes)."""
    found: list[Evidence] = []
    for element in _declared_dates(tree)[:_MOST_TIMES]:
        raw = element.get("content") or element.get("datetime") or element.text_content().strip()
        if raw:
            why = subjects.objection_to(element)
            found.append(Evidence(f"itemprop {element.get('itemprop')}", raw[:100], objection=why))
    return found


def _times(tree: HtmlElement, subjects: Subjects) -> list[Evidence]:
    """<time> elements: those marked or labelled as publication, as change, and others."""
    elements = _time_elements(tree)[:_MOST_TIMES]
    return [e for element in elements if (e := _time(element, subjects))]


def _time(element: HtmlElement, subjects: Subjects) -> Evidence | None:
    raw = (element.get("datetime") or element.text_content()).strip()
    marks = f"{element.get('class') or ''} {'pubdate' if element.get('pubdate') is not None else ''}"
    if len(raw) < 8:  # a time of the day
        return None
    label = _label_before(element)
    role = label_role(label)
    objection = subjects.objection_to(element) or (f"{label!r} says of what else it is" if role == "other" else "")
    source = _SOURCES.get(role or "") or ("time pubdate" if PUBDATE.search(marks) else "time")
    if role is None and source == "time" and _MODIFIED.search(marks):
        source = "updated line"
    return Evidence(source, raw[:100], marks.strip() or label, objection)


def _label_before(element: HtmlElement) -> str:
    """The words between the start of the block, or what stands before in it, and the element."""
    before = element.getprevious()
    text = _tail_or_text(before) if before is not None else None
    if before is None and (parent := element.getparent()) is not None:
        text = parent.text if (parent.text or "").strip() else _previous_text(parent)
    return " ".join((text or "").split())[-_LABEL:]


def _previous_text(element: HtmlElement) -> str:
    """What stands before the element if it holds nothing but a date: its sibling's text."""
    before = element.getprevious()
    if before is not None:
        return _tail_or_text(before)
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _tail_or_text(element: HtmlElement) -> str:
    return element.tail if element.tail and element.tail.strip() else element.text_content()
