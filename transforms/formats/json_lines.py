"""JSONL / NDJSON: one object a line. A broken line is one failed record; the next line is read as usual."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from .encoding import decode, legacy_encoding
from .fields import depth_of, to_record
from .limits import Limits
from .record import BadInputError, Origin, RawRecord
from .registry import Format, register
from .stories import FoundStory, find_stories, stories_in_list
from .streams import look_ahead

MEDIA_TYPE = "application/json"
_CONTAINERS = frozenset((dict, list))


def read_json_lines(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """Records of the lines of ``stream``; blank lines are none."""
    head, stream = look_ahead(stream)
    legacy = legacy_encoding(head)
    for number, line in enumerate(_lines(stream, origin.limits.max_record_bytes), start=1):
        if line is None:
            detail = f"line {number} is longer than {origin.limits.max_record_bytes:,} bytes"
            yield origin.failed(f"record_too_large: {detail}", MEDIA_TYPE)
        elif not line.isspace():
            yield from read_value(line, origin, f"line {number}", legacy)


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """The lines of ``stream``; None for one that is too long, which is skipped without being held."""
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield line
            continue
        while (more := stream.readline(max_bytes)) and not more.endswith(b"\n"):
            pass
        yield None


def read_value(data: bytes, origin: Origin, place: str, legacy: str | None) -> Iterable[RawRecord]:
    """The record, or those of a feed, of one JSON text at ``place`` of a file in the codec ``legacy``, None: UTF-8."""
    try:
        value, encoding = parse(data, legacy)
    except BadInputError as problem:
        return (origin.failed(str(problem).replace(": ", f": {place}: ", 1), MEDIA_TYPE),)
    if isinstance(value, dict) and _CONTAINERS.isdisjoint(map(type, value.values())):
        return (to_record(value, origin, MEDIA_TYPE, encoding, place),)
    return read_parsed(value, origin, encoding, place)


def read_parsed(value: Any, origin: Origin, encoding: str, place: str) -> Iterator[RawRecord]:
    """The records of a parsed JSON value: of an object that is a story, or of the stories in it."""
    if is_too_deep(value, origin.limits):
        yield origin.failed(f"json_depth: {place} is nested deeper than {origin.limits.max_json_depth}", MEDIA_TYPE)
        return
    found = find_stories(value, place) if isinstance(value, dict) else stories_in_list(_items(value), place)
    if not found:
        yield origin.failed(f"not_an_object: {place} is a JSON {type_name(value)}", MEDIA_TYPE)
    yield from as_records(found, origin, encoding)


def is_too_deep(value: Any, limits: Limits) -> bool:
    """Whether containers of ``value`` are nested beyond the limit."""
    return any(depth > limits.max_json_depth for depth in depth_of(value))


def as_records(found: Iterable[FoundStory], origin: Origin, encoding: str) -> Iterator[RawRecord]:
    """The records of stories that were found."""
    for story in found:
        if story.problem is not None:
            yield origin.failed(story.problem, MEDIA_TYPE)
        else:
            yield to_record(story.fields, origin, MEDIA_TYPE, encoding, story.place)


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def parse(data: bytes, legacy: str | None = None) -> tuple[Any, str]:
    """The value of a JSON text and how it was decoded; raises `BadInputError`."""
    try:
        return orjson.loads(data), "utf-8"
    except orjson.JSONDecodeError as problem:
        return _parse_leniently(data, str(problem), legacy)


def _parse_leniently(data: bytes, strict_problem: str, legacy: str | None) -> tuple[Any, str]:
    """What the strict parser refuses and people write all the same: other encodings, lone surrogates, NaN."""
    text, encoding = decode(data, detected=legacy)
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False), encoding
    except RecursionError as problem:
        raise BadInputError("json_depth", "nested too deep to parse") from problem
    except ValueError as problem:
        where = f" (column {problem.colno})" if isinstance(problem, json.JSONDecodeError) else ""
        shown = getattr(problem, "msg", strict_problem)
        raise BadInputError("invalid_json", f"{shown}{where}") from problem


def type_name(value: Any) -> str:
    """What JSON calls the type of ``value``."""
    names = {str: "string", bool: "boolean", int: "number", float: "number", list: "array", type(None): "null"}
    return names.get(type(value), type(value).__name__)


_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')


def _looks(head: bytes, end: str) -> bool:
    """It is called so, or its first line is a whole object and what follows begins another."""
    if end in ("jsonl", "ndjson"):
        return True
    if end != "json" and not _OBJECT.match(head):
        return False
    first, _, rest = head.strip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


JSON_LINES = register(
    Format(
        name="jsonl",
        title="JSONL, NDJSON",
        becomes="one record a line, or one a story if the line holds several",
        read=read_json_lines,
        suffixes=("jsonl", "ndjson"),
        looks=_looks,
        as_utf8=True,
        rank=32,
    )
)
