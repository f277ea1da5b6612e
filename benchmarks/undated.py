"""Undated pages: real pages with the evidence of their own date cut out, furniture left; any day given is invented.

    python -m benchmarks.undated [SET or FOLDER ...] [--out FOLDER] [--show]

From each page goes what names the day on which it was published or changed, in every form and language we read: the
declared fields, and the day itself in text, attributes and scripts. Dates of other things (copyright, comments, other
stories, images, scripts) stay. Prints how many pages still get a day; --show names them with the evidence. The pages
are made anew each time; --out keeps them for looking at, outside of the project.
"""

import argparse
import gzip
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.lab import GOLD
from transforms.lexicons import load_table
from transforms.structure.html import read_page
from transforms.structure.publication.model import Candidate, Decision
from transforms.structure.publication_dates import decide_date

SETS = ("boilerplate-dev", "pubdate-dev")
_NEAR = timedelta(days=7)  # of the day of publication: a visible day so near is evidence of the story too
_OWN = ("json-ld", "meta", "itemprop", "time pubdate", "posted line", "updated line", "record", "url path")
_EPOCH = re.compile(r"(?<![\w.])1\d{9}(?:\d{3})?(?![\w.])")  # seconds or milliseconds
_FIELDS = re.compile(r"""(["'](?:datePublished|dateCreated|dateModified)["']\s*:\s*)(?:"[^"]*"|'[^']*')""")


def undated(html: str) -> str:
    """The page without the evidence of its own date."""
    days = _days(html)
    doomed = "|".join(form for on in sorted(days) for form in _forms(on))
    html = _FIELDS.sub(r"\1null", _without_meta(html))
    html = _EPOCH.sub(lambda match: "" if _of_epoch(match[0]) in days else match[0], html)
    return re.sub(doomed, " ", html, flags=re.IGNORECASE) if doomed else html


def decision(html: str) -> Decision:
    """What is decided about the date of the page."""
    page = read_page(html)
    return decide_date(None, page.url, page.dates, page.order)


def _days(html: str) -> set[date]:
    """The days that the page's own evidence names, and their neighbours: time zones."""
    found = decision(html)
    days = {day for candidate in found.candidates if (day := _own_day(candidate, found.published_on))}
    return {day + timedelta(days=step) for day in days for step in (-1, 0, 1)}


def _own_day(candidate: Candidate, published_on: date | None) -> date | None:
    if candidate.precision != "day" or candidate.from_on is None:
        return None
    is_near = published_on is not None and abs(candidate.from_on - published_on) <= _NEAR
    return candidate.from_on if is_near or candidate.is_chosen or candidate.evidence.startswith(_OWN) else None


def _of_epoch(digits: str) -> date:
    return datetime.fromtimestamp(int(digits[:10]), UTC).date()


def _without_meta(html: str) -> str:
    names = "|".join(re.escape(row["name"]) for row in load_table("page_meta", "mul") if "meta " in row["field"])
    return re.sub(rf"<meta[^>]*=\s*[\"']?(?:{names})[\"'\s][^>]*>", "", html, flags=re.IGNORECASE)


def _forms(on: date) -> Iterator[str]:
    """Patterns of every way to write the day."""
    names = "|".join(
        re.escape(row["name"]) for row in load_table("month_names", "mul") if int(row["month"]) == on.month
    )
    year, short = on.year, f"{on.year % 100:02}"
    m, d = f"0?{on.month}", f"0?{on.day}"
    gap = r"(?:<[^<>]*>|[\s,.\-/])*(?:of|de|del)?(?:<[^<>]*>|[\s,.\-/])*"
    clock = r"(?:(?:at\s)?\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?,?)?"
    yield rf"{year}\s?[-/.年_]\s?{m}\s?[-/.月_]\s?{d}(?!\d)(?:\s?日)?"
    yield rf"(?<!\d){year}{on.month:02}{on.day:02}(?=\D|\d{{2,6}}\b)"
    yield rf"(?<!\d)(?:{d}[-/.]{m}|{m}[-/.]{d})[-/.]\s?(?:{year}|{short})(?!\d)"
    yield rf"(?<!\d){d}(?:st|nd|rd|th|er|º|\.)?{gap}(?:{names})\.?{gap}(?:{year}|'?{short})(?!\d)"
    yield rf"\b(?:{names})\.?{gap}{d}(?:<[^<>]*>)*(?:st|nd|rd|th)?(?:<[^<>]*>)*[\s,]*{clock}[\s,]*{year}"
    yield rf"{year}/(?:{names})/{d}(?!\d)"


def pages(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Name and mark-up of the pages in the folders."""
    for folder in folders:
        for path in sorted(folder.glob("*.htm*")):
            data = path.read_bytes()
            yield path.name, (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", default=SETS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    folders = [Path(name) if Path(name).is_dir() else GOLD / name / "inbox" for name in args.folders]
    n_pages, n_days = 0, 0
    for name, html in pages(folders):
        page = undated(html)
        found = decision(page)
        n_pages, n_days = n_pages + 1, n_days + (found.published_on is not None)
        if args.out:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / name.removesuffix(".gz")).write_text(page, encoding="utf-8")
        if args.show and found.published_on:
            print(f"{name[:40]:40} {found.published_on} {found.published_evidence}")
    print(f"{n_days} of {n_pages} undated pages got a day ({n_days / max(1, n_pages):.3f})")


if __name__ == "__main__":
    main()
