"""A structured record (JSON object, CSV or Parquet row) to a `RawRecord`, by the names in ``mul/field_names.csv``."""

import json
import re
from collections.abc import Mapping
from itertools import repeat
from operator import contains, itemgetter
from typing import Any

import orjson

from .encoding import clean, without_surrogates
from .file_names import printable
from .html_depth import exceeds_depth
from .naming import (
    SPEAKING,
    NamedField,
    Shape,
    columns,
    first_of_nothing,
    in_shape,
    is_nothing,
    known,
    shape_of,
    speaks,
)
from .record import Origin, RawRecord
from .stories import is_text
from .values import as_text

#: A lone "<P>" is a company code in wire copy, so a bare opening tag counts in lower case only.
_MARKUP = re.compile(
    r"<(?:(?i:/(?:p|div|a|span|h[1-6]|b|i|em|strong|ul|li|td|article|blockquote)|br\s*/?|p\s[^<>]*)|p)>"
)
#: What newsapi.org and GNews write where they cut a text: "… [+4713 chars]".
_CUT = re.compile(r"\s*\[\+?(\d+) chars\]\s*$")
_STRINGS = frozenset((str,))
_FIRST = itemgetter(slice(1))
_NULS = repeat("\0")
_ENDS = frozenset("] \t\r\n\f\v\x1c\x1d\x1e\x1f")  # of a text that may be blank, or end in a note of what was cut off


def to_record(fields: Mapping[str, Any], origin: Origin, media_type: str, encoding: str, place: str) -> RawRecord:
    """The record of ``fields``; ``place`` ("line 5") is where it stands, for the reason if it fails."""
    shape, found, rest = _pick(fields)
    if not (shape.is_spelled and _speaks(found)):
        fields = _normalised(fields)
        shape, found, rest = _pick(fields)
    if not shape.speaks and "title" in found:
        _speak_by_summary(found, rest, fields)
    columns = {column: value if type(value) is str else as_text(value, column) for column, value in found.items()}
    _cut_off(columns, rest)
    text, encoding = _cleaned(columns, encoding)
    reason = None
    if not text or text.isspace():
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


def plain_record(fields: Mapping[str, Any], origin: Origin, media_type: str, encoding: str) -> RawRecord | None:
    """What `to_record` makes of a record that needs no thought: one field a column, all of them plain words in ASCII.

    Most are such, and this takes half the time: what it asks of each value is asked in C. None of any other record.
    """
    plain = shape_of((*fields,)).plain
    if plain is None:
        return None
    values = (*fields.values(), None)
    held = plain.held(values)
    if not _STRINGS.issuperset(map(type, held)) or not all(map(str.isascii, held)) or any(map(contains, held, _NULS)):
        return None
    if not first_of_nothing().isdisjoint(map(_FIRST, held)) and any(map(is_nothing, held)):
        return None
    external_id, url, title, text, published, language, outlet, author = plain.row(values)
    if text[-1:] in _ENDS or ("<" in text and _MARKUP.search(text)):
        return None
    extra = _as_json(dict(zip(plain.others, plain.kept(values), strict=True))) if plain.others else None
    return RawRecord(
        origin.next_ordinal(), external_id, origin.member, media_type, encoding,
        url, title, text, None, published, language, outlet, author, extra,
    )  # fmt: skip


def _pick(fields: Mapping[str, Any]) -> tuple[Shape, dict[str, Any], dict[str, Any]]:
    """What the names say, column -> value, and the fields that no column took."""
    shape = shape_of(tuple(fields))
    found: dict[str, Any] = {}
    taken: dict[str, NamedField] = {}  # column -> the field it was found in
    rest: dict[str, Any] = {}
    may_open = first_of_nothing()
    for field, name, value in zip(shape.fields, fields, fields.values(), strict=True):
        if field is None or (type(value) is not str and not _fits(field.column, value)):
            rest[name] = value
            continue
        if (type(value) is not str or value[:1] in may_open) and is_nothing(value):
            continue
        column, rank, _ = field
        if column not in taken:
            found[column], taken[column] = value, field
        elif rank < taken[column].rank:
            rest[taken[column].name] = found[column]
            found[column], taken[column] = value, field
        else:
            rest[name] = value
    return shape, found, rest


def _fits(column: str, value: Any) -> bool:
    """Whether ``value`` can be what ``column`` holds: a text is no story, and who wrote it is no number."""
    if column in SPEAKING:
        return not isinstance(value, dict | list) or not value or is_text(value, column)
    return column != "author" or not isinstance(value, int)


def _speaks(found: dict[str, Any]) -> bool:
    text = found.get("text")
    return (text is not None and is_text(text)) or ("html" in found and is_text(found["html"], "html"))


def _normalised(fields: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` with names in lower case, and with the members of the one object that holds a text, if any does."""
    lowered = in_shape({str(name).strip().lower(): value for name, value in fields.items()})
    if any(speaks(name) for name in lowered):
        return lowered
    for name, value in lowered.items():
        if isinstance(value, dict) and _speaks(_pick(inner := _normalised(value))[1]):
            return {**{key: kept for key, kept in lowered.items() if key != name}, **inner}
    return lowered


def _speak_by_summary(found: dict[str, Any], rest: dict[str, Any], fields: Mapping[str, Any]) -> None:
    """A summary below a headline is the text where the source has no field for one; the record says so."""
    for name in columns().get("excerpt", ()):
        spelled = next((own for own in rest if own in fields and known(str(own)) == known(name)), None)
        if spelled is not None and is_text(rest[spelled]):
            found["text"] = rest.pop(spelled)
            rest["text_field"] = spelled
            return


def _cut_off(columns: dict[str, str | None], rest: dict[str, Any]) -> None:
    """Take the note of how much was cut off out of the text, and keep it as ``truncated``."""
    text = columns.get("text")
    cut = _CUT.search(text, max(len(text) - 40, 0)) if text and "chars]" in text[-40:] else None
    if text is not None and cut is not None:
        columns["text"] = text[: cut.start()]
        rest.setdefault("truncated", f"{cut[1]} characters")


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
    return columns.get("text") or columns.get("html"), encoding + "".join(sorted(notes)) if notes else encoding


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
