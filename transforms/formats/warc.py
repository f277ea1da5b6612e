"""WARC (ISO 28500): one record for each page: HTTP responses and resources in HTML, and text that was made of pages."""

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, cast

import orjson
from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from .encoding import decode
from .html_depth import exceeds_depth
from .http_payload import decoded
from .limits import MIB
from .plain import decode_page
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .tape import Tape

MEDIA_TYPE = "text/html"
_PAGE_TYPES = (MEDIA_TYPE, "application/xhtml+xml")
_TEXT_TYPE = "text/plain"  # of a record that was made of a page, as in Common Crawl's WET
_NEXT_HEADER = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\nWARC-[\w-]+: ")
_HEADER_END = b"\r\n\r\n"


def read_warc(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the successful HTML responses, and of HTML and text that was archived without HTTP.

    Requests, metadata, images, redirects ... are not delivered records.

    A response whose Content-Length is wrong fails; reading goes on at the next header, also one inside its payload.
    """
    n_before = origin.n_records
    tape = Tape(stream, origin.limits.max_record_bytes + MIB)
    try:
        is_done = False
        while not is_done:
            is_done = yield from _read_on(tape, origin)
    except (OSError, ValueError, EOFError) as problem:
        raise BadInputError("corrupt", f"WARC, at byte {tape.tell():,}: {problem}") from problem
    if origin.n_records == n_before:
        raise BadInputError("no_records", "the WARC holds no HTML response")


def _read_on(tape: Tape, origin: Origin) -> Generator[RawRecord, None, bool]:
    """Records from the tape's position on; returns False if reading is to be taken up inside the last record."""
    # quirks_mode: look for the next header where none is; encodings are undone by us, who know that headers lie
    archive = ArchiveIterator(
        cast(BinaryIO, tape), quirks_mode=True, auto_decode="none", stream_detect=False, fsspec_args=False
    )
    passed: int | None = None  # where the last record stands, if it is none of ours
    for crawled in archive:
        if passed is not None and tape.holds(_NEXT_HEADER, passed, crawled.stream_pos):
            return not tape.take_up(_HEADER_END, after=passed)
        tape.forget(crawled.stream_pos)
        passed = crawled.stream_pos
        if not _is_page(crawled):
            continue
        passed = None
        data, problem = _payload(crawled, origin.limits.max_record_bytes)
        yield origin.failed(problem, MEDIA_TYPE, _identifier(crawled)) if problem else _to_record(crawled, data, origin)
        if problem is not None and problem.startswith("corrupt"):
            return not tape.take_up(_HEADER_END, after=crawled.stream_pos)
    return passed is None or not (tape.holds(_NEXT_HEADER, passed) and tape.take_up(_HEADER_END, after=passed))


def _is_page(crawled: WarcRecord) -> bool:
    if crawled.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
        return _type(crawled) in (*_PAGE_TYPES, _TEXT_TYPE)
    if crawled.record_type != WarcRecordType.response or not crawled.is_http:
        return False
    status = crawled.http_headers.status_code
    return (crawled.http_content_type or "").lower() in _PAGE_TYPES and (status is None or 200 <= status < 300)


def _type(crawled: WarcRecord) -> str:
    """What a record without HTTP header says that it is."""
    return (crawled.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _identifier(crawled: WarcRecord) -> str:
    return crawled.record_id or f"record at byte {crawled.stream_pos}"


def _payload(crawled: WarcRecord, limit: int) -> tuple[bytes, str | None]:
    """The page's bytes, and why they cannot be used."""
    try:
        data = crawled.reader.read(limit + 1)
    except (OSError, EOFError, ValueError) as problem:
        return b"", f"corrupt: the payload cannot be decoded: {problem}"
    if _NEXT_HEADER.search(data):
        return data, "corrupt: its Content-Length reaches into the next record"
    if len(data) > limit:
        return data, _too_large(limit)
    if len(data) < crawled.content_length:
        return data, f"truncated: {len(data):,} of {crawled.content_length:,} bytes are there"
    if crawled.is_http:
        return _decoded(data, crawled, limit)
    return data, None if data.strip() else "blank: the record has no body"


def _decoded(data: bytes, crawled: WarcRecord, limit: int) -> tuple[bytes, str | None]:
    """The body of an HTTP response without its encodings, and why it cannot be used."""
    headers = crawled.http_headers
    try:
        data = decoded(data, headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or "", limit)
    except BadInputError as problem:
        return data, str(problem)
    if len(data) > limit:
        return data, _too_large(limit)
    return data, None if data.strip() else "blank: the response has no body"


def _too_large(limit: int) -> str:
    return f"record_too_large: more than {limit:,} bytes in one response"


def _to_record(crawled: WarcRecord, data: bytes, origin: Origin) -> RawRecord:
    is_text = not crawled.is_http and _type(crawled) == _TEXT_TYPE
    text, encoding = decode(data) if is_text else decode_page(data, crawled.http_charset if crawled.is_http else None)
    if not is_text and exceeds_depth(text, origin.limits.max_html_depth):
        reason = f"html_depth: elements nested deeper than {origin.limits.max_html_depth}"
        return origin.failed(reason, MEDIA_TYPE, _identifier(crawled))
    facts = {"crawled": crawled.headers.get("WARC-Date"), "truncated": crawled.headers.get("WARC-Truncated")}
    return RawRecord(
        ordinal=origin.next_ordinal(),
        external_id=_identifier(crawled),
        member=origin.member,
        media_type=_TEXT_TYPE if is_text else MEDIA_TYPE,
        encoding=encoding,
        url=crawled.headers.get("WARC-Target-URI"),
        text=text if is_text else None,
        html=None if is_text else text,
        extra=orjson.dumps({name: value for name, value in facts.items() if value}).decode(),
    )


WARC = register(
    Format(
        name="warc",
        title="WARC",
        becomes="one record for each successful HTML response; also `resource` and WET records",
        read=read_warc,
        magic=(b"WARC/",),
        suffixes=("warc",),
    )
)
