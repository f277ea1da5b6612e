"""Why a sentence gives a figure or none: which sentence of which article, or a text that someone gives."""

from typing import TYPE_CHECKING, Any

import polars as pl

from flows.derivation_tables import show_derivation, show_figures
from transforms.figures import find_figures
from transforms.figures.sentence_derivation import derive
from transforms.schemas import ARTICLES
from transforms.sentences import split_sentences
from transforms.temporal import find_expressions
from warehouse.sql import load_sql

if TYPE_CHECKING:
    from warehouse.connection import Connection

#: Where something stands in an article: its field, and the offset in it.
Place = tuple[str, int]


class NothingToDeriveError(Exception):
    """The article has no such figure or words; says what it has."""


def show_text(text: str) -> None:
    """Derive each sentence of ``text``, then print the figures that an article of just this text would have."""
    spans = split_sentences(text)
    for i, span in enumerate(spans):
        show_derivation(derive(text, span, spans[i - 1] if i else None))
    show_figures(_figures(text), "Figures of an article of this text")


def _figures(text: str) -> list[dict[str, Any]]:
    article = {"article_id": "text", "body": text, "is_extracted": True, "language": "en"}
    articles = pl.DataFrame([article], schema=ARTICLES)
    return find_figures(articles, find_expressions(articles)).to_dicts()


def show_why(warehouse: "Connection", article_id: str, why: str) -> None:
    """Derive the sentence of the article's figure number ``why``, or the sentences that hold these words."""
    article, figures = (_rows(warehouse, f"explain_{name}", article_id) for name in ("article", "figures"))
    fields: dict[str, str] = {name: article[0][name] or "" for name in ("headline", "body")}
    for name, at in _places(why, article_id, fields, figures):
        spans = split_sentences(fields[name])
        i = next((i for i, (_, end) in enumerate(spans) if at < end), len(spans) - 1)
        show_derivation(derive(fields[name], spans[i], spans[i - 1] if i else None, name))
        mine = [f for f in figures if f["source_field"] == name and spans[i][0] <= f["char_start"] < spans[i][1]]
        show_figures(mine, "Figures of this sentence")


def _places(why: str, article_id: str, fields: dict[str, str], figures: list[dict[str, Any]]) -> list[Place]:
    """Where the figure of that number stands, as `explain` lists them, or the words, in each field."""
    if not why.isdecimal():
        places = [(name, text.index(why)) for name, text in fields.items() if why in text]
        if places:
            return places
        raise NothingToDeriveError(f"The article does not hold the words {why!r}.")
    if not 1 <= int(why) <= len(figures):
        listed = f"They are listed by: newsledger explain {article_id}"
        raise NothingToDeriveError(f"The article has {len(figures)} figures, no number {why}. {listed}")
    figure = figures[int(why) - 1]
    return [(figure["source_field"], figure["char_start"])]


def _rows(warehouse: "Connection", query: str, article_id: str) -> list[dict[str, Any]]:
    cursor = warehouse.execute(load_sql(query), {"article_id": article_id})
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
