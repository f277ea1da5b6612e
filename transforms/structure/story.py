"""Finds the story in the bare lines of a whole web page: menus, teasers, prompts and footers around one article.

The story is the run of lines with the largest sum of scores (maximum subsequence segmentation, Pasternack and Roth,
"Extracting article text from the web with maximum subsequence segmentation", WWW 2009): sentences score by their
words, anything else costs, and costs more the longer no sentence comes. Texts that are no such page are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicons import load_table

_BULLET = re.compile(r"^\s*(?:[*+o•·‣▪-]|\d{1,2}\.)(?:\s|$)")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\])\W*$")
_STOPPED = re.compile(r"""[.!?…:;؟。！？।]["'”’)\]»]*$""")
_COMMENT_META = re.compile(
    r"^(?:.{2,40}\bsays:?|.*\b(?:at|@)\s\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?.{0,12}"
    r"|\d+ (?:minute|hour|day|week|month|year)s? ago.{0,30})$",
    re.IGNORECASE,
)


class PageLine(NamedTuple):
    """What the score of a line rests on."""

    text: str
    n_words: int
    reason: str | None
    is_prompt: bool  # it opens a list of other stories or the comments


@cache
def _weights() -> dict[str, float]:
    """``story_weights.csv``: set by hand on pages of our own, checked on the boilerplate benchmark."""
    return {row["weight"]: float(row["value"]) for row in load_table("story_weights", "mul")}


def find_story(lines: Sequence[PageLine]) -> tuple[int, int]:
    """Half-open range of the indexes of the story's lines; (0, 0) if no line reads as a sentence."""
    best, start, total = 0.0, 0, 0.0
    found = (0, 0)
    for at, score in enumerate(_scores(lines)):
        if total <= 0:
            start, total = at, 0.0
        total += score
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _scores(lines: Sequence[PageLine]) -> Iterator[float]:
    weights, gap, spent = _weights(), 0, 0.0
    steps = (weights["gap_1"], weights["gap_2"], weights["gap_3"], weights["gap_more"])
    for line in lines:
        gain = _gain(line)
        if gain > 0:
            gap, spent = 0, 0.0
            yield gain
        elif line.n_words == 0:
            yield weights["empty"]
        else:
            step = max(steps[min(gap, len(steps) - 1)], weights["gap_most"] - spent)
            gap, spent = gap + 1, spent + step
            yield step + gain


def _gain(line: PageLine) -> float:
    """Above 0 for a sentence; for other lines what they cost beside the gap they make, 0 or less."""
    weights = _weights()
    if line.is_prompt:
        return weights["prompt"]
    if line.reason:
        return weights["furniture"]
    if _CUT_OFF.search(line.text):
        return weights["cut_off"]
    if _COMMENT_META.match(line.text):
        return weights["comment_meta"]
    return _prose(line)


def _prose(line: PageLine) -> float:
    weights = _weights()
    is_stopped, words = bool(_STOPPED.search(line.text)), min(line.n_words, weights["most_words"])
    if _is_title(line):
        return 0.0
    if _BULLET.match(line.text):
        return words * weights["bullet_share"] if is_stopped and line.n_words >= weights["bullet_from"] else 0.0
    if is_stopped:
        return words if line.n_words >= weights["sentence_from"] else 0.0
    return words * weights["open_share"] if line.n_words >= weights["open_from"] else 0.0


def _is_title(line: PageLine) -> bool:
    """Most Words Begin with a Capital: a headline even where it ends with a question mark."""
    long = [word for word in re.findall(r"[^\W\d_][\w'’]*", line.text) if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    return (
        line.n_words < _weights()["title_below"] and len(long) > 2 and capital > _weights()["title_share"] * len(long)
    )


def is_page() -> pl.Expr:
    """Over LINES with `reason` and `row`: whether the text is a whole page, menus and all.

    In doubt it is none: it takes many short lines, most lines short, and menu words or bullets among them.
    """
    weights = _weights()
    line = pl.col("line").str.strip_chars()
    short = (pl.col("n_words") <= weights["page_short_words"]) & ~pl.col("is_terminated")
    signs = pl.col("reason").is_not_null() | line.str.contains(r"^(?:[*+•·]|o)(?:\s|$)")
    return (
        (short.sum().over("row") >= weights["page_short_lines"])
        & (short.mean().over("row") >= weights["page_short_share"])
        & ((signs & short).sum().over("row") >= weights["page_signs"])
    )


def outside_story(lines: pl.DataFrame) -> pl.DataFrame:
    """`row, line_number` of the lines of whole pages that stand outside the story."""
    asks_back = (pl.col("reason") == "comment").fill_null(value=False)
    pages = lines.filter(is_page()).with_columns(is_prompt=pl.col("opens_teasers") | asks_back)
    columns = ["row", "line_number", "line", "n_words", "reason", "is_prompt"]
    outside: list[tuple[int, int]] = []
    for (row,), page in pages.select(columns).group_by("row", maintain_order=True):
        numbers = page["line_number"].to_list()
        items = [PageLine(*values) for values in page.select(columns[2:]).iter_rows()]
        start, end = find_story(items)
        kept = set(numbers[start:end]) if end else set(numbers)
        outside += [(int(str(row)), number) for number in numbers if number not in kept]
    return pl.DataFrame(outside, {"row": lines.schema["row"], "line_number": pl.Int64}, orient="row")
