"""One JSON text: parsed, as leniently as people write it, and the records of the stories in it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from .encoding import decode
from .fields import plain_record, to_record
from .limits import Limits
from .record import BadInputError, Origin, RawRecord
from .stories import FoundStory, find_stories, stories_in_list

MEDIA_TYPE = "application/json"
_CONTAINERS = frozenset((dict, list))


def read_value(data: bytes, origin: Origin, place: str, legacy: str | None) -> Iterable[RawRecord]:
    """The record, or those of a feed, of one JSON text at ``place`` of a file in the codec ``legacy``, None: UTF-8."""
    try:
        value, encoding = parse(data, legacy)
    except BadInputError as problem:
        return (origin.failed(str(problem).replace(": ", f": {place}: ", 1), MEDIA_TYPE),)
    if isinstance(value, dict) and _CONTAINERS.isdisjoint(map(type, value.values())):
        plain = plain_record(value, origin, MEDIA_TYPE, encoding)
        return (plain or to_record(value, origin, MEDIA_TYPE, encoding, place),)
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
    """Whether containers of ``value`` are nested beyond the limit; level by level, without recursion."""
    level = [value]
    for _ in range(limits.max_json_depth):
        level = [
            inner
            for item in level
            for inner in (item.values() if type(item) is dict else item if type(item) is list else ())
            if type(inner) in _CONTAINERS
        ]
        if not level:
            return False
    return True


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
