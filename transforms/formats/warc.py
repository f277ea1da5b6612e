"""WARC (ISO 28500): one record for each HTTP response that is a page."""

from collections.abc import Iterator
from typing import BinaryIO

import orjson
from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from .html_depth import exceeds_depth
from .plain import decode_page
from .record import BadInputError, Origin, RawRecord

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the successful HTML responses; requests, metadata, images, redirects ... are not delivered records."""
    n_before = origin.n_records
    n_seen = 0
    try:
        for crawled in _iterate(stream):
            n_seen += 1
            if crawled.record_type == WarcRecordType.response and _is_page(crawled):
                yield _to_record(crawled, origin)
    except (OSError, ValueError, EOFError) as problem:
        raise BadInputError("corrupt", f"WARC, after record {n_seen}: {problem}") from problem
    if origin.n_records == n_before:
        raise BadInputError("no_records", f"the WARC holds no HTML response among its {n_seen} records")


def _iterate(stream: BinaryIO) -> Iterator[WarcRecord]:
    return iter(ArchiveIterator(stream, auto_decode="all", stream_detect=False, fsspec_args=False))


def _is_page(crawled: WarcRecord) -> bool:
    if not crawled.is_http:
        return False
    status = crawled.http_headers.status_code
    return (crawled.http_content_type or "").lower() in _PAGE_TYPES and (status is None or 200 <= status < 300)


def _to_record(crawled: WarcRecord, origin: Origin) -> RawRecord:
    identifier = crawled.record_id or f"record at byte {crawled.stream_pos}"
    limit = origin.limits.max_record_bytes
    data = crawled.reader.read(limit + 1)
    if len(data) > limit:
        return origin.failed(f"record_too_large: more than {limit:,} bytes in one response", "text/html", identifier)
    html, encoding = decode_page(data, crawled.http_charset)
    reason = None
    if not html.strip():
        reason = "blank: the response has no body"
    elif exceeds_depth(html, origin.limits.max_html_depth):
        reason = f"html_depth: elements nested deeper than {origin.limits.max_html_depth}"
    if reason is not None:
        return origin.failed(reason, "text/html", identifier)
    return RawRecord(
        ordinal=origin.next_ordinal(),
        external_id=identifier,
        member=origin.member,
        media_type="text/html",
        encoding=encoding,
        url=crawled.headers.get("WARC-Target-URI"),
        html=html,
        extra=orjson.dumps({"crawled": crawled.headers.get("WARC-Date")}).decode(),
    )
