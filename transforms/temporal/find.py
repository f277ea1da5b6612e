"""Articles in, temporal expressions out."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from transforms.ids import stable_id
from transforms.schemas import TEMPORAL_EXPRESSIONS
from transforms.temporal.anchors import anchor_of, day_order
from transforms.temporal.candidates import candidates
from transforms.temporal.clocks import with_days
from transforms.temporal.cycles import since
from transforms.temporal.discourse import Discourse
from transforms.temporal.lexer import lower
from transforms.temporal.meaning import Meaning, Resolution, Timex, needs
from transforms.temporal.parts import follows
from transforms.temporal.resolve import Anchor
from transforms.temporal.tense import direction, has_begun
from transforms.temporal.topic import Topic, in_year, topic_of


def _expressions(article: dict[str, object]) -> Iterator[tuple[object, ...]]:
    article_id = str(article["article_id"])
    discourse = Discourse(anchor_of(article), day_order(article))
    for field in ("headline", "body"):
        text = article[field]
        if not isinstance(text, str):
            continue
        small, tense, topic = lower(text), "", None
        for found in with_days(text, candidates(text, small)):
            meaning = found.timex.meaning
            wanted = needs(meaning)
            if not follows(meaning):  # which keeps the tense of the date before it
                tense = direction(small, found.start, found.end) if "direction" in wanted else ""
            if tense == "past" and has_begun(small, found.start):
                meaning = since(meaning)
            topic = topic if topic and topic.holds(small, found.start) else None
            if topic and (moved := _of_topic(topic, meaning, tense, discourse.anchor)):
                meaning, wanted = moved, needs(moved)
            placed = discourse.place(meaning, wanted, tense, small, found.start)
            if placed.period is not None and placed.period.unit == "Y":
                topic = topic_of(placed.period, small, found.start, found.end)  # another year in between ends it
            yield (
                stable_id("t", article_id, field, found.start, found.end),
                article_id,
                field,
                found.start,
                found.end,
                text[found.start : found.end],
                found.timex.type,
                *_columns(placed, found.timex, discourse.anchor, tense),
                found.rule,
            )


def _of_topic(topic: Topic, meaning: Meaning, tense: str, anchor: Anchor) -> Meaning | None:
    """The meaning in the year that its sentence opened with; what is to come is in no year that is over."""
    is_over = anchor.earliest is not None and topic.year.end < anchor.earliest
    return None if is_over and tense == "future" else in_year(meaning, topic.year)


def _columns(
    placed: Resolution, timex: Timex, anchor: Anchor, tense: str
) -> tuple[str | None, date | None, date | None, str, str, bool, str | None]:
    """timex_value, starts_on, ends_on, precision, anchor, is_resolved, direction."""
    start, end = (placed.period.start, placed.period.end) if placed.period else (None, None)
    source = {"none": "none", "day": anchor.source, "focus": "previous"}[placed.origin]
    is_resolved = placed.period is not None or timex.type in ("DURATION", "SET")
    return placed.value, start, end, placed.precision, source, is_resolved, _points_to(placed, anchor) or tense or None


_REFERENCES = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}


def _points_to(placed: Resolution, anchor: Anchor) -> str | None:
    """past, present or future as seen from the publication; None if either is not known."""
    if placed.period is None or anchor.earliest is None or anchor.latest is None:
        return _REFERENCES.get(placed.value or "")
    if placed.period.end < anchor.earliest:
        return "past"
    return "future" if placed.period.start > anchor.latest else "present"


def find_expressions(articles: pl.DataFrame) -> pl.DataFrame:
    """Temporal expressions of ``articles`` (schema ARTICLES) that are extracted, as TEMPORAL_EXPRESSIONS."""
    wanted = (
        "article_id",
        "headline",
        "body",
        "dateline",
        "published_on",
        "published_from",
        "published_to",
        "outlet",
        "url",
    )
    chosen = articles.filter(pl.col("is_extracted")).select(wanted)
    rows = [row for article in chosen.iter_rows(named=True) for row in _expressions(article)]
    return pl.DataFrame(rows, schema=TEMPORAL_EXPRESSIONS, orient="row")
