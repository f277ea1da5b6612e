"""The day of publication in the data that scripts of a page hold: the state of an app, a layer for counting readers.

Read only where the page itself names no day. A name that says *published* is asked for, in an object whose title is
that of the page; without a title only in a short script, and if all scripts together name no other day.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from transforms.structure.html_lines import letters
from transforms.structure.publication.model import Evidence
from transforms.structure.publication.written_dates import read_date

_PUBLISHED = re.compile(
    r"""(?<![\w-])\\?["']?(?P<key>(?:(?:first|article|page|post|content|story|original)_?)?
    (?:publish(?:ed)?(?:_?(?:date|time|on|at))(?:_?(?:time|utc|iso|gmt))?|date_?published|pub_?date|publication_?date))\\?["']?
    \s*[:=]\s*(?:\\?["'](?P<text>[^"'\\<>]{8,40})\\?["']|(?P<epoch>\d{10}|\d{13})(?!\d))""",
    re.IGNORECASE | re.VERBOSE,
)
_TITLE = re.compile(
    r"""\\?["']?\b(?:(?:article|page|post|content|story)_?)?(?:title|headline|name)\\?["']?\s*[:=]\s*\\?["'](?P<title>[^"'\\]{8,300})""",
    re.IGNORECASE,
)
_MOST = 40  # dates looked at; a page with more lists stories
_OBJECT = 6_000  # code points on either side in which the object around a date ends
_LAYER = 5_000  # code points; longer scripts hold pictures and other stories, each with days of its own
_UNKNOWN = "?"
_SHORTEST_TITLE = 12  # letters


def script_dates(tree: HtmlElement, titles: Collection[str]) -> list[Evidence]:
    """Days called published in the scripts; ``titles``: how the page names its story.

    Those of objects with another title stay with that as objection.
    """
    keys = [key for title in titles if len(key := letters(title)) >= _SHORTEST_TITLE]
    found = [dated for text in _scripts(tree) for dated in _dated(text)][:_MOST]
    own = [evidence for evidence, title in found if title and _is_of(title, keys)]
    if own:
        return own[:1]
    days = {days for evidence, _ in found if (days := read_date(evidence.raw))}
    objection = "scripts name several days" if len(days) > 1 else ""
    return list(dict.fromkeys(replace(e, objection=_of_another(t) if t else objection) for e, t in found))


def _of_another(title: str) -> str:
    return (
        f"it is of another story, {title[:60]!r}" if title != _UNKNOWN else "a long script does not say of what it is"
    )


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.text and "ld+json" not in (script.get("type") or ""):
            yield script.text


def _dated(text: str) -> Iterator[tuple[Evidence, str]]:
    """The dates of a script that name a day, with the title of the object they stand in, "" if it has none."""
    for match in _PUBLISHED.finditer(text):
        raw = match["text"] or match["epoch"]
        days = read_date(raw)
        if days is not None and days.is_day:
            title = _title_around(text, match.start(), match.end())
            yield Evidence("script data", raw, match["key"]), title or (_UNKNOWN if len(text) > _LAYER else "")


def _title_around(text: str, start: int, end: int) -> str:
    """The title in the object around ``start:end``, or in the one around that."""
    for _ in range(2):
        start, end = _opening(text, start), _closing(text, end)
        if start < 0 or end < 0:
            return ""
        found = _TITLE.search(text, start, end)
        if found:
            return found["title"]
        start, end = start - 1, end + 1
    return ""


def _opening(text: str, at: int) -> int:
    depth = 0
    for i in range(at - 1, max(-1, at - _OBJECT), -1):
        depth += (text[i] == "}") - (text[i] == "{")
        if depth < 0:
            return i
    return -1


def _closing(text: str, at: int) -> int:
    depth = 0
    for i in range(at, min(len(text), at + _OBJECT)):
        depth += (text[i] == "{") - (text[i] == "}")
        if depth < 0:
            return i
    return -1


def _is_of(title: str, keys: list[str]) -> bool:
    own = letters(title)
    return len(own) >= _SHORTEST_TITLE and any(own == key or key.startswith(own) or own.startswith(key) for key in keys)
