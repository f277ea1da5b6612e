"""Markdown, with or without front matter (YAML or TOML between two fences), through markdown-it."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, BinaryIO

from .encoding import decode
from .fields import to_record
from .record import Origin, RawRecord
from .registry import Format, library, register
from .streams import read_whole

MEDIA_TYPE = "text/markdown"
_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_FRONT_BYTES = re.compile(rb"(?:---[ \t]*\r?\n\s*[\w\"'-]+[ \t]*:|\+\+\+[ \t]*\r?\n\s*[\w\"'-]+[ \t]*=)")
_DAY_IN_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-")  # how Jekyll names a post
_TITLE = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)")
_MOST_FRONT = 16 * 1024  # characters
_NESTED = re.compile(r"(?:[-?:] +){20}|(?:[\[{][^\[{]*){200}")  # what takes the parser of YAML minutes


def read_markdown(stream: BinaryIO, origin: Origin) -> Iterator[RawRecord]:
    """The file as one record: the fields of its front matter, and its text as HTML."""
    text, encoding = decode(read_whole(stream, origin.limits))
    front = _FRONT.match(text)
    fields = _front_fields(front[1], front[2]) if front else {}
    body = text[front.end() :] if front and fields else text
    title = _TITLE.match(body)
    if title and "title" not in fields:
        fields["title"], body = title[1], body[title.end() :]
    named = _DAY_IN_NAME.match(origin.file_name)
    if front and named and not any(name in fields for name in ("date", "published", "published_at")):
        fields["published"] = named[1]
    html = library("markdown_it").MarkdownIt("commonmark").enable("table").render(body)
    fields = {name: value for name, value in fields.items() if name not in ("text", "html", "body", "content")}
    yield to_record({"id": origin.file_name, **fields, "html": html}, origin, MEDIA_TYPE, encoding, "the file")


def _front_fields(fence: str, front: str) -> dict[str, Any]:
    """The fields of front matter; none if it is not well formed, or could grow as it is read."""
    if len(front) > _MOST_FRONT or _NESTED.search(front):
        return {}
    if fence == "+++":
        try:
            return tomllib.loads(front)
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}
    yaml = library("yaml")
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front)):
            return {}
        fields = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(name): value for name, value in fields.items()} if isinstance(fields, dict) else {}


MARKDOWN = register(
    Format(
        name="markdown",
        title="Markdown, also with front matter",
        becomes="one record; the front matter holds its fields",
        read=read_markdown,
        suffixes=("md", "markdown"),
        looks=lambda head, end: end in ("md", "markdown") or bool(_FRONT_BYTES.match(head)),
        rank=40,
    )
)
