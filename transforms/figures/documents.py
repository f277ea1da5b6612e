"""Articles as the grammar sees them: fields, sentence spans and the article's temporal expressions."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from transforms.figures.model import Document, Expression
from transforms.sentences import split_sentences

_ARTICLE = (
    "article_id", "headline", "body", "dateline_place", "published_on", "published_from", "published_to"
)  # fmt: skip
_EXPRESSION = (
    "expression_id", "source_field", "char_start", "char_end", "text", "timex_type", "timex_value", "starts_on",
    "ends_on", "precision",
)  # fmt: skip


def documents(articles: pl.DataFrame, expressions: pl.DataFrame) -> Iterator[Document]:
    """One Document an article, in the frame's order."""
    by_article = _expressions(articles, expressions)
    for row in articles.select(_ARTICLE).iter_rows(named=True):
        yield _document(row, by_article.get(row["article_id"], []))


def _expressions(articles: pl.DataFrame, expressions: pl.DataFrame) -> dict[str, list[Expression]]:
    wanted = expressions.join(articles.select("article_id"), on="article_id", how="semi")
    found: dict[str, list[Expression]] = {}
    for article_id, *values in wanted.select("article_id", *_EXPRESSION).iter_rows():
        found.setdefault(article_id, []).append(Expression(*values))
    return found


def _document(row: dict[str, Any], expressions: list[Expression]) -> Document:
    headline, body = row["headline"] or "", row["body"] or ""
    return Document(
        article_id=row["article_id"],
        headline=headline,
        body=body,
        headline_sentences=split_sentences(headline),
        body_sentences=split_sentences(body),
        dateline_place=row["dateline_place"],
        published_on=row["published_on"],
        published_from=row["published_from"],
        published_to=row["published_to"],
        expressions=expressions,
    )
