"""Downloads of LexisNexis and Nexis Uni as text: several stories in one file, each with named lines around its text."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from .encoding import decode
from .fields import to_record
from .record import Origin, RawRecord
from .registry import Format, register
from .streams import read_up_to

MEDIA_TYPE = "text/plain"
_MOST_RECORDS_LONG = 4  # a download may be as large as so many records
_COUNT = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.M | re.I)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_LOOKS = re.compile(rb"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*\r?$", re.M | re.I)
_LABEL = re.compile(
    r"^[ \t]*(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|"
    r"SUBJECT|ORGANIZATION|COMPANY|GEOGRAPHIC|COUNTRY|CITY|STATE|PERSON|INDUSTRY|TICKER|URL|ACC-NO|HEADLINE|SOURCE)"
    r":[ \t]*(.*(?:\n[ \t]+\S.*)*)$",
    re.M | re.I,
)
_STRETCH = 200  # characters between two named lines: it is the text
_BODY = re.compile(r"^[ \t]*BODY:?[ \t]*$", re.M | re.I)
_DAY = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4}"
    r"|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4})",
    re.I,
)
_COPYRIGHT = re.compile(r"^[ \t]*(?:Copyright\b|©|All Rights Reserved|\(c\) \d{4}).*$", re.M | re.I)


def read_export(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the stories of a download."""
    text, encoding = decode(read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "download"))
    for number, story in enumerate(stories_of(text), start=1):
        yield to_record(_fields(story), origin, MEDIA_TYPE, encoding, f"document {number}")


def stories_of(text: str) -> list[str]:
    """The stories of ``text``; one if it is no download of several."""
    text = text.replace("\r\n", "\n").replace("\f", "\n")
    parts = _COUNT.split(text)[1:] if _COUNT.search(text) else _END.split(text)
    return [part for part in parts if part.strip()] or [text]


def _fields(story: str) -> dict[str, str]:
    """The fields of one story: what stands above its first named line, the named lines, and the text between them."""
    labels = list(_LABEL.finditer(story))
    marked = _BODY.search(story)
    above = _above(labels, marked.start() if marked else None)
    start = marked.end() if marked else above[-1].end() if above else 0
    below = [label for label in labels if label.start() > start]
    end = below[0].start() if below else len(story)
    head = story[: above[0].start() if above else start]
    said = _COPYRIGHT.sub("", head)
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", said) if block.strip()]
    dated = next((at for at, block in enumerate(blocks) if _DAY.search(block)), len(blocks))
    named = {label[1].lower(): " ".join(label[2].split()) for label in labels}
    fields = {
        "source": blocks[0] if dated > 0 and blocks else "",
        "published": found[0] if dated < len(blocks) and (found := _DAY.search(blocks[dated])) else "",
        "title": named.pop("headline", "") or (blocks[dated + 1] if dated + 1 < len(blocks) else ""),
        "text": "\n\n".join(_paragraphs(_COPYRIGHT.sub("", story[start:end]))),
        **named,
    }
    return {name: value for name, value in fields.items() if value}


def _above(labels: list[re.Match[str]], body: int | None) -> list[re.Match[str]]:
    """The named lines above the text: before its mark, or as long as no long stretch stands between them."""
    above: list[re.Match[str]] = []
    for label in labels:
        if label.start() > body if body is not None else above and label.start() - above[-1].end() >= _STRETCH:
            break
        above.append(label)
    return above


def _paragraphs(text: str) -> list[str]:
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]


EXPORT = register(
    Format(
        name="lexisnexis",
        title="LexisNexis downloads as text",
        becomes="one record a document",
        read=read_export,
        looks=lambda head, end: bool(_LOOKS.search(head[:4096])),
        rank=45,
    )
)
