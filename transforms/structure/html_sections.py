"""Sections in and under a story that are not the story: its sources, related stories, prompts."""

import re
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from transforms.lexicons import load_table
from transforms.structure.html_lines import letters
from transforms.structure.html_marked import Marked, is_sentence

_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]|\d+")


@dataclass(frozen=True, slots=True)
class _Section:
    """What a heading of ``mul/apparatus_headings.csv`` governs; `box` is None if it stands among the story's own."""

    box: HtmlElement | None
    holds: str

    def has(self, element: HtmlElement | None, text: str) -> bool:
        """Whether the line still belongs to it."""
        if self.box is not None:
            return element is None or _is_inside(element, self.box)
        return self.holds == "text" or not is_sentence(text)


def apparatus(texts: list[str], page: Marked) -> set[int]:
    """Numbers of the lines in such sections: in the box of the heading, else to the next heading or to the story."""
    doomed, section, around_story = set[int](), None, set[HtmlElement]()
    for i, text in enumerate(texts):
        element, is_heading = page.element(text), page.is_heading(text)
        if section and (not section.has(element, text) or (is_heading and section.box is None)):
            section = None
        if section is None and is_heading and element is not None:
            section = _opened(text, element, around_story)
        if section:
            doomed.add(i)
        elif element is not None:
            around_story.update((element, *element.iterancestors()))
    return doomed if len(doomed) < len(texts) else set()


def _opened(text: str, heading: HtmlElement, around_story: set[HtmlElement]) -> _Section | None:
    holds = _holds().get(letters(_BRACKETED.sub("", text)))
    if holds is None:
        return None
    box = _box(heading)
    return _Section(None if box in around_story else box, holds)


def _box(heading: HtmlElement) -> HtmlElement:
    """The nearest element around the heading that holds more than the heading."""
    own = len(heading.text_content().strip())
    return next((e for e in heading.iterancestors() if len(e.text_content().strip()) > own), heading)


def _is_inside(element: HtmlElement, box: HtmlElement) -> bool:
    return element is box or any(ancestor is box for ancestor in element.iterancestors())


@cache
def _holds() -> dict[str, str]:
    return {letters(row["heading"]): row["holds"] for row in load_table("apparatus_headings", "mul")}
