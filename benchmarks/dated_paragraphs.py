"""Temporal expressions in paragraphs written for measuring, by genre; one half is for working on, the other held back.

    python -m benchmarks.dated_paragraphs [--half work|held|all] [--show]

`benchmarks/dated_paragraphs.txt` marks each date with its value. An expression counts as found if one overlaps its
words, as right if that has the value (only the day is compared where the mark has no clock); what stands nowhere in
the marks is counted as too many. The halves are the paragraphs in turn.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.temporal import articles
from transforms.temporal import find_expressions

_MARK = re.compile(r"\[([^\]|]+)\|([^\]]*)\]")


class Paragraph(NamedTuple):
    """A text with its day of publication, and its dates as (start, end, value)."""

    genre: str
    published_on: date | None
    text: str
    dates: list[tuple[int, int, str]]


def paragraphs() -> Iterator[Paragraph]:
    """All paragraphs in order."""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        genre, day, marked = (part.strip() for part in line.split("|", 2))
        text, dates, end = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[end : match.start()]
            dates.append((len(text), len(text) + len(match[1]), match[2]))
            text, end = text + match[1], match.end()
        yield Paragraph(genre, None if day == "-" else date.fromisoformat(day), text + marked[end:], dates)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("work", "held", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    args = parser.parse_args()
    found = list(paragraphs())
    chosen = {"work": found[::2], "held": found[1::2], "all": found}[args.half]
    frame = articles([p.text for p in chosen], [None] * len(chosen), [p.published_on for p in chosen])
    rows = find_expressions(frame).to_dicts()
    counts = Counter[str]()
    for n, paragraph in enumerate(chosen):
        got = [row for row in rows if row["article_id"] == str(n)]
        for verdict, told in _judged(paragraph, got):
            counts[verdict] += 1
            if args.show and verdict != "right":
                print(f"{verdict:9} {paragraph.published_on or '-':10} {told:60} {paragraph.text[:110]}")
    n_marked = counts["right"] + counts["value"] + counts["missed"]
    precision = counts["right"] / max(1, counts["right"] + counts["value"] + counts["too many"])
    recall = counts["right"] / max(1, n_marked)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{args.half}: {len(chosen)} paragraphs, {n_marked} dates, {dict(counts)}, value F1 {f1:.3f}")


def _judged(paragraph: Paragraph, got: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
    """A verdict for each mark, and for each expression that no mark holds."""
    used: set[int] = set()
    for start, end, value in paragraph.dates:
        words = paragraph.text[start:end]
        over = [
            i for i, row in enumerate(got) if int(str(row["char_start"])) < end and start < int(str(row["char_end"]))
        ]
        used.update(over)
        values = [str(got[i]["timex_value"]) for i in over]
        if not value:
            continue
        is_right = any(_same(each, value) for each in values) or "/".join(values) == value
        verdict = "right" if is_right else "value" if values else "missed"
        yield verdict, f"{words!r} = {', '.join(values) or 'none'}, wanted {value}"
    for i, row in enumerate(got):
        if i not in used:
            yield "too many", f"{row['text']!r} = {row['timex_value']}"


def _same(got: str, wanted: str) -> bool:
    if wanted.startswith("T"):  # a clock, of whatever day
        return got.endswith(wanted)
    return wanted in (got, got.partition("T")[0]) and bool(got)  # a clock and its day are one expression


if __name__ == "__main__":
    main()
