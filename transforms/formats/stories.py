"""Where the stories lie in the answer of a news API, an export or a dump: found by their fields, however deep.

An object that holds a text is a story. An object around one story adds its fields to it (``_source``, ``attributes``,
``fields``); an object or list around several is taken apart. What stands among stories and is none of them becomes a
record all the same, which fails and names its fields: nothing is lost without an outcome.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from transforms.lexicons import load_table

from .file_names import printable
from .naming import in_shape, is_nothing, known, speaks
from .values import as_text, is_inline

Fields = Mapping[str, Any]
#: How surely an object is a story: it holds a text, a headline with a summary, or fields that a story has.
_TEXT, _SUMMARY, _PERHAPS = 3, 2, 1
#: Of schema.org's types those that are written to be read; other nodes of a graph are no records.
_WRITTEN = ("Article", "Posting", "Report", "CreativeWork", "Review", "Comment", "Message")


class FoundStory(NamedTuple):
    """A story, where it stands, and what is wrong if it is none."""

    place: str
    fields: Fields
    problem: str | None = None
    is_listed: bool = False  # one of a list


def find_stories(fields: dict[str, Any], place: str) -> list[FoundStory]:
    """The stories in ``fields``, in order; ``fields`` itself if there is none."""
    rows = _rows(fields)
    if rows:
        return [FoundStory(f"{place}, row {number}", row) for number, row in enumerate(rows, start=1)]
    return _find(fields, place)[1] or [FoundStory(place, fields)]


def stories_in_list(items: list[Any], place: str) -> list[FoundStory]:
    """The stories of ``items``; empty if none of them looks like one."""
    return _find_in_list(items, place)[1]


def stories_of_member(name: str, value: Any, place: str) -> list[FoundStory]:
    """The stories in one member of an object of which the others are not at hand; empty if it holds none."""
    if speaks(name) and is_text(value):
        return []
    _, found = _find_inside(value, f"{place}, {printable(name)}")
    return [_keyed(name, found[0], is_beside_lists=False)] if len(found) == 1 and not found[0].is_listed else found


def in_context(found: list[FoundStory], wrapper: Fields) -> list[FoundStory]:
    """``found`` with what the feed around them says of all: its name, its language."""
    given = _given(wrapper)
    return [item._replace(fields=_completed(item.fields, given)) for item in found] if given else found


def _find(fields: dict[str, Any], place: str) -> tuple[int, list[FoundStory]]:
    """(how sure, stories) of ``fields`` or of what it holds."""
    fields = in_shape(fields)
    own = _strength(fields)
    if own == _TEXT:
        return own, [FoundStory(place, fields)]
    parts = {name: _find_inside(value, f"{place}, {printable(str(name))}") for name, value in fields.items()}
    most = max((strength for strength, _ in parts.values()), default=0)
    if most <= own and not (most == own == _SUMMARY and _is_feed(fields, parts)):
        return own, [FoundStory(place, fields)] if own else []
    told = {name: found for name, (strength, found) in parts.items() if strength >= _PERHAPS and found}
    if most == _PERHAPS and not any(isinstance(fields[name], list) for name in told):
        return most, [FoundStory(place, fields)]
    return most, _taken_apart(fields, {n: f for n, f in told.items() if parts[n][0] == most or _is_beside(f)})


def _is_beside(found: list[FoundStory]) -> bool:
    """Whether what may be a story beside others is to be told of: it has a field for a text, or is one of a list."""
    return any(any(speaks(str(name)) for name in item.fields) for item in found)


def _is_feed(fields: Fields, parts: dict[str, tuple[int, list[FoundStory]]]) -> bool:
    """Whether headline and summary are a feed's own: it has no date, and holds a list of such."""
    has_list = any(strength == _SUMMARY and isinstance(fields[name], list) for name, (strength, _) in parts.items())
    return has_list and not any((found := known(str(name))) and found[0] == "published" for name in fields)


def _find_inside(value: Any, place: str) -> tuple[int, list[FoundStory]]:
    if isinstance(value, dict):
        return _find(value, place)
    return _find_in_list(value, place) if isinstance(value, list) else (0, [])


def _find_in_list(items: list[Any], place: str) -> tuple[int, list[FoundStory]]:
    """(how sure, stories): where one of ``items`` is a story, each of them is a record."""
    if not any(isinstance(item, dict | list) for item in items):
        return 0, []
    results = [_find_inside(item, f"{place} {number}") for number, item in enumerate(items, start=1)]
    most = max(strength for strength, _ in results)
    if not most:
        return 0, []
    found: list[FoundStory] = []
    for number, (item, (_, stories)) in enumerate(zip(items, results, strict=True), start=1):
        found += stories or _left_over(item, f"{place} {number}")
    return most, [item._replace(is_listed=True) for item in found]


def _left_over(item: Any, place: str) -> Iterator[FoundStory]:
    """The record of what stands among stories and is none."""
    if not isinstance(item, dict):
        yield FoundStory(place, {}, f"not_an_object: {place} is no object, as those beside it are")
    elif "@type" not in item or any(str(item["@type"]).endswith(kind) for kind in _WRITTEN):
        yield FoundStory(place, item)


def _taken_apart(fields: Fields, told: dict[str, list[FoundStory]]) -> list[FoundStory]:
    """The stories of the members ``told`` of ``fields``; one object around one story is that story."""
    objects = {name for name, found in told.items() if len(found) == 1 and not found[0].is_listed}
    if len(told) == len(objects) == 1:
        (name,) = objects
        around = {key: value for key, value in fields.items() if key != name}
        return [told[name][0]._replace(fields={**around, **told[name][0].fields})]
    stories: list[FoundStory] = []
    for name, found in told.items():
        stories += [_keyed(str(name), found[0], is_beside_lists=len(told) > len(objects))] if name in objects else found
    return in_context(stories, fields)


def _keyed(key: str, found: FoundStory, *, is_beside_lists: bool) -> FoundStory:
    """A story under its key, which is its id if it has none; beside lists a lone text is no story but said so."""
    columns = {column[0] for name in found.fields if (column := known(str(name)))}
    if is_beside_lists and len(columns) < 2:
        names = ", ".join(printable(str(name)) for name in list(found.fields)[:20])
        problem = f"no_story: {found.place} has a text and nothing else that a story has; its fields are {names}"
        return found._replace(problem=problem)
    return found if "external_id" in columns else found._replace(fields={**found.fields, "id": key})


def _strength(fields: Fields) -> int:
    columns: dict[str, bool] = {}  # -> whether it holds anything
    for name, value in fields.items():
        found = known(str(name))
        if found is None:
            continue
        column = found[0]
        if column in ("text", "html"):
            if is_text(value, column):
                return _TEXT
            if isinstance(value, dict | list) and value:
                continue  # holds stories, or nothing that is known
        columns[column] = columns.get(column, False) or not is_nothing(value)
    has_title = columns.get("title", False)
    if "text" not in columns and "html" not in columns and has_title and columns.get("excerpt"):
        return _SUMMARY
    is_dated = columns.get("published", False) or columns.get("url", False)
    return _PERHAPS if "text" in columns or "html" in columns or (has_title and is_dated) else 0


def is_text(value: Any, column: str = "text") -> bool:
    """Whether a field for a text holds one, and not a story or a list of stories."""
    if isinstance(value, str):
        return not (is_nothing(value) or value.isspace())
    if isinstance(value, dict):
        return not _is_story_like(value) and bool((as_text(value, column) or "").strip())
    if isinstance(value, list):
        are_parts = is_inline(value) or not any(isinstance(item, dict) and _is_story_like(item) for item in value)
        return are_parts and bool((as_text(value, column) or "").strip())
    return False


def _is_story_like(value: Fields) -> bool:
    columns = {found[0] for name in value if (found := known(str(name)))}
    return bool(columns & {"title", "url", "published"}) and bool(columns & {"text", "html", "excerpt"})


def _completed(fields: Fields, given: dict[str, Any]) -> Fields:
    columns = {found[0] for name, value in fields.items() if (found := known(str(name))) and not is_nothing(value)}
    return {**{column: value for column, value in given.items() if column not in columns}, **fields}


def _given(wrapper: Fields) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for row in load_table("feed_fields", "mul"):
        value = wrapper.get(row["field"])
        if all(mark in wrapper for mark in row["marks"].split()) and isinstance(value, str | dict) and value:
            given.setdefault(row["column"], value)
    return given


def _rows(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table that was written column by column, as data frames are; empty if ``fields`` is none."""
    names, data = fields.get("columns"), fields.get("data")
    if isinstance(names, list) and isinstance(data, list):
        rows = [dict(zip(map(str, names), row, strict=False)) for row in data if isinstance(row, list)]
        return rows if rows and any(map(speaks, map(str, names))) else []
    if len(fields) < 2 or not all(isinstance(value, list | dict) for value in fields.values()):
        return []
    if not any(speaks(str(name)) for name in fields) or not _has_titles(fields):
        return []
    columns = [list(value) if isinstance(value, list) else _numbered(value) for value in fields.values()]
    lengths = {len(column) if column is not None else -1 for column in columns}
    if len(lengths) != 1 or min(lengths) < 1:
        return []
    return [dict(zip(fields, row, strict=True)) for row in zip(*cast(list[list[Any]], columns), strict=True)]


def _numbered(value: Any) -> list[Any] | None:
    """The cells of a column keyed by row ("0", "1" ...), None if it is none."""
    if not isinstance(value, dict) or any(isinstance(cell, dict) for cell in value.values()):
        return None
    return list(value.values()) if all(str(key).isdecimal() for key in value) else None


def _has_titles(fields: dict[str, Any]) -> bool:
    """Whether a field that holds one value in a story is a column here."""
    return any((found := known(str(name))) and found[0] in ("title", "url", "published") for name in fields)
