"""A JSON value that is larger than a record may be: its members one by one, each of which may be that large."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from .file_names import printable
from .json_cutting import Cutter
from .json_values import MEDIA_TYPE, as_records, is_too_deep, parse, type_name
from .record import BadInputError, Origin, RawRecord
from .stories import FoundStory, find_stories, in_context, stories_in_list, stories_of_member

_NAME = re.compile(rb'\s*("(?:[^"\\]|\\.)*")\s*:\s*', re.S)
_HEAD_BYTES = 4096  # of a member, in which its name stands
_MOST_LEVELS = 8  # of values too large for a record inside each other; each is read once more
_MOST_AROUND = 100  # fields of a wrapper that are remembered


@dataclass(frozen=True, slots=True)
class _Where:
    """Where in the file a value stands, and what is known of it."""

    place: str
    legacy: str | None
    around: dict[str, Any] = field(default_factory=dict[str, Any])  # fields of the object around it
    level: int = 0

    def inside(self, name: str) -> "_Where":
        return replace(self, place=f"{self.place}, {printable(name)}", level=self.level + 1)


def read_large(value: BinaryIO, origin: Origin, place: str, legacy: str | None) -> Iterator[RawRecord]:
    """The records in ``value``, an array or object; one failed record if there is none, or its end is missing."""
    if (yield from _read_whole(value, origin, _Where(place, legacy))):
        yield origin.failed(f"truncated: {place} ends before its closing bracket", MEDIA_TYPE)


def read_rest(value: BinaryIO, origin: Origin, place: str, legacy: str | None) -> Iterator[RawRecord]:
    """The records in ``value``, whose end is missing, as far as they are there."""
    yield from _read_parts(value, origin, _Where(place, legacy))


def _read_whole(value: BinaryIO, origin: Origin, where: _Where) -> Generator[RawRecord, None, bool]:
    """Returns whether the end of ``value`` is missing, where it gave any record."""
    n_before = origin.n_records
    is_open = yield from _read_parts(value, origin, where)
    if origin.n_records > n_before:
        return is_open
    detail = f"{where.place} is longer than {origin.limits.max_record_bytes:,} bytes"
    yield origin.failed(f"record_too_large: {detail}", MEDIA_TYPE)
    return False


def _read_parts(value: BinaryIO, origin: Origin, where: _Where) -> Generator[RawRecord, None, bool]:
    """The records in the members of ``value``, none if it is no array or object; returns whether its end is missing."""
    opener = _first_byte(value)
    if opener not in (b"{", b"[") or where.level > _MOST_LEVELS:
        return False
    if opener == b"{":
        where = replace(where, around={})
    cutter = Cutter(origin.limits.max_record_bytes, inside_objects=True)
    for number, part in enumerate(cutter.elements(value), start=1):
        if isinstance(part, bytes):
            yield from _read_part(part, origin, where, None if opener == b"{" else number)
        else:
            yield from _read_whole(part, origin, _entered(part, where, None if opener == b"{" else number))
    if cutter.is_open:
        with cutter.rest() as part:
            yield from _read_parts(part, origin, _entered(part, where, None if opener == b"{" else 0))
    return cutter.is_open


def _first_byte(value: BinaryIO) -> bytes:
    start = value.tell()
    head = value.read(_HEAD_BYTES).lstrip()[:1]
    value.seek(start)
    return head


def _entered(part: BinaryIO, where: _Where, number: int | None) -> _Where:
    """Where the value of ``part`` stands, which is read from then on: of an object's member its name is passed over."""
    if number is not None:
        return where.inside(str(number))
    name = _NAME.match(part.read(_HEAD_BYTES))
    part.seek(name.end() if name else 0)
    called = name[1].decode("utf-8", "replace").strip('"') if name else "?"
    if len(where.around) < _MOST_AROUND:
        where.around[called] = None
    return where.inside(called)


def _read_part(data: bytes, origin: Origin, where: _Where, number: int | None) -> Iterator[RawRecord]:
    """The records in one member, of an object if it has no ``number``."""
    try:
        value, encoding = parse(data if number else b"{" + data + b"}", where.legacy)
    except BadInputError as problem:
        yield origin.failed(str(problem).replace(": ", f": {where.place}: ", 1), MEDIA_TYPE)
        return
    if is_too_deep(value, origin.limits):
        yield origin.failed(f"json_depth: a member of {where.place} is nested too deep", MEDIA_TYPE)
        return
    found = _in_element(value, f"{where.place} {number}") if number else _in_member(value, where)
    yield from as_records(in_context(found, where.around), origin, encoding)


def _in_element(value: Any, place: str) -> list[FoundStory]:
    if isinstance(value, dict):
        return find_stories(value, place)
    if isinstance(value, list) and (found := stories_in_list(value, place)):
        return found
    return [FoundStory(place, {}, f"not_an_object: {place} is a JSON {type_name(value)}")]


def _in_member(value: dict[str, Any], where: _Where) -> list[FoundStory]:
    found: list[FoundStory] = []
    for name, member in value.items():
        found += stories_of_member(name, member, where.place)
        if len(where.around) < _MOST_AROUND:
            where.around[name] = member if isinstance(member, str) else None
    return found
