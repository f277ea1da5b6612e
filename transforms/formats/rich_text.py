"""RTF, through striprtf: one record, or one a story if it is a download of Nexis or Factiva."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from .exports import export_records, is_export
from .record import BadInputError, Origin, RawRecord
from .registry import Format, library, register
from .streams import read_up_to

MEDIA_TYPE = "application/rtf"
_MOST_RECORDS_LONG = 4  # a download may be as large as so many records
_PICTURE = re.compile(r"\{\\pict[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")  # bytes as hexadecimal digits: long, and no text
_LINES = re.compile(r"\n+")
_CODEPAGE = re.compile(rb"\\ansicpg(\d+)")


def read_rich_text(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The document as one record, its pictures left out; of a download each story."""
    striprtf = library("striprtf.striprtf", "documents")
    data = read_up_to(stream, _MOST_RECORDS_LONG * origin.limits.max_record_bytes, "document")
    page = _CODEPAGE.search(data[:4096])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    try:
        text: str = striprtf.rtf_to_text(_PICTURE.sub("", data.decode("latin-1")), encoding="cp1252", errors="replace")
    except (ValueError, LookupError, IndexError, RecursionError) as problem:
        raise BadInputError("corrupt", f"RTF: {type(problem).__name__}: {problem}"[:200]) from problem
    text = _LINES.sub("\n\n", text)  # a line is a paragraph
    if not text.strip():
        raise BadInputError("blank", "an RTF document without text")
    if is_export(text):
        yield from export_records(text, origin, MEDIA_TYPE, encoding)
    else:
        yield RawRecord(
            ordinal=origin.next_ordinal(),
            external_id=origin.file_name,
            member=origin.member,
            media_type=MEDIA_TYPE,
            encoding=encoding,
            text=text,
        )
    if not data.rstrip().endswith(b"}"):
        raise BadInputError("truncated", "the RTF ends before its closing brace")


RICH_TEXT = register(
    Format(
        name="rtf",
        title="RTF",
        becomes="one record, or one a story of a download of Nexis or Factiva",
        read=read_rich_text,
        magic=(b"{\\rtf",),
        suffixes=("rtf",),
        extra="documents",
    )
)
