"""What a field of a structured record holds, as text: as written, lists joined, objects by their main member."""

import re
from typing import Any

from .naming import SPEAKING, is_nothing

#: Where a field is itself an object, the member that holds its value (WordPress, JSON-LD, MongoDB, NYT).
_INNER = (
    "rendered", "value", "main", "original", "name", "text", "html", "#text", "title", "by", "$date", "$oid",
    "$numberLong", "@value", "@id", "id", "href",
)  # fmt: skip
_INNER_OF = {
    "text": ("rendered", "value", "text", "html", "#text", "plain", "content"),
    "html": ("rendered", "value", "html", "#text", "content"),
    "language": ("code", "iso", "id", *_INNER),
    "url": ("url", "href", "@id", "rendered", "value"),
    "published": ("$date", "$numberLong", "iso", "value", "@value", "date", "datetime", "utc", "#text", "rendered"),
}
#: Members of a date that tell when it came out; when it was changed tells nothing of that.
_PUBLICATION = ("original", "published", "first_published", "publication", "created", "issued")
#: Parts of a running text in a Telegram export: joined as they stand, as a part may be a number before its noun.
_INLINE = frozenset(
    "plain bold italic underline strikethrough spoiler code pre link text_link mention mention_name hashtag cashtag "
    "bot_command email phone custom_emoji blockquote bank_card".split()
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def as_text(value: Any, column: str) -> str | None:
    """A field's value as text, None if it holds none; a text is never made of numbers."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _joined(value, column)
    if isinstance(value, dict):
        return _of_object(value, column)
    if is_nothing(value) or isinstance(value, bool) or column in SPEAKING:
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _joined(values: list[Any], column: str) -> str | None:
    if column not in SPEAKING:
        between = "; "
    elif is_inline(values):
        between = ""
    else:
        between = "\n\n"
        values = _one_kind(values)
    return between.join(part for value in values if (part := as_text(value, column))) or None


def is_inline(values: list[Any]) -> bool:
    """Whether ``values`` are the parts of one running text: strings and formatted parts of it."""
    parts = [value for value in values if isinstance(value, dict)]
    return bool(parts) and all(part.get("type") in _INLINE and "text" in part for part in parts)


def _one_kind(values: list[Any]) -> list[Any]:
    """Of a story in several kinds of text (ninjs 2: ``bodies``) the plain one, else the first."""
    kinds = [str(v.get("contenttype") or v.get("contentType") or "") if isinstance(v, dict) else "" for v in values]
    if not all(kinds) or len(values) < 2:
        return values
    return [values[next((at for at, kind in enumerate(kinds) if "plain" in kind), 0)]]


def _of_object(value: dict[str, Any], column: str) -> str | None:
    if column == "published" and (day := _first_day(value)):
        return day
    for name in _INNER_OF.get(column, _INNER):
        inner = value.get(name)
        if inner not in (None, "", [], {}) and (found := as_text(inner, column)):
            return found
    return None


def _first_day(value: dict[str, Any]) -> str | None:
    """The earliest of the dates that mean publication, in the order of trust where they cannot be compared."""
    found = [day for name in _PUBLICATION if (day := as_text(value.get(name), "published"))]
    return min(found) if found and all(map(_DAY.match, found)) else next(iter(found), None)
