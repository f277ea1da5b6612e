"""Bytes to records: recognise, unwrap, hand to the format's reader; a failure becomes a record, never an exception."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from .archives import tar_members, zip_members
from .compression import KINDS, SUFFIXES, unpacked
from .delimited import read_delimited
from .encoding import byte_order_mark, wide_encoding
from .json_documents import read_json
from .json_lines import read_json_lines
from .kind import kind_of
from .limits import Limits
from .names import base_name, printable, suffix, without_suffix
from .parquet import read_parquet
from .plain import read_page, read_text
from .record import BadInputError, ExhaustedError, Origin, RawRecord
from .streams import Budget, as_utf8, look_ahead
from .warc import read_warc

READERS: dict[str, Callable[[BinaryIO, Origin], Iterator[RawRecord]]] = {
    "text": read_text,
    "html": read_page,
    "jsonl": read_json_lines,
    "json": read_json,
    "csv": read_delimited,
    "parquet": read_parquet,
    "warc": read_warc,
}
_MEMBERS = {"zip": zip_members, "tar": tar_members}
_LINE_ORIENTED = ("jsonl", "json", "csv")  # readers that look for ASCII bytes, so UTF-16 is turned into UTF-8 first


def read_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[RawRecord]:
    """The records of a file that is called ``name``, in order, numbered from 0.

    Whatever is wrong with the data is a record with a `reason` ("<code>: <detail>"). A file or member of which
    nothing could be read leaves exactly one such record; one that breaks in the middle leaves the records before
    the break and one for the rest. Errors of the stream itself (a disk, a network) are raised.
    """
    shown = printable(name)
    origin = Origin(shown, limits, base_name(shown))
    budget = Budget(limits)
    try:
        yield from _read(budget.delivered(stream), origin, budget)
    except ExhaustedError as problem:
        yield origin.failed(str(problem), external_id=origin.file_name)


def _read(stream: BinaryIO, origin: Origin, budget: Budget) -> Iterator[RawRecord]:
    try:
        head, stream = look_ahead(stream)
        kind = kind_of(head, origin.name)
        if kind in KINDS:
            inner = without_suffix(origin.name) if suffix(origin.name) in SUFFIXES else origin.name
            yield from _read(unpacked(stream, kind, budget), origin.unpacked(inner), budget)
        elif kind in _MEMBERS:
            yield from _read_members(_MEMBERS[kind](stream, budget), origin, budget)
        else:
            text = _as_utf8(stream, head) if kind in _LINE_ORIENTED else stream
            yield from _named(READERS[kind](text, origin), origin)
    except ExhaustedError:
        raise
    except BadInputError as problem:
        yield origin.failed(str(problem), external_id=origin.file_name)


def _as_utf8(stream: BinaryIO, head: bytes) -> BinaryIO:
    """``stream``, which begins with ``head``, without byte order mark and, if it was UTF-16 or UTF-32, as UTF-8."""
    wide = wide_encoding(head)
    if wide is not None:
        return as_utf8(stream, wide)
    if byte_order_mark(head) == "utf-8-sig":
        stream.read(3)
    return stream


def _named(records: Iterator[RawRecord], origin: Origin) -> Iterator[RawRecord]:
    """``records``; an only one without an id of its own is called like its file."""
    first = next(records, None)
    if first is None:
        return
    try:
        second = next(records, None)
    except BadInputError:
        yield first
        raise
    if second is None:
        yield first if first.external_id is not None else first._replace(external_id=origin.file_name)
        return
    yield first
    yield second
    yield from records


def _read_members(
    members: Iterator[tuple[str, BinaryIO | BadInputError]], origin: Origin, budget: Budget
) -> Iterator[RawRecord]:
    is_empty = True
    for name, member in members:
        is_empty = False
        inner = origin.inside(name)
        if isinstance(member, BadInputError):
            yield inner.failed(str(member), external_id=inner.file_name)
        else:
            yield from _read(member, inner, budget)
    if is_empty:
        raise BadInputError("no_records", "the archive holds no file")
