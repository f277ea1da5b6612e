"""Downloads of LexisNexis, Nexis Uni and Factiva: several stories in one file, each between lines about it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs

from .encoding import decode
from .fields import to_record
from .html_depth import exceeds_depth
from .plain import decode_page
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import read_up_to

MEDIA_TYPE = "text/plain"
_MOST_RECORDS_LONG = 4  # a download may be as large as so many records
_COUNT = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.M | re.I)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_LOOKS = re.compile(rb"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*\r?$", re.M | re.I)
_FACTIVA_LOOKS = re.compile(rb"^[ \t]*Document [A-Z0-9]{2,12}\d{10,14}[a-z][a-z0-9]{3,}[ \t]*\r?$", re.M)
_LABEL = re.compile(
    r"^[ \t]*(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|"
    r"SUBJECT|ORGANIZATION|COMPANY|GEOGRAPHIC|COUNTRY|CITY|STATE|PERSON|INDUSTRY|TICKER|URL|ACC-NO|HEADLINE|SOURCE)"
    r":[ \t]*(.*(?:\n[ \t]+\S.*)*)$",
    re.M | re.I,
)
_FACTIVA_PAGE = re.compile(rb"""<div[^>]*\bclass=["']article \w{2,3}Article["'][^>]*\bid=["']article-[A-Z0-9]+""", re.I)
_BLOCKS = ("div", "p", "td", "tr", "table", "h1", "h2", "h3", "h4", "br", "li")
_STRETCH = 200  # characters between two named lines: it is the text
_BODY = re.compile(r"^[ \t]*BODY:?[ \t]*$", re.M | re.I)
_DAY = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4}"
    r"|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4})",
    re.I,
)
#: The last line of a story of Factiva, its key: letters of the source, the day, a sign and more.
_FACTIVA_END = re.compile(r"^[ \t]*Document ([A-Z0-9]{2,12}\d{10,14}[a-z][a-z0-9]{3,})[ \t]*$", re.M)
_FACTIVA_WORDS = re.compile(r"[\d,.]+ words$")
_FACTIVA_ASIDE = re.compile(r"(?:\d{1,2}:\d\d|[A-Z0-9]{2,12}$|[A-Z][a-z]+$|(?:Volume|Issue|Page|Pg\.?)\b|\d+$)")
_SENTENCE = re.compile(r"\s\S+\s.*[.!?…]\W*$|.{80}")
_BY = re.compile(r"By\s+", re.I)
_MOST_ABOUT = 12  # lines between the number of words and the text
_COPYRIGHT = re.compile(r"^[ \t]*(?:Copyright\b|©|All Rights Reserved|\(c\) \d{4}).*$", re.M | re.I)


def read_export(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the stories of a download."""
    text, encoding = decode(read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "download"))
    yield from export_records(text, origin, MEDIA_TYPE, encoding)


def read_factiva_page(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the stories of a page that Factiva shows or saves, each in an element of class ``article``."""
    data = read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "download")
    page, encoding = decode_page(data, None)
    if exceeds_depth(page, origin.limits.max_html_depth):
        raise BadInputError("html_depth", f"elements nested deeper than {origin.limits.max_html_depth}")
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for number, article in enumerate(tree.xpath("//div[contains(concat(' ', @class, ' '), ' article ')]"), start=1):
        fields = _factiva_fields(_as_lines(article))
        yield to_record(fields, origin, "text/html", encoding, f"document {number}")


def _as_lines(article: Any) -> str:
    """The text of an element, a block a line, with an empty line between two."""
    lines = [[""]]
    for event, element in etree.iterwalk(article, events=("start", "end")):
        if element.tag in _BLOCKS:
            lines.append([])
        lines[-1].append((element.text if event == "start" else element.tail if element is not article else "") or "")
    told = [" ".join("".join(parts).split()) for parts in lines]
    return "\n\n".join(line for line in told if line)


def is_export(text: str) -> bool:
    """Whether the text of a document is a download of one of these services."""
    return bool(_FACTIVA_END.search(text) or (_END.search(text) and _LABEL.search(text)) or _COUNT.search(text))


def export_records(text: str, origin: Origin, media_type: str, encoding: str) -> Iterator[RawRecord]:
    """Records of the stories in the text of a download, however it was wrapped."""
    text = text.replace("\r\n", "\n").replace("\f", "\n").replace("\xa0", " ")
    is_factiva = bool(_FACTIVA_END.search(text))
    for number, story in enumerate(_factiva_stories(text) if is_factiva else stories_of(text), start=1):
        fields = _factiva_fields(story) if is_factiva else _fields(story)
        yield to_record(fields, origin, media_type, encoding, f"document {number}")


def stories_of(text: str) -> list[str]:
    """The stories of ``text``; one if it is no download of several."""
    parts = _COUNT.split(text)[1:] if _COUNT.search(text) else _END.split(text)
    return [part for part in parts if part.strip()] or [text]


def _factiva_stories(text: str) -> list[str]:
    """Each with its last line, which is its key; what stands behind the last one is the search that was made.

    Unless it counts words: then the download broke off in a story.
    """
    ends = [end.end() for end in _FACTIVA_END.finditer(text)]
    rest = text[ends[-1] :]
    stories = [text[start:end] for start, end in pairwise([0, *ends])]
    return [*stories, rest] if any(map(_FACTIVA_WORDS.match, map(str.strip, rest.split("\n")))) else stories


def _factiva_fields(story: str) -> dict[str, str]:
    """The fields of one story: above its text stand headline, author, words, day, source, language."""
    key = _FACTIVA_END.search(story)
    lines = [line.strip() for line in story[: key.start() if key else None].split("\n")]
    filled = [line for line in lines if line]
    words = next((at for at, line in enumerate(filled) if _FACTIVA_WORDS.match(line)), None)
    if words is None:
        return {"id": key[1] if key else "", "text": "\n\n".join(filled)}
    about, rest = filled[:words], filled[words + 1 :]
    end = next((at + 1 for at, line in enumerate(rest[:_MOST_ABOUT]) if _COPYRIGHT.match(line)), None)
    if end is None:  # a source without one: the text begins with its first sentence
        end = next((at for at, line in enumerate(rest[:_MOST_ABOUT]) if _SENTENCE.search(line)), 0)
    told = rest[:end]
    day = next((found[0] for line in told if (found := _DAY.search(line))), "")
    source = next((line for line in told if not _DAY.search(line) and not _FACTIVA_ASIDE.match(line)), "")
    by = about.pop() if len(about) > 1 and _BY.match(about[-1]) else ""
    fields = {
        "id": key[1] if key else "",
        "title": about[-1] if about else "",
        "author": _BY.sub("", by),
        "published": day,
        "source": source,
        "section": about[0] if len(about) > 1 else "",
        "text": "\n\n".join(rest[end:]),
    }
    return {name: value for name, value in fields.items() if value}


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
    title = named.pop("headline", "") or (blocks[dated + 1] if dated + 1 < len(blocks) else "")
    if not title and 1 < dated < len(blocks):  # Nexis Uni: the headline, its source, the day
        title, blocks, dated = blocks[0], blocks[dated - 1 :], 1
    fields = {
        "source": blocks[0] if dated > 0 and blocks else "",
        "published": found[0] if dated < len(blocks) and (found := _DAY.search(blocks[dated])) else "",
        "title": title,
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


FACTIVA_PAGE = register(
    Format(
        name="factiva",
        title="Factiva downloads as HTML",
        becomes="one record a document",
        read=read_factiva_page,
        looks=lambda head, end: bool(_FACTIVA_PAGE.search(head)),
        as_utf8=True,
        rank=20,
    )
)
EXPORT = register(
    Format(
        name="lexisnexis",
        title="LexisNexis, Nexis Uni and Factiva downloads as text, RTF or Word",
        becomes="one record a document",
        read=read_export,
        looks=lambda head, end: bool(_LOOKS.search(head[:4096]) or _FACTIVA_LOOKS.search(head)),
        rank=45,
    )
)
