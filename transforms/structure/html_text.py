"""The main text of a page: trafilatura on the shared tree."""

from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement


def main_text(tree: HtmlElement, headline: str | None) -> str:
    """Paragraphs of the story, one a line, without its headline; "" if there is none."""
    document = trafilatura.bare_extraction(
        deepcopy(tree), fast=True, include_comments=False, include_tables=False, with_metadata=False
    )
    if document is None or isinstance(document, dict):
        return ""
    lines = [line for raw in (document.text or "").splitlines() if (line := " ".join(raw.split()))]
    titles = {_letters(title) for title in [headline, *(h1.text_content() for h1 in tree.iter("h1"))] if title}
    while lines and _letters(lines[0]) in titles:
        lines.pop(0)
    return "\n".join(lines)


def _letters(text: str) -> str:
    """The letters and digits alone: titles are typeset differently in head and body."""
    return "".join(filter(str.isalnum, text.casefold()))
