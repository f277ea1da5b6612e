"""Bytes to records: recognise, unwrap, hand to the format's reader; a failure becomes a record, never an exception."""

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import BinaryIO

from .archives import open_zip, tar_members, zip_members
from .compression import KINDS, SUFFIXES, unpacked
from .encoding import byte_order_mark, wide_encoding
from .file_names import base_name, printable, suffix, without_suffix
from .kind import kind_of, kind_of_zip
from .limits import Limits
from .record import BadInputError, ExhaustedError, Origin, RawRecord
from .registry import Format, format_named
from .streams import Budget, as_utf8, look_ahead, seekable

#: Each registers its formats; a new one is one more name here.
_MODULES = (
    "arc", "chats", "delimited", "exports", "feeds", "json_documents", "json_lines", "mail", "markdown_text",
    "open_documents", "parquet", "pdf", "plain", "rich_text", "warc", "wire", "workbooks", "xml_items",
    "zip_documents",
)  # fmt: skip
for _module in _MODULES:
    import_module(f"{__package__}.{_module}")


def read_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[RawRecord]:
    """The records of a file that is called ``name``, in order, numbered from 0.

    Whatever is wrong with the data is a record with a `reason` ("<code>: <detail>"). A file or member of which
    nothing could be read leaves exactly one such record; one that breaks in the middle leaves the records before
    the break and one for the rest. Errors of the stream itself (a disk, a network) are raised.
    """
    shown = printable(name)
    budget = Budget(limits)
    origin = Origin(shown, limits, base_name(shown), opener=partial(_read, budget=budget))
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
        elif kind == "zip":
            yield from _read_zip(stream, origin, budget)
        elif kind == "tar":
            yield from _read_members(tar_members(stream, budget), origin, budget)
        else:
            yield from _read_format(format_named(kind), stream, head, origin)
    except ExhaustedError:
        raise
    except BadInputError as problem:
        yield origin.failed(str(problem), external_id=origin.file_name)


def _read_zip(stream: BinaryIO, origin: Origin, budget: Budget) -> Iterator[RawRecord]:
    """A document that is a zip, or the members of an archive."""
    with seekable(stream) as whole:
        with open_zip(whole) as archive:
            kind = kind_of_zip(archive.namelist())
        whole.seek(0)
        if kind in (None, "wacz"):  # of a WACZ the indexes and logs are no records
            members = zip_members(whole, budget)
            kept = members if kind is None else (part for part in members if part[0].startswith("archive/"))
            yield from _read_members(kept, origin, budget)
        else:
            yield from _named(format_named(kind).read(whole, origin), origin)


def _read_format(known: Format, stream: BinaryIO, head: bytes, origin: Origin) -> Iterator[RawRecord]:
    text = _as_utf8(stream, head) if known.as_utf8 else stream
    yield from _named(known.read(text, origin), origin)


def _as_utf8(stream: BinaryIO, head: bytes) -> BinaryIO:
    """``stream``, which begins with ``head``, without byte order mark and, if it was UTF-16 or UTF-32, as UTF-8."""
    wide = wide_encoding(head)
    if wide is not None:
        return as_utf8(stream, wide)
    if byte_order_mark(head) == "utf-8-sig":
        stream.read(3)
    return stream


def _named(records: Iterator[RawRecord], origin: Origin) -> Iterator[RawRecord]:
    """``records``; an only one without an id of its own is called like its file; none: raises `BadInputError`."""
    first = next(records, None)
    if first is None:
        raise BadInputError("no_records", "the file holds no story")
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
