"""Lines of pages to paragraphs: without what stands on every page, hyphens joined, across columns and pages."""

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from .pdf_layout import Piece

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page\s*|p\.\s*|-\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?(?:\s*-)?", re.I
)
_ENDS = re.compile(r"[.!?:;…。।؟۔][\"'”’)\]»]*$")
_BULLET = re.compile(r"(?:[•·▪●○–—*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_WIDE = "  "  # between the cells of a table


def without_running_heads(pages: list[list[Piece]]) -> list[list[Piece]]:
    """``pages`` without page numbers, and without head and foot lines that recur on other pages."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edge_lines(page)})
    least = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    return [_without(page, {line for line in _edge_lines(page) if _is_running(line, edges, least)}) for page in pages]


def _without(page: list[Piece], running: set[Piece]) -> list[Piece]:
    return [line for line in page if line not in running]


def _edge_lines(page: list[Piece]) -> list[Piece]:
    """The topmost and lowest lines of a page, wherever they stand in reading order; two if a gap sets both apart."""
    by_height = sorted(page, key=lambda line: -line.top)
    return _outermost(by_height) + (_outermost(by_height[::-1]) if len(by_height) > 1 else [])


def _outermost(lines: list[Piece]) -> list[Piece]:
    """The first of ``lines``, and the second if it stands by the first and apart from the third."""
    if len(lines) < 3:
        return lines[:1]
    near, far = (abs(a.bottom - b.bottom) for a, b in pairwise(lines[:3]))
    return lines[:2] if far > 1.6 * near else lines[:1]


def _is_running(line: Piece, edges: Counter[str], least: int) -> bool:
    text = line.text.strip()
    return bool(_PAGE_NUMBER.fullmatch(text)) or (edges[_key(line)] >= least and len(text) < 150)


def _key(line: Piece) -> str:
    return _NUMBERS.sub("#", " ".join(line.text.lower().split()))


def joined(pages: list[list[Piece]]) -> str:
    """The text of all pages, paragraphs a blank line apart."""
    paragraphs: list[str] = []
    for page in pages:
        for number, paragraph in enumerate(_paragraphs(page)):
            if number == 0 and paragraphs and _goes_on(paragraphs[-1], paragraph):
                paragraphs[-1] = _together(paragraphs[-1], paragraph)
            else:
                paragraphs.append(paragraph)
    return "\n\n".join(paragraphs)


def _paragraphs(lines: list[Piece]) -> list[str]:
    """The paragraphs of a page: a wider gap begins one, and so does a line behind one that ends early with a stop."""
    if not lines:
        return []
    leading = _leading(lines)
    paragraphs = [lines[0].text.strip()]
    for before, line in pairwise(lines):
        text = line.text.strip()
        if _begins(before, line, leading):
            paragraphs.append(text)
        elif _is_row(line) or _is_row(before):
            paragraphs[-1] += "\n" + text
        else:
            paragraphs[-1] = _together(paragraphs[-1], text)
    return paragraphs


def _is_row(line: Piece) -> bool:
    """Whether ``line`` is a row of a table: with cells far apart, as pieces or as the spaces in one."""
    text = line.text.strip()
    return _WIDE in text or line.right - line.left > 0.95 * line.height * len(text)


def _leading(lines: list[Piece]) -> float:
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    return median(steps) if steps else 1.0


def _begins(before: Piece, line: Piece, leading: float) -> bool:
    """Whether ``line`` begins a paragraph."""
    step, text = before.bottom - line.bottom, before.text.strip()
    if step < 0:  # the next column
        return not _goes_on(text, line.text.strip())
    is_other_size = abs(before.height - line.height) > 0.25 * max(before.height, line.height)
    is_gap = step > 1.35 * max(leading, 0.8 * line.height)
    is_short = before.right < max(before.right, line.right) - 0.12 * (line.right - line.left)
    is_indented = line.left - before.left > 0.8 * line.height and bool(_ENDS.search(text))
    return (
        is_gap
        or is_other_size
        or is_indented
        or (is_short and bool(_ENDS.search(text)))
        or bool(_BULLET.match(line.text))
    )


def _goes_on(before: str, text: str) -> bool:
    """Whether a paragraph goes on in the next column or page: it has no end, and what follows no capital."""
    return not _ENDS.search(before) and (text[:1].islower() or before.endswith("-") or before.endswith(","))


def _together(before: str, text: str) -> str:
    """Two lines as one, a word that was divided between them put together."""
    if before.endswith("-") and text[:1].islower() and before[-2:-1].isalpha():
        return before[:-1] + text
    return f"{before} {text}"
