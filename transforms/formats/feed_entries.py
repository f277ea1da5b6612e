"""Entries of a feed that is asked again and again: what each is called, and what tells a changed one."""

from typing import NamedTuple

from transforms.ids import stable_id

from .kind import kind_of
from .record import BadInputError, RawRecord

_JSON_FEED = b"jsonfeed.org/version"


class Entry(NamedTuple):
    """What an entry is called in its feed, and the key of it with the content it has."""

    key: str
    entry_id: str


def entry_of(record: RawRecord) -> Entry | None:
    """The entry that ``record`` was made of; None if nothing names it, or it stands for what of the feed is missing.

    When it was published, and who wrote it, are no content: feeds set a date anew whenever they are made.
    """
    if record.reason and not (record.url or record.title or record.text or record.html):
        return None
    key = record.external_id or record.url
    return Entry(key, stable_id("e", key, record.title, record.text, record.html)) if key else None


def is_feed(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is a feed: RSS, Atom or JSON Feed."""
    try:
        kind = kind_of(head, name)
    except BadInputError:
        return False
    return kind == "feed" or (kind.startswith("json") and _JSON_FEED in head.replace(b"\\/", b"/"))
