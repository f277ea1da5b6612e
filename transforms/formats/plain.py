"""Text and HTML: one record a file."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from .encoding import decode
from .html_depth import exceeds_depth
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .streams import read_whole

_HEAD_BYTES = 64 * 1024  # of a page, in which its charset is looked for: style sheets may stand before it
_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:\x80-\xff-]+)""", re.I
)


_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section|table|h[1-6]|p|ul|span)\b",
    re.I | re.S,
)
_TAG = re.compile(rb"<(?:/[a-z]|[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)", re.I)


def read_text(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The file as one record."""
    text, encoding = decode(read_whole(stream, origin.limits))
    if not text.strip():
        raise BadInputError("blank", "nothing but white space")
    yield RawRecord(
        ordinal=origin.next_ordinal(),
        external_id=origin.file_name,
        member=origin.member,
        media_type="text/plain",
        encoding=encoding,
        text=text,
    )


def read_page(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The page as one record; its article is found later, in parallel."""
    html, encoding = decode_page(read_whole(stream, origin.limits), None)
    if exceeds_depth(html, origin.limits.max_html_depth):
        raise BadInputError("html_depth", f"elements nested deeper than {origin.limits.max_html_depth}")
    yield RawRecord(
        ordinal=origin.next_ordinal(),
        external_id=origin.file_name,
        member=origin.member,
        media_type="text/html",
        encoding=encoding,
        html=html,
    )


def decode_page(data: bytes, http_charset: str | None) -> tuple[str, str]:
    """Markup and how it was decoded; the HTTP header wins over the page's own declaration, as in browsers."""
    declared = _META_CHARSET.search(data[:_HEAD_BYTES])
    return decode(data, http_charset or (declared.group(1).decode("ascii", "ignore") if declared else None))


TEXT = register(
    Format(
        name="text",
        title="text, any encoding",
        becomes="one record; its headline, dateline, agency and date are found in it",
        read=read_text,
        looks=lambda head, end: True,
        rank=99,
    )
)
HTML = register(
    Format(
        name="html",
        title="HTML",
        becomes="one record; main text and metadata are found in it",
        read=read_page,
        suffixes=("html", "htm", "xhtml"),
        looks=lambda head, end: bool(
            _HTML_START.match(head) or (end in ("html", "htm", "xhtml") and _TAG.search(head))
        ),
        rank=20,
    )
)
