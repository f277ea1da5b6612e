"""One text through the pipeline's own `prepare`: what it would load, as typed rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import polars as pl

from transforms.formats import RawRecord, to_frame
from transforms.prepare import prepare
from transforms.structure import LINE_COUNTS

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Article:
    """A row of `articles`, see docs/tables.md; without the columns that publishing adds."""

    article_id: str
    record_id: str
    headline: str | None
    body: str
    language: str | None
    is_extracted: bool
    extraction_error: str | None
    outlet: str | None
    agency: str | None
    author: str | None
    url: str | None
    license: str | None
    dateline: str | None
    dateline_place: str | None
    country: str | None
    published_on: date | None
    published_from: date | None
    published_to: date | None
    published_precision: str
    published_method: str
    published_evidence: str | None
    published_conflict: str | None
    n_words: int
    content_hash: str
    extractor_version: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A row of `temporal_expressions`; ``char_start`` and ``char_end`` count in the article's ``source_field``."""

    expression_id: str
    article_id: str
    source_field: str
    char_start: int
    char_end: int
    text: str
    timex_type: str
    timex_value: str | None
    starts_on: date | None
    ends_on: date | None
    precision: str | None
    anchor: str
    is_resolved: bool
    direction: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of `casualty_figures`."""

    figure_id: str
    article_id: str
    source_field: str
    char_start: int
    char_end: int
    reported_text: str
    excerpt: str
    category: str
    unit: str
    victim: str | None
    quantifier: str
    reported: float | None
    value_low: int | None
    value_best: int | None
    value_high: int | None
    share_low: float | None
    share_high: float | None
    base_value: int | None
    evidence: str | None
    attributed_to: str | None
    certainty: str
    scope: str
    occurred_from: date | None
    occurred_to: date | None
    occurred_precision: str | None
    occurred_expression_id: str | None
    place: str | None
    country: str | None
    country_by: str | None
    cause: str | None
    cause_text: str | None
    toll_role: str
    toll_reason: str | None
    toll_of: str | None
    pattern: str
    extractor_version: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one text."""

    article: Article | None  # None if the text holds no story, see ``reason``
    dates: list[TimeExpression]
    figures: list[Figure]
    reason: str | None  # why there is no article, as "<code>: <detail>"


def extract(
    text: str, *, published: date | str | None = None, title: str | None = None, **fields: str | None
) -> Extraction:
    """Dates and figures of ``text`` (plain), as an ingest of a record with these fields would load them.

    ``published`` is a day, or a date as delivered (ISO, RFC 2822); "on Tuesday" stays open without it. ``fields`` are
    ``language``, ``outlet``, ``url`` and ``author``. Spans count code points of the returned article's body, from
    which datelines stay and furniture is gone. Raises TypeError for any other field.
    """
    day = published.isoformat() if isinstance(published, date) else published
    unknown = fields.keys() - {"language", "outlet", "url", "author"}
    if unknown:
        raise TypeError(f"extract() takes no field {', '.join(sorted(unknown))}")
    record = RawRecord(0, "text", media_type="text/plain", title=title, text=text, published=day, **fields)
    prepared = prepare(to_frame([record], "f"), LINE_COUNTS.to_frame())
    articles = _rows(prepared.articles, Article)
    return Extraction(
        article=articles[0] if articles else None,
        dates=_rows(prepared.temporal_expressions, TimeExpression),
        figures=_rows(prepared.casualty_figures, Figure),
        reason=prepared.records["reason"][0],
    )


def _rows(frame: pl.DataFrame, kind: type[_Row]) -> list[_Row]:
    rows: list[dict[str, Any]] = frame.to_dicts()
    return [kind(**row) for row in rows]
