"""The story's own JSON-LD object (schema.org) in a page, and plain values out of it."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from transforms.lexicons import load_words

JsonObject = dict[str, Any]

_DEEPEST = 8  # nested objects looked into; @graph and mainEntity stay above that


def story_object(tree: HtmlElement) -> JsonObject:
    """The object that describes the story, by the order of ``mul/article_types.txt``; {} if none does."""
    ranked = [(rank, o) for o in _objects(tree) if (rank := _rank(o)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else {}


def plain(value: Any) -> str | None:
    """The text of a JSON-LD value: a string, the name of an object, the first of a list; None if there is none."""
    if isinstance(value, list):
        names = [name for item in value if (name := plain(item))]
        return names[0] if names else None
    if isinstance(value, dict):
        return plain(value.get("name") or value.get("@id"))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip() or None
    return None


def names(value: Any) -> str | None:
    """All names of a list of persons, joined with commas."""
    items = value if isinstance(value, list) else [value]
    found = dict.fromkeys(name for item in items if (name := plain(item)))
    return ", ".join(found) or None


@cache
def _ranks() -> dict[str, int]:
    return {name: rank for rank, name in enumerate(load_words("article_types", "mul"))}


def _rank(found: JsonObject) -> int | None:
    types = found.get("@type")
    named = types if isinstance(types, list) else [types]
    return min((_ranks()[t] for t in named if isinstance(t, str) and t in _ranks()), default=None)


def _objects(tree: HtmlElement) -> Iterator[JsonObject]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _walk(_load(script.text or ""), _DEEPEST)


def _load(text: str) -> Any:
    """The JSON of a script, None if it is broken: pages often hold raw line breaks, comments and CDATA in it."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):  # mark-up of others: a page without readable JSON-LD is an ordinary page
        return None


def _walk(value: Any, depth: int) -> Iterator[JsonObject]:
    if depth == 0:
        return
    if isinstance(value, dict):
        yield value
        children: list[Any] = [value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage")]
    elif isinstance(value, list):
        children = value
    else:
        return
    for child in children:
        yield from _walk(child, depth - 1)
