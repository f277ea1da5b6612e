"""Mark-up in fields that hold plain text: tags in titles, and entities that a feed left in titles and stories."""

import html
import re
from collections.abc import Callable

import polars as pl
from lxml.html import defs

from transforms.structure.html_lines import is_inline

#: What only HTML writes so; of names that HTML does not know ("&UR;") `html.unescape` leaves every letter.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?([A-Za-z]+[1-6]?)(?:\s[^<>]*|/)?>")
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ROUNDS = 3  # feeds escape again what was escaped before ("&amp;amp;"); nobody does so more often


def resolve_entities(text: str) -> str:
    """``text`` with HTML entities as the characters they stand for, those that were escaped again as well."""
    for _ in range(_ROUNDS):
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text


def without_markup(text: str) -> str:
    """``text`` as a browser shows it in one line: without tags and comments, its entities resolved."""
    text = resolve_entities(text)
    if "<" in text:
        whole = _UNSEEN.sub("", text)
        text = _TAG.sub(lambda tag: _in_place_of(tag, whole), whole)
    return " ".join(text.split())


def _in_place_of(tag: re.Match[str], text: str) -> str:
    """What a tag leaves; wire copy has codes of companies in its place, in capitals and never closed: "<DD>", "<P>"."""
    name = tag[1].lower()
    is_code = not tag[1].islower() and f"</{name}" not in text.lower()
    if name not in defs.tags or is_code:
        return tag[0]
    return "" if is_inline(name) else " "


def plain_titles(titles: pl.Series) -> pl.Series:
    """Titles without mark-up, NULL where nothing else stood in them."""
    plain = _replaced(titles, "[&<]", without_markup)
    return plain.set(plain == "", None)


def plain_texts(texts: pl.Series) -> pl.Series:
    """Texts with their entities resolved; tags stay, for whoever delivers text may write about them."""
    return _replaced(texts, _ENTITY.pattern, resolve_entities)


def _replaced(column: pl.Series, where: str, by: Callable[[str], str]) -> pl.Series:
    at = column.str.contains(where).arg_true()
    return column.clone().scatter(at, [by(value) for value in column.gather(at)]) if len(at) else column
