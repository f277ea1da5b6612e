"""Lines that say when a story was posted or updated: "Posted: Tuesday, January 28, 2014 8:18 PM EST"."""

import re
from functools import cache

from transforms.lexicons import load_table
from transforms.structure.publication.model import Evidence

_LONGEST = 200  # code points; a longer line is prose that happens to hold the word
_PART = re.compile(r"\s[|•·–—-]\s")  # a line holds several notes: "Ann Lee | Photo: Bo Day, 3 May 2011"
_DIGIT = re.compile(r"\d")
_SOURCES = {"published": "posted line", "modified": "updated line"}

#: How an objection ends to a day that its label gives to something else ("Valid from", "Deadline").
OTHER_DAY = "says of what else it is the day"


@cache
def _labels() -> dict[str, str]:
    return {row["label"]: row["role"] for row in load_table("publication_labels", "mul")}


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _labels()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})(?:\s*:|\s(?=\S))", re.IGNORECASE)


def read_line(line: str, *, anywhere: bool = False) -> list[Evidence]:
    """The labelled dates of one line; empty unless the line begins with such a label.

    `anywhere`: the label may stand inside the line ("By Jo Marsh | Published: 5 March 2019"), as beside a heading.
    """
    text = " ".join(line.split())
    found = list(_label().finditer(text)) if len(text) <= _LONGEST else []
    if not found or (found[0].start() > 2 and not anywhere):
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    pieces = [(m[1].casefold(), text[m.start() : end].strip()) for m, end in zip(found, ends, strict=True)]
    roles = [(_labels()[label], raw) for label, raw in pieces if _DIGIT.search(raw)]
    return [Evidence(_SOURCES[role], raw) for role, raw in roles if role in _SOURCES]


def other_label(line: str) -> str | None:
    """The words at the start of the line, or of a part of it, that say of what else its date is: "Deadline", "©"."""
    for n, part in enumerate(_PART.split(" ".join(line.split()))):
        found = _others().match(part)
        if found and (n == 0 or _DIGIT.search(part)):
            return found[0].strip(" :,")
    return None


@cache
def _others() -> re.Pattern[str]:
    labels = [label for label, role in _labels().items() if role == "other"]
    words = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.compile(rf"\W*(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def label_role(text: str) -> str | None:
    """What ``text`` says of a date behind it: "published", "modified" or "other"; None if it is no label."""
    return _labels().get(text.casefold().strip(" :,|·•–—-"))


def labels_other_date(line: str) -> bool:
    """Whether the line is a label that says of what else the date beside it is: "Incident date"."""
    return _labels().get(line.casefold().strip(" :")) == "other"
