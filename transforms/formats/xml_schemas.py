"""How stories are written in the XML of news agencies and of WordPress: ``xml_fields.csv``, a row a path."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

Element = Any  # of lxml, whose types are not in the stubs of its streaming parser
_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")
_BLOCKS = frozenset("p hl1 hl2 h1 h2 h3 h4 li td th dt dd pre blockquote".split())


class Schema(NamedTuple):
    """How the stories of one kind of XML are written."""

    name: str
    roots: list[str]
    story: list[str]
    fields: list[tuple[str, list[str]]]  # field -> path of local names; "@" before an attribute, "^" before the feed's


def schema_of(root: str) -> Schema | None:
    """The schema of XML with that root; None if it is none that we know."""
    return next((schema for schema in _schemas() if root in schema.roots), None)


@cache
def _schemas() -> tuple[Schema, ...]:
    table: dict[str, Schema] = {}
    with files("transforms.formats").joinpath("xml_fields.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            schema = table.setdefault(row["schema"], Schema(row["schema"], [], [], []))
            if row["column"] in ("roots", "story"):
                getattr(schema, row["column"]).extend(row["path"].split())
            else:
                schema.fields.append((row["column"], row["path"].split("/")))
    return tuple(table.values())


def fields_of(element: Element, schema: Schema) -> dict[str, str]:
    """The fields of a story, of each the first path that holds something."""
    found: dict[str, str] = {}
    for name, path in schema.fields:
        if name not in found and (value := _value(element, path)):
            found[name] = _as_iso(value) if name == "published" else value
    return found


def local(element: Element) -> str:
    """The name of ``element`` without its namespace; '' for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: Element) -> str:
    """The text in ``element``, its blocks a blank line apart; mark-up that is written as text stays as it is."""
    blocks = [
        b
        for b in element.iter()
        if local(b) in _BLOCKS and not any(local(inner) in _BLOCKS for inner in b.iterdescendants())
    ]
    if not blocks:
        return "".join(element.itertext()).strip()
    return "\n\n".join(filter(None, (" ".join("".join(block.itertext()).split()) for block in blocks)))


def _value(element: Element, path: list[str]) -> str:
    name = path[0]
    if name.startswith("^"):
        return _value(element.getroottree().getroot(), [name[1:], *path[1:]])
    if name.startswith("@"):
        return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name[1:]), "").strip()
    for inner in element.iterdescendants():
        if local(inner) == name and (value := _value(inner, path[1:]) if path[1:] else text_of(inner)):
            return value
    return ""


def _as_iso(day: str) -> str:
    """20231104T061000Z, as NITF and NewsML write a date, as other sources write it."""
    parts = _BASIC_DATE.match(day)
    if not parts:
        return day
    year, month, day_of_month, hour, minute, second, zone = parts.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day_of_month}{clock}"
