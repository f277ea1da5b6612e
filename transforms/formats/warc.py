"""WARC (ISO 28500): one record for each HTTP response that is a page."""

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, cast

import orjson
from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from .html_depth import exceeds_depth
from .limits import MIB
from .plain import decode_page
from .record import BadInputError, Origin, RawRecord
from .tape import Tape

MEDIA_TYPE = "text/html"
_PAGE_TYPES = (MEDIA_TYPE, "application/xhtml+xml")
_NEXT_HEADER = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\nWARC-[\w-]+: ")
_HEADER_END = b"\r\n\r\n"


def read_warc(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the successful HTML responses; requests, metadata, images, redirects ... are not delivered records.

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
    # quirks_mode: look for the next header where none is; auto_decode: undo Content- and Transfer-Encoding
    archive = ArchiveIterator(
        cast(BinaryIO, tape), quirks_mode=True, auto_decode="all", stream_detect=False, fsspec_args=False
    )
    passed: int | None = None  # where the last record stands, if it is none of ours
    for crawled in archive:
        if passed is not None and tape.holds(_NEXT_HEADER, passed, crawled.stream_pos):
            return not tape.take_up(_HEADER_END, after=passed)
        tape.forget(crawled.stream_pos)
        passed = crawled.stream_pos
        if crawled.record_type != WarcRecordType.response or not _is_page(crawled):
            continue
        passed = None
        data, problem = _payload(crawled, origin.limits.max_record_bytes)
        yield origin.failed(problem, MEDIA_TYPE, _identifier(crawled)) if problem else _to_record(crawled, data, origin)
        if problem is not None and problem.startswith("corrupt"):
            return not tape.take_up(_HEADER_END, after=crawled.stream_pos)
    return passed is None or not (tape.holds(_NEXT_HEADER, passed) and tape.take_up(_HEADER_END, after=passed))


def _is_page(crawled: WarcRecord) -> bool:
    if not crawled.is_http:
        return False
    status = crawled.http_headers.status_code
    return (crawled.http_content_type or "").lower() in _PAGE_TYPES and (status is None or 200 <= status < 300)


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
        return data, f"record_too_large: more than {limit:,} bytes in one response"
    headers = crawled.http_headers
    is_encoded = headers.contains_key("Content-Encoding") or headers.contains_key("Transfer-Encoding")
    if len(data) < crawled.content_length and not is_encoded:
        return data, f"truncated: {len(data):,} of {crawled.content_length:,} bytes are there"
    return data, None if data.strip() else "blank: the response has no body"


def _to_record(crawled: WarcRecord, data: bytes, origin: Origin) -> RawRecord:
    html, encoding = decode_page(data, crawled.http_charset)
    if exceeds_depth(html, origin.limits.max_html_depth):
        reason = f"html_depth: elements nested deeper than {origin.limits.max_html_depth}"
        return origin.failed(reason, MEDIA_TYPE, _identifier(crawled))
    facts = {"crawled": crawled.headers.get("WARC-Date"), "truncated": crawled.headers.get("WARC-Truncated")}
    return RawRecord(
        ordinal=origin.next_ordinal(),
        external_id=_identifier(crawled),
        member=origin.member,
        media_type=MEDIA_TYPE,
        encoding=encoding,
        url=crawled.headers.get("WARC-Target-URI"),
        html=html,
        extra=orjson.dumps({name: value for name, value in facts.items() if value}).decode(),
    )
