"""Every date that a page states of itself, as evidence; reading and deciding is done in `publication`."""

import re

from lxml.html import HtmlElement

from transforms.structure.jsonld import JsonObject, plain
from transforms.structure.metadata import Declared
from transforms.structure.publication.model import Evidence
from transforms.structure.publication.url import read_url

_JSON_DATES = ("datePublished", "dateCreated", "dateModified")
_META_DATES = ("meta published", "meta date", "meta modified")
_PUBDATE = re.compile(r"\b(?:pubdate|published|entry-date|posted-on|dt-published|publish(?:ed)?-date|post-date)\b")
_MODIFIED = re.compile(r"\b(?:updated|modified|dateModified|last-updated)\b", re.IGNORECASE)
_SCRIPT_DATE = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{8,40})"')
_MOST_TIMES = 20  # <time> elements read; a page with more lists other stories


def page_dates(tree: HtmlElement, story: JsonObject, declared: Declared, url: str | None) -> list[Evidence]:
    """The declared and marked-up dates of a page."""
    found = [Evidence(f"json-ld {key}", raw) for key in _JSON_DATES if (raw := plain(story.get(key)))]
    found += [] if found else _script_dates(tree)
    found += [Evidence(source, raw, name) for source in _META_DATES for name, raw in declared.get(source, [])]
    found += _itemprops(tree)
    found += _times(tree)
    in_url = read_url(url)
    return found + ([in_url] if in_url else [])


def _script_dates(tree: HtmlElement) -> list[Evidence]:
    """Dates of JSON-LD that is broken as JSON or of a type we do not know."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found = [Evidence(f"json-ld {key}", raw) for key, raw in _SCRIPT_DATE.findall(script.text or "")]
            if found:
                return found
    return []


def _itemprops(tree: HtmlElement) -> list[Evidence]:
    """Microdata outside the head (schema.org in attributes)."""
    found: list[Evidence] = []
    for element in tree.xpath("//body//*[@itemprop='datePublished' or @itemprop='dateModified']")[:_MOST_TIMES]:
        raw = element.get("content") or element.get("datetime") or element.text_content().strip()
        if raw:
            found.append(Evidence(f"itemprop {element.get('itemprop')}", raw[:100]))
    return found


def _times(tree: HtmlElement) -> list[Evidence]:
    """<time> elements: those marked as publication, as change, and others."""
    elements = tree.xpath("//body//time[not(@itemprop)]")[:_MOST_TIMES]
    return [e for element in elements if (e := _time(element))]


def _time(element: HtmlElement) -> Evidence | None:
    raw = (element.get("datetime") or element.text_content()).strip()
    marks = f"{element.get('class') or ''} {'pubdate' if element.get('pubdate') is not None else ''}"
    if len(raw) < 8:  # a time of the day
        return None
    if _PUBDATE.search(marks):
        return Evidence("time pubdate", raw[:100], marks.strip())
    if _MODIFIED.search(marks):
        return Evidence("updated line", raw[:100], marks.strip())
    return Evidence("time", raw[:100], marks.strip())
