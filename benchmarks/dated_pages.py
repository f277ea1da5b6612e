"""Publication days of pages written for measuring, kind by kind; one half is for working on, the other is held back.

    python -m benchmarks.dated_pages [--half work|held|all] [--show]

`benchmarks/dated_pages.txt` holds the pages with the day, the bounds or nothing that their evidence supports. A page is
right if the day is that one, or if it has none and its bounds are as expected. The halves are the pages in turn.
"""

import argparse
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polars as pl

from transforms.formats import Limits, read_records, to_frames
from transforms.ids import stable_id
from transforms.structure import LINE_COUNTS, structure

_FOLDER = Path(__file__).parent
_HEAD = re.compile(r"\{head (.+?)\}\s*(<html[^>]*>)?")
_STORY = re.compile(r"\{([a-z]{2})\}")


class Written(NamedTuple):
    """A page, and what its evidence supports: "2019-03-04", "none", "..2019-03-04", "2019-03-01..2019-03-31"."""

    name: str
    expected: str
    html: str


def stories() -> dict[str, str]:
    """Paragraphs by language, as mark-up."""
    text = (_FOLDER / "dated_pages_stories.txt").read_text(encoding="utf-8")
    parts = (part.splitlines() for part in text.removeprefix("= ").split("\n= "))
    return {language: "".join(f"<p>{line}</p>" for line in lines) for language, *lines in parts}


def written_pages() -> Iterator[Written]:
    """All pages in order."""
    text = (_FOLDER / "dated_pages.txt").read_text(encoding="utf-8")
    bodies = stories()
    for block in text.split("\n=== ")[1:]:
        title, _, html = block.partition("\n")
        name, _, expected = title.partition(" | ")
        html = _HEAD.sub(r"\2<head><meta charset='utf-8'><title>\1</title></head>", html)
        yield Written(name, expected, _STORY.sub(lambda match: bodies[match[1]], html))


def evidence(page: Written) -> str:
    """What the article made of the page says of its day, as the expectations write it."""
    name = f"{page.name}.html"
    records = read_records(BytesIO(page.html.encode()), name, Limits())
    raw = pl.concat(list(to_frames(records, stable_id("f", name), 10, 1 << 28)))
    found = structure(raw, LINE_COUNTS.to_frame()).articles.row(0, named=True)
    if found["published_on"]:
        return str(found["published_on"])
    if found["published_from"] or found["published_to"]:
        return f"{found['published_from'] or ''}..{found['published_to'] or ''}"
    return "none"


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("work", "held", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="name the pages that are wrong")
    args = parser.parse_args()
    pages = list(written_pages())
    halves = {"work": pages[::2], "held": pages[1::2], "all": pages}
    counts = {"right": 0, "wrong day": 0, "day lost": 0, "wrong bounds": 0}
    for page in halves[args.half]:
        got = evidence(page)
        kind = _kind(page.expected, got)
        counts[kind] += 1
        if args.show and kind != "right":
            print(f"{kind:12} {page.name:32} expected {page.expected:24} got {got}")
    n = sum(counts.values())
    print(f"{args.half}: {n} pages, " + ", ".join(f"{kind} {count}" for kind, count in counts.items()))


def _kind(expected: str, got: str) -> str:
    if expected == got:
        return "right"
    if re.fullmatch(r"[\d-]{10}", got):
        return "wrong day"
    return "day lost" if re.fullmatch(r"[\d-]{10}", expected) else "wrong bounds"


if __name__ == "__main__":
    main()
