"""RSS and Atom, through feedparser: one record an entry, with as much text as the feed gives."""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

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
_TAGS = re.compile(r"<[^>]*>")


def read_feed(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the entries; what is not well formed is read as far as it can be."""
    data = read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "feed")
    text, encoding = decode_page(data, None)
    # a str would be taken for an address or a file's name
    parsed = library("feedparser").parse(io.BytesIO(_PROLOG.sub("", text, count=1).encode()))
    n_before = origin.n_records
    for number, entry in enumerate(parsed.entries, start=1):
        yield to_record(_fields(entry, parsed.feed), origin, MEDIA_TYPE, encoding, f"entry {number}")
    if not _END.search(data.rstrip()[-4096:]):
        raise BadInputError("truncated", f"the feed ends after entry {len(parsed.entries)}, before its closing tag")
    if origin.n_records == n_before:
        raise BadInputError("no_records", "the feed has no entry")


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
