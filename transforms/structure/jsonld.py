"""The story's own JSON-LD object (schema.org) in a page, and plain values out of it."""

import json
import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.lexicons import load_words
from transforms.structure.html_lines import letters

JsonObject = dict[str, Any]

_TITLE = 15  # letters; shorter titles ("News") begin many others
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4  # letters of a word that two titles can share
_FEW = 3  # such words in a title that can be told from another
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([^"]{3,60})"')
_OTHER_DAYS = (
    "startDate",
    "endDate",
    "doorTime",
    "birthDate",
    "deathDate",
    "foundingDate",
    "validFrom",
    "validThrough",
)
#: Types of what a page holds beside its story too: one is the story only by its title.
_PARTS = frozenset({"creativework", "dataset", "howto", "recipe", "videoobject"})
_MOST_OTHERS = 5  # kept as evidence that was refused; a page with more lists stories
_DEEPEST = 8  # nested objects looked into; @graph and mainEntity stay above that


class Script(NamedTuple):
    """A script of JSON-LD: its text, and what that holds, None if it is broken as JSON."""

    text: str
    value: Any


class Objects(NamedTuple):
    """The object that describes the story, {} if none does, and days of publication of others: raw, and of what."""

    story: JsonObject
    others: list[tuple[str, str]]


def read_scripts(tree: HtmlElement) -> list[Script]:
    """All JSON-LD of a page, in its order."""
    declared = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    return [Script(text := script.text or "", _load(text)) for script in declared]


def read_objects(scripts: list[Script], titles: Collection[str] = (), address: str | None = None) -> Objects:
    """The story's object is chosen by the order of ``mul/article_types.txt``.

    ``titles``: how else the page names its story. Of several objects of one type the one of such a title is meant; one
    of another title that gives another address is of another story, and a video or a recipe of another title is none.
    """
    known = [o for script in scripts for o in _walk(script.value, _DEEPEST)]
    ranked = [(rank, o) for o in known if (rank := _rank(o)) is not None]
    keys = [key for title in titles if (key := letters(title))]
    own = [
        (n, rank, o)
        for n, (rank, o) in enumerate(ranked)
        if _may_be(o, keys, titles, address) and not _is_part(o, keys)
    ]
    fitting = [(rank, not _has_title(o, keys), n, o) for n, rank, o in own]
    story: JsonObject = min(fitting, key=lambda each: each[:3])[3] if fitting else {}
    return Objects(story, _days_of(known, story))


def _days_of(known: list[JsonObject], story: JsonObject) -> list[tuple[str, str]]:
    own = plain(story.get("datePublished"))
    dated = [(raw, o) for o in known if o is not story and (raw := plain(o.get("datePublished"))) and raw != own]
    return [(raw, _told(o)) for raw, o in dated[:_MOST_OTHERS]]


def _told(found: JsonObject) -> str:
    kind, title = _named(plain(found.get("@type"))), plain(found.get("headline") or found.get("name"))
    return f"{kind}, {title[:60]!r}" if title else kind


def _has_title(found: JsonObject, keys: list[str]) -> bool:
    title = letters(plain(found.get("headline") or found.get("name")) or "")
    return len(title) >= _TITLE and any(key.startswith(title) or title.startswith(key) for key in keys)


def _shares_no_word(found: JsonObject, titles: Collection[str]) -> bool:
    """Whether the object's headline has no word in common with any title of the page."""
    named = _long_words(plain(found.get("headline")) or "")
    known = [words for title in titles if len(words := _long_words(title)) >= _FEW]
    return len(named) >= _FEW and bool(known) and all(named.isdisjoint(words) for words in known)


def _long_words(title: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(title.casefold()) if len(word) >= _LONG)


def _may_be(found: JsonObject, keys: list[str], titles: Collection[str], address: str | None) -> bool:
    """Whether the object may be of this page: by its title, or as neither title nor address speak against it."""
    if _shares_no_word(found, titles):
        return False
    own = plain(found.get("url") or found.get("mainEntityOfPage"))
    if not own or not address or "/" not in own or not found.get("headline") or _has_title(found, keys):
        return True
    return _path(own) in ("", _path(address))


def _is_part(found: JsonObject, keys: list[str]) -> bool:
    """Whether the object is of something that the page holds under another title: a video, a recipe."""
    title = letters(plain(found.get("headline") or found.get("name")) or "")
    is_told = any(title in key or key in title for key in keys)
    return bool(title and keys) and not is_told and all(name in _PARTS for name in _types(found))


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:  # not a URL at all
        return ""


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
    return {name.casefold(): rank for rank, name in enumerate(load_words("article_types", "mul"))}


def _rank(found: JsonObject) -> int | None:
    return min((_ranks()[name] for name in _types(found) if name in _ranks()), default=None)


def _types(found: JsonObject) -> list[str]:
    types = found.get("@type")
    return [_type(t) for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)]


def _type(name: str) -> str:
    """The bare name of a type: "schema:NewsArticle" and "https://schema.org/NewsArticle" are written too."""
    return name.replace(":", "/").rpartition("/")[2].casefold()


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


def days_of_others(scripts: list[Script]) -> dict[str, str]:
    """Days that JSON-LD declares for something else than a publication: raw date -> "the startDate of an Event"."""
    found: dict[str, str] = {}
    for script in scripts:
        if any(key in script.text for key in _OTHER_DAYS):
            for each in _walk(script.value, _DEEPEST):
                named = {key: raw for key in _OTHER_DAYS if (raw := plain(each.get(key)))}
                found |= {raw: f"the {key} of {_named(plain(each.get('@type')))}" for key, raw in named.items()}
    return found


def _named(kind: str | None) -> str:
    return f"a {kind.rpartition('/')[2]}" if kind else "something else"


def broken(scripts: list[Script]) -> Iterator[str]:
    """The text of JSON-LD that cannot be read as JSON, and names a type that a story may be of."""
    for text, value in scripts:
        if value is None and any(_type(name) in _ranks() for name in _TYPE.findall(text)):
            yield text
