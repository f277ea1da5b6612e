"""The main text of a page: trafilatura on the shared tree, then what the page's own mark-up says about each line."""

from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.etree import strip_elements  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs
from lxml.html import HtmlElement

from transforms.structure.html_continued import with_continuation
from transforms.structure.html_lines import PageLine
from transforms.structure.html_marked import Marked
from transforms.structure.html_rules import RULES
from transforms.structure.html_tables import unfold_layout

_LITTLE = 600  # code points, some hundred words; most stories are longer
_MUCH_MORE = 2  # times as long


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
    own = deepcopy(tree)
    strip_elements(own, "noscript", with_tail=False)  # "please enable JavaScript" is no story
    unfold_layout(own)
    lines = _lines(own, fast=True, favor_recall=True)
    if _size(lines) >= _LITTLE:
        return lines
    more = _lines(own, fast=False, favor_recall=False)
    return more if _size(more) > _MUCH_MORE * _size(lines) else lines


def _lines(tree: HtmlElement, *, fast: bool, favor_recall: bool) -> list[str]:
    document = trafilatura.bare_extraction(
        tree,  # which it copies before it prunes
        fast=fast,
        favor_recall=favor_recall,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
    )
    if document is None or isinstance(document, dict):
        return []
    return [line for raw in (document.text or "").splitlines() if (line := " ".join(raw.split()))]


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))
