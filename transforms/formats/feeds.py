"""RSS and Atom, through feedparser: one record an entry, with as much text as the feed gives."""

import io
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, BinaryIO

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # not in its stubs

from .fields import to_record
from .plain import decode_page
from .record import BadInputError, Origin, RawRecord
from .registry import Format, library, register
from .streams import read_up_to
from .xml_root import root_attributes, root_of

MEDIA_TYPE = "application/rss+xml"
_MOST_RECORDS_LONG = 4  # a feed may be as large as so many records
_PROLOG = re.compile(r"\s*<\?xml[^>]*\?>")
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*?-->\s*)*$", re.S | re.I)
_ENTITY = re.compile(r"&(\w{2,31});")
_LEAF = re.compile(r"<(title|description|summary|content|content:encoded)(?:\s[^<>]*)?(?<!/)>")
_OF_XML = frozenset(("lt", "gt", "amp", "quot", "apos"))
_AMPERSAND = re.compile(r"&(?!#?\w{1,31};)")
_MOST_ATTRIBUTES = 500
_TAGS = re.compile(r"<[^>]*>")


def read_feed(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the entries; what is not well formed is read as far as it can be."""
    data = read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "feed")
    text, encoding = decode_page(data, None)
    # a str would be taken for an address or a file's name; its own cleaning of HTML takes minutes for hostile pages
    parsed = library("feedparser").parse(
        io.BytesIO(_well_formed(text)), sanitize_html=False, resolve_relative_uris=False
    )
    n_before = origin.n_records
    for number, entry in enumerate(parsed.entries, start=1):
        yield to_record(_fields(entry, parsed.feed), origin, MEDIA_TYPE, encoding, f"entry {number}")
    if not _END.search(data.rstrip()[-4096:]):
        raise BadInputError("truncated", f"the feed ends after entry {len(parsed.entries)}, before its closing tag")
    if origin.n_records == n_before:
        raise BadInputError("no_records", "the feed has no entry")


def _well_formed(text: str) -> bytes:
    """``text`` as XML without errors: lxml mends in linear time what feedparser's own lenient parser does not."""
    text = _PROLOG.sub("", text, count=1).lstrip("\ufeff \t\r\n")
    try:
        root = _parsed(text, recover=False)
    except etree.XMLSyntaxError:
        mended = _AMPERSAND.sub("&amp;", _ENTITY.sub(_as_character, _leaves_as_text(text)))
        root = _parsed(mended, recover=True)
    if root is None:
        raise BadInputError("corrupt", "the feed is no XML")
    etree.strip_elements(root, etree.Entity, with_tail=False)
    if any(len(element.attrib) > _MOST_ATTRIBUTES for element in root.iter("*")):
        raise BadInputError("corrupt", f"an element of the feed has more than {_MOST_ATTRIBUTES} attributes")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _parsed(text: str, *, recover: bool) -> Any:
    parser = etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8", strip_cdata=False
    )
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _leaves_as_text(text: str) -> str:
    """``text`` with the mark-up in elements that hold text written as text, so that it cannot break the feed's own."""
    parts: list[str] = []
    at = 0
    unclosed: set[str] = set()
    for leaf in _LEAF.finditer(text):
        end = -1 if leaf.start() < at or leaf[1] in unclosed else text.find(f"</{leaf[1]}>", leaf.end())
        if end < 0:
            unclosed.update([leaf[1]] if leaf.start() >= at else [])
            continue
        inner = text[leaf.end() : end]
        is_apart = inner.lstrip().startswith("<![CDATA[") or 'xhtml"' in leaf[0]
        parts += [text[at : leaf.end()], inner if is_apart else inner.replace("<", "&lt;")]
        at = end
    return "".join([*parts, text[at:]])


def _as_character(entity: re.Match[str]) -> str:
    """The character that HTML gives a name to and XML does not (``&nbsp;``)."""
    return entity[0] if entity[1] in _OF_XML else html5.get(f"{entity[1]};", entity[0])


def _fields(entry: Any, feed: Any) -> dict[str, Any]:
    """The fields of ``entry``; the raw ones, as feedparser answers for a missing date with another, and warns."""
    content = [part.get("value") for part in entry.get("content", ()) if part.get("value")]
    found = {
        "id": dict.get(entry, "id"),
        "url": dict.get(entry, "link"),
        "title": _plain(dict.get(entry, "title")),
        "published": next(
            (day for name in ("published", "created", "updated") if (day := dict.get(entry, name))), None
        ),
        "author": dict.get(entry, "author"),
        "language": dict.get(feed, "language"),
        "outlet": (dict.get(entry, "source") or {}).get("title") or dict.get(feed, "title"),
        "tags": [tag.get("term") for tag in dict.get(entry, "tags") or ()],
    }
    summary = dict.get(entry, "summary")
    text = {"text": max(content, key=len)} if content else {}
    told = {} if summary in content else {"description": summary}
    return {name: value for name, value in (text | found | told).items() if value}


def _plain(title: str | None) -> str | None:
    return title and _TAGS.sub("", title)


def _looks(head: bytes, end: str) -> bool:
    root = root_of(head)
    return root in ("feed", "RDF") or (root == "rss" and b"wordpress.org/export" not in root_attributes(head))


FEED = register(
    Format(
        name="feed",
        title="RSS, Atom",
        becomes="one record an entry, with as much text as the feed gives; dated `updated` if not `published`",
        read=read_feed,
        suffixes=("rss", "atom"),
        looks=_looks,
        rank=10,
    )
)
