"""JSONL / NDJSON: one object a line. A broken line is one failed record; the next line is read as usual."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from .encoding import decode, legacy_encoding
from .fields import depth_of, find_list, to_record
from .names import printable
from .record import BadInputError, Origin, RawRecord
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


def read_value(data: bytes, origin: Origin, place: str, legacy: str | None) -> Iterator[RawRecord]:
    """The record, or those of a feed, of one JSON text at ``place`` of a file in the codec ``legacy``, None: UTF-8."""
    try:
        value, encoding = parse(data, legacy)
    except BadInputError as problem:
        yield origin.failed(str(problem).replace(": ", f": {place}: ", 1), MEDIA_TYPE)
        return
    if not isinstance(value, dict):
        yield origin.failed(f"not_an_object: {place} is a JSON {_type_name(value)}", MEDIA_TYPE)
    elif _CONTAINERS.isdisjoint(map(type, value.values())):
        yield to_record(value, origin, MEDIA_TYPE, encoding, place)
    else:
        yield from _read_nested(value, origin, encoding, place)


def _read_nested(value: dict[str, Any], origin: Origin, encoding: str, place: str) -> Iterator[RawRecord]:
    """The record of an object that holds others, or the records that it wraps."""
    limit = origin.limits.max_json_depth
    if any(depth > limit for depth in depth_of(value)):
        yield origin.failed(f"json_depth: {place} is nested deeper than {limit}", MEDIA_TYPE)
        return
    wrapped = find_list(value)
    if wrapped is None:
        yield to_record(value, origin, MEDIA_TYPE, encoding, place)
        return
    name, items = wrapped
    for number, item in enumerate(items, start=1):
        yield to_record(item, origin, MEDIA_TYPE, encoding, f"{place}, {printable(name)} {number}")


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


def _type_name(value: Any) -> str:
    names = {str: "string", bool: "boolean", int: "number", float: "number", list: "array", type(None): "null"}
    return names.get(type(value), type(value).__name__)
