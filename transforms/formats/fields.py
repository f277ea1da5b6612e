"""A structured record (JSON object, CSV or Parquet row) to a `RawRecord`, by the field names of the contract."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from .encoding import clean, without_surrogates
from .html_depth import exceeds_depth
from .names import printable
from .record import Origin, RawRecord

#: Column of the raw record -> names it is understood under; the first that is present wins.
NAMES: dict[str, tuple[str, ...]] = {
    "external_id": ("id",),
    "url": ("url",),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "maintext"),
    "html": ("html",),
    "published": ("published", "published_at", "date", "date_publish", "publish_date"),
    "language": ("language",),
    "outlet": ("source", "outlet", "publisher", "source_domain"),
    "author": ("author", "authors", "byline"),
}
_RANKS = {name: (column, rank) for column, names in NAMES.items() for rank, name in enumerate(names)}
_SPEAKING = ("text", "html")  # a record without both says nothing
#: Where a field is itself an object, the member that holds its value (WordPress, JSON-LD, MongoDB).
_INNER = ("rendered", "value", "name", "text", "html", "#text", "title", "$date", "$oid", "@id", "id")
#: A lone "<P>" is a company code in wire copy, so a bare opening tag counts in lower case only.
_MARKUP = re.compile(
    r"(?i:<(?:/(?:p|div|a|span|h[1-6]|b|i|em|strong|ul|li|td|article|blockquote)|br\s*/?|p\s[^<>]*)>)|<p>"
)
_NO_VALUE = (None, "", [], {})


def to_record(fields: Mapping[str, Any], origin: Origin, media_type: str, encoding: str, place: str) -> RawRecord:
    """The record of ``fields``; ``place`` ("line 5") is where it stands, for the reason if it fails."""
    found, rest = _pick(fields)
    if not _speaks(found):
        fields = _normalised(fields)
        found, rest = _pick(fields)
    columns = {column: _as_text(value, column) for column, value in found.items()}
    text, encoding = _cleaned(columns, encoding)
    reason = None
    if not (text and text.strip()):
        reason = f"no_text: {place} has no text; its fields are {_listed(fields)}"
    elif columns.get("html") and exceeds_depth(text, origin.limits.max_html_depth):
        reason = f"html_depth: {place} has elements nested deeper than {origin.limits.max_html_depth}"
    return RawRecord(
        ordinal=origin.next_ordinal(),
        member=origin.member,
        media_type=media_type,
        encoding=encoding,
        extra=_as_json(rest),
        reason=reason,
        **columns,
    )


def _pick(fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Column -> value, and the fields that no column took."""
    found: dict[str, Any] = {}
    taken: dict[str, tuple[int, str]] = {}  # column -> rank and name of the field it was found in
    rest: dict[str, Any] = {}
    for name, value in fields.items():
        known = _RANKS.get(name)
        if known is None:
            rest[name] = value
            continue
        if not value and value in _NO_VALUE:
            continue
        column, rank = known
        if column not in taken:
            found[column], taken[column] = value, (rank, name)
        elif rank < taken[column][0]:
            rest[taken[column][1]] = found[column]
            found[column], taken[column] = value, (rank, name)
        else:
            rest[name] = value
    return found, rest


def _speaks(found: dict[str, Any]) -> bool:
    return "text" in found or "html" in found


def find_list(fields: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]] | None:
    """(name, objects) of the list of records that ``fields`` wraps, as a feed's answer does; None if it is a record."""
    if _has_text(fields):
        return None
    for name, value in fields.items():
        if isinstance(value, list) and all(isinstance(item, dict) for item in value) and any(map(_has_text, value)):
            return name, value
    return None


def _has_text(fields: Mapping[str, Any]) -> bool:
    return _speaks(_pick(_normalised(fields))[0])


def _normalised(fields: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` with names in lower case, and with the members of the one object that holds a text, if any does."""
    lowered = {str(name).strip().lower(): value for name, value in fields.items()}
    if any(name in lowered for column in _SPEAKING for name in NAMES[column]):
        return lowered
    for name, value in lowered.items():
        if isinstance(value, dict) and _speaks(_pick(inner := _normalised(value))[0]):
            return {**{key: kept for key, kept in lowered.items() if key != name}, **inner}
    return lowered


def _cleaned(columns: dict[str, str | None], encoding: str) -> tuple[str | None, str]:
    """The text that speaks, after text with markup became html and all columns were cleaned in place."""
    notes: set[str] = set()
    for column, value in columns.items():
        if value is not None and ("\x00" in value or not value.isascii()):
            columns[column], note = clean(value, "")
            notes.add(note)
    text = columns.get("text")
    if text is not None:
        columns["html"] = None
        if "<" in text and _MARKUP.search(text):
            columns["text"], columns["html"] = None, text
    return columns.get("text") or columns.get("html"), encoding + "".join(sorted(notes))


def _as_text(value: Any, column: str) -> str | None:
    """A field's value as text: numbers as written, lists joined, objects by the member that holds their value."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        parts = [part for item in value if (part := _as_text(item, column))]
        return ("\n\n" if column in _SPEAKING else "; ").join(parts) or None
    if isinstance(value, dict):
        inner = next((value[name] for name in _INNER if value.get(name) not in _NO_VALUE), None)
        return _as_text(inner, column)
    if value is None or isinstance(value, bool) or column in _SPEAKING:
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _as_json(rest: dict[str, Any]) -> str | None:
    if not rest:
        return None
    try:
        return orjson.dumps(rest, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:  # lone surrogates, integers beyond 64 bits: the slow way writes them, surrogates as U+FFFD
        return without_surrogates(json.dumps(rest, default=str, ensure_ascii=False))


def _listed(fields: Mapping[str, Any]) -> str:
    names = sorted(map(str, fields))
    shown = ", ".join(printable(name[:40]) for name in names[:20])
    return (shown or "none") + (f" and {len(names) - 20} more" if len(names) > 20 else "")


def depth_of(value: Any) -> Iterator[int]:
    """Depths of the containers in ``value``, without recursion."""
    stack = [(value, 1)]
    while stack:
        item, depth = stack.pop()
        inner = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
        yield depth
        stack.extend((child, depth + 1) for child in inner if isinstance(child, dict | list))
