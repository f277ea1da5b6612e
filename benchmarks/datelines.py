"""Share of datelines whose place and date are right, on wire copy and press releases.

    python -m benchmarks.datelines [SET ...] [--show N]

SET is a gold set with known dateline forms (default: muc-dev isaf-dev). The truth is derived here, apart from our own
parser, from the strict form that each source keeps to:

- MUC: after an optional "(SITE)" line, "PLACE, D MON YY" up to the first dash; "NO CITY" and "NO DATE" mean none.
- ISAF: a line that begins "Place, Afghanistan (Month D, YYYY)"; a missing year is that of the release number
  "YYYY-MM-XX-NNN" if its month agrees; without either the day cannot be known, and none must be given.

Texts that do not keep to the form are counted apart and say nothing.
"""

import argparse
import re
from datetime import date, datetime

from benchmarks.lab import GOLD, read_inbox
from transforms.structure import LINE_COUNTS, structure

_MUC = re.compile(
    r"^\s*(?:\([^)\n]*\)\s*)?(?P<place>[A-Z][^,\n]*?(?:,\s[A-Z ]+)?),\s*(?P<date>\d{1,2} [A-Z]{3} \d\d|NO DATE)\b"
)
_ISAF = re.compile(
    r"^\s*(?P<place>[A-Z][\w' -]+, Afghanistan)\s*"
    r"\((?P<month>[A-Z][a-z]+)\.?\s+(?P<day>\d{1,2})(?:,?\s*(?P<year>\d{4}))?\)",
    re.MULTILINE,
)
_RELEASE = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-[A-Z]{1,3}-\d+")

Truth = tuple[str | None, date | None]


def muc_truth(text: str) -> Truth | None:
    """(place, day) by the form of the monitoring service; None if the text does not keep to it."""
    match = _MUC.match(text)
    if not match:
        return None
    place = re.sub(r"^NO CITY(?: \((.*)\))?$", r"\1", match["place"]) or None
    return place, None if match["date"] == "NO DATE" else datetime.strptime(match["date"], "%d %b %y").date()  # noqa: DTZ007


def isaf_truth(text: str) -> Truth | None:
    """(place, day) by the form of the press office; None if the text does not keep to it."""
    match = _ISAF.search(re.sub("[\u2028\u2029]", "\n", text))
    if not match:
        return None
    month = datetime.strptime(match["month"][:3], "%b").month  # noqa: DTZ007
    release = _RELEASE.search(text)
    year = match["year"] or (release["year"] if release and int(release["month"]) == month else None)
    return match["place"], date(int(year), month, int(match["day"])) if year else None


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["muc-dev", "isaf-dev"])
    parser.add_argument("--show", type=int, default=10, help="print so many that are wrong")
    args = parser.parse_args()
    for name in args.sets:
        _measure(name, args.show)


def _measure(name: str, show: int) -> None:
    truth_of = muc_truth if name.startswith("muc") else isaf_truth
    raw = read_inbox(GOLD / name / "inbox", None)
    done = structure(raw, LINE_COUNTS.to_frame())
    columns = ["article_id", "dateline_place", "published_on"]
    found = done.records.join(done.articles.select(columns), on="article_id", how="left", maintain_order="left")
    places = days = n = 0
    wrong: list[str] = []
    for text, place, day in zip(raw["text"], found["dateline_place"], found["published_on"], strict=True):
        truth = truth_of(text)
        if truth is None:
            continue
        n += 1
        places += place == truth[0]
        days += day == truth[1]
        if (place, day) != truth:
            wrong.append(f"  {truth} {(place, day)} {text[:120]!r}")
    print(f"{name}: {n} of {len(raw)} keep to the form; place right {places / n:.3f}, date right {days / n:.3f}")
    print("\n".join(wrong[:show]))


if __name__ == "__main__":
    main()
