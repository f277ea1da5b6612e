"""ARC, the archive format before WARC: one record for each HTTP response that is a page.

Read here and not through warcio, which ends at the first length that is wrong; real files have such. A record is one
line (address, host, time, type, length), then so many bytes; where no such line follows, the next one is looked for.
https://archive.org/web/researcher/ArcFileFormat.php
"""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO

import orjson

from .html_depth import exceeds_depth
from .http_payload import decoded
from .plain import decode_page
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register

MEDIA_TYPE = "text/html"
_PAGE_TYPES = (MEDIA_TYPE, "application/xhtml+xml")
_HEADER = re.compile(rb"(\w[\w+.-]*:\S*) \S+ (\d{12,14}) (\S+) (?:\S+ )*(\d+)\r?\n?$")  # versions 1 and 2
_STATUS = re.compile(rb"HTTP/\S+ (\d{3})[^\n]*\n")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_LONGEST_LINE = 64 * 1024


def read_arc(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the successful HTML responses."""
    n_before = origin.n_records
    while line := stream.readline(_LONGEST_LINE):
        header = _HEADER.match(line)
        if header is None or header[1].startswith(b"filedesc:"):  # whose few lines are passed over as they come
            continue
        length, limit = int(header[4]), origin.limits.max_record_bytes
        data = stream.read(min(length, limit + 1))
        for n_left in range(length - len(data), 0, -(1 << 20)):
            if not stream.read(min(n_left, 1 << 20)):
                break
        yield from _read(header, data, length, origin)
    if origin.n_records == n_before:
        raise BadInputError("no_records", "the ARC holds no HTML response")


def _read(header: re.Match[bytes], data: bytes, length: int, origin: Origin) -> Iterator[RawRecord]:
    """The record of one response; none if it is no page."""
    status = _STATUS.match(data)
    end = _END_OF_HEAD.search(data, status.end() - 2 if status else 0)
    if status is None or end is None or not status[1].startswith(b"2"):
        return
    fields = BytesParser().parsebytes(data[status.end() : end.end()], headersonly=True)
    kind = str(fields.get("Content-Type") or header[3].decode("ascii", "ignore")).partition(";")[0].strip().lower()
    if kind not in _PAGE_TYPES:
        return
    address = header[1].decode("utf-8", "replace")
    try:
        body = _body(data, end.end(), length, fields, origin.limits.max_record_bytes)
        html, encoding = decode_page(body, fields.get_content_charset())
        if exceeds_depth(html, origin.limits.max_html_depth):
            raise BadInputError("html_depth", f"elements nested deeper than {origin.limits.max_html_depth}")
    except BadInputError as problem:
        yield origin.failed(str(problem), MEDIA_TYPE, address)
        return
    yield RawRecord(
        ordinal=origin.next_ordinal(),
        external_id=address,
        member=origin.member,
        media_type=MEDIA_TYPE,
        encoding=encoding,
        url=address,
        html=html,
        extra=orjson.dumps({"crawled": _as_iso(header[2].decode())}).decode(),
    )


def _body(data: bytes, start: int, length: int, fields: Message, limit: int) -> bytes:
    if length > limit:
        raise BadInputError("record_too_large", f"more than {limit:,} bytes in one response")
    if len(data) < length:
        raise BadInputError("truncated", f"{len(data):,} of {length:,} bytes are there")
    transfer, content = str(fields.get("Transfer-Encoding") or ""), str(fields.get("Content-Encoding") or "")
    body = decoded(data[start:], transfer, content, limit)
    if len(body) > limit:
        raise BadInputError("record_too_large", f"more than {limit:,} bytes in one response")
    if not body.strip():
        raise BadInputError("blank", "the response has no body")
    return body


def _as_iso(time: str) -> str:
    """20231104061000 as 2023-11-04T06:10:00Z."""
    return f"{time[:4]}-{time[4:6]}-{time[6:8]}T{time[8:10]}:{time[10:12]}:{time[12:14] or '00'}Z"


ARC = register(
    Format(
        name="arc",
        title="ARC",
        becomes="one record for each successful HTML response",
        read=read_arc,
        magic=(b"filedesc://",),
        suffixes=("arc",),
    )
)
