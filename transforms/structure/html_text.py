"""The main text of a page: trafilatura on the shared tree, then what the page's own mark-up says about each line."""

import re
from copy import deepcopy
from itertools import groupby

import trafilatura
from lxml.html import HtmlElement

from transforms.structure.html_continued import with_continuation
from transforms.structure.html_lines import Line, letters
from transforms.structure.html_tables import unfold_layout

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE_END = re.compile(r"[.!?…。؟][\'\"”’»)\]]*$")
_MOSTLY = 0.8  # share of link text from which a line is a link to somewhere else; measured, docs/decisions.md
_SENTENCE = 12  # words; a linked line of that many that ends like a sentence may be part of the story
_REPEATED = 3  # equal lines in a row: the caption or button of a gallery


def main_text(tree: HtmlElement, headline: str | None, lines: list[Line]) -> str:
    """Paragraphs of the story, one a line, without its headline; "" if there is none. `lines`: all visible ones."""
    known = {letters(line.text): line for line in lines}
    titles = {letters(headline or "")} | {letters(line.text) for line in lines if line.opener.tag == "h1"}
    found = [text for text in _extract(tree) if letters(text) not in titles]
    runs = [list(run) for _, run in groupby(found)]
    kept = [text for run in runs if len(run) < _REPEATED for text in run if not _is_link(text, known)]
    return "\n".join(with_continuation(_without_outer_headings(kept, known), lines))


def _extract(tree: HtmlElement) -> list[str]:
    """Lines that trafilatura takes for the story; its fast mode with recall is best on both gold sets of pages."""
    own = deepcopy(tree)
    unfold_layout(own)
    document = trafilatura.bare_extraction(
        own, fast=True, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
    )
    if document is None or isinstance(document, dict):
        return []
    return [line for raw in (document.text or "").splitlines() if (line := " ".join(raw.split()))]


def _is_link(text: str, known: dict[str, Line]) -> bool:
    line = known.get(letters(text))
    if line is None or line.link_share < _MOSTLY:
        return False
    return len(text.split()) <= _SENTENCE or not _SENTENCE_END.search(text)


def _without_outer_headings(texts: list[str], known: dict[str, Line]) -> list[str]:
    """Headings before the first paragraph are standfirst or section, after the last they head nothing."""
    bodies = [i for i, text in enumerate(texts) if not _is_heading(text, known)]
    return texts[bodies[0] : bodies[-1] + 1] if bodies else texts


def _is_heading(text: str, known: dict[str, Line]) -> bool:
    line = known.get(letters(text))
    return line is not None and line.opener.tag in _HEADINGS
