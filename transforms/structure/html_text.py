"""The main text of a page: trafilatura on the shared tree, then what the page's own mark-up says about each line."""

from copy import deepcopy
from dataclasses import dataclass

import trafilatura
import trafilatura.xpaths
from lxml.etree import (  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs
    SubElement,
    strip_elements,
)
from lxml.html import HtmlElement
from trafilatura.settings import MANUALLY_CLEANED, Extractor

from transforms.structure.html_continued import with_continuation
from transforms.structure.html_lines import PageLine
from transforms.structure.html_marked import Marked
from transforms.structure.html_rules import RULES
from transforms.structure.html_selectors import remember
from transforms.structure.html_tables import unfold_layout

_LITTLE = 600  # code points, some hundred words; most stories are longer
_MUCH_MORE = 2  # times as long
_FAST = Extractor(output_format="python", comments=False, fast=True, recall=True)
_SLOW = Extractor(output_format="python", comments=False)
#: Elements that trafilatura drops with all that is in them; of the three others something may be kept.
_DROPPED = tuple(name for name in MANUALLY_CLEANED if name not in ("figure", "form", "math"))
_FORUM = "DiscussionForumPosting"
_RESCUED = '{"articleBody": "%s"}' % ("none " * (_LITTLE // 10))
remember(trafilatura.xpaths)


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that extraction took for the story and a rule of ours did not; `line_number` is its place in the page."""

    line_number: int  # among all visible lines, from 0
    text: str
    reason: str


def main_text(tree: HtmlElement, headline: str | None, lines: list[PageLine]) -> tuple[str, list[Removed]]:
    """Paragraphs of the story, one a line ("" if there is none), and what was taken out of them.

    `lines`: all visible lines of the page.
    """
    page = Marked(lines, headline)
    kept, removed = _extract(tree), list[Removed]()
    for reason, rule in RULES.items():
        doomed = rule(kept, page)
        removed += [Removed(page.place(kept[i]), kept[i], reason) for i in sorted(doomed)]
        kept = [text for i, text in enumerate(kept) if i not in doomed]
    return "\n".join(with_continuation(kept, removed_texts=[r.text for r in removed], lines=lines)), removed


def _extract(tree: HtmlElement) -> list[str]:
    """Lines that trafilatura takes for the story; its fast mode with recall is best on both gold sets of pages.

    Where that finds little, its slower mode, which compares several extractions, may find more.
    """
    lines = _from_little(tree)
    if _size(lines) >= _LITTLE:
        return lines
    own = _own(tree)
    lines = _lines(own, _FAST)
    if _size(lines) >= _LITTLE:
        return lines
    more = _lines(own, _SLOW)
    return more if _size(more) > _MUCH_MORE * _size(lines) else lines


def _own(tree: HtmlElement) -> HtmlElement:
    """A copy to be changed."""
    own = deepcopy(tree)
    strip_elements(own, "noscript", with_tail=False)  # "please enable JavaScript" is no story
    unfold_layout(own)
    return own


def _from_little(tree: HtmlElement) -> list[str]:
    """What the fast mode finds in the page without the elements that it drops whole in any case.

    It copies and searches the page several times before it drops them, and menus, scripts and head are half of it.
    Nothing is found where it needs them after all: to see that a page is a forum's, that all paragraphs are in them,
    or for its rescue, which begins with the JSON-LD and so returns `_RESCUED`, which is little.
    """
    if any(_FORUM in (script.text or "") for script in tree.iter("script") if "ld+json" in script.get("type", "")):
        return []
    own = _own(tree)
    has_paragraphs = own.find(".//p") is not None
    strip_elements(own, *_DROPPED, with_tail=False)
    if has_paragraphs and own.find(".//p") is None:
        return []
    SubElement(own, "script", type="application/ld+json").text = _RESCUED
    return _lines(own, _FAST)


def _lines(tree: HtmlElement, options: Extractor) -> list[str]:
    document = trafilatura.bare_extraction(tree, options=options)  # which copies the tree before it prunes
    if document is None or isinstance(document, dict):
        return []
    return [line for raw in (document.text or "").splitlines() if (line := " ".join(raw.split()))]


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))
