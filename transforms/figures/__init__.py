"""Casualty figures: who was harmed, how many, by whose count, when and where.

A cascade after FASTUS (Hobbs et al., 1997): a vectorised scan for harm words picks the articles and sentences; these
are tokenised and tagged once (`tokens`, `vocabulary`), grouped into quantities and noun and verb groups (`chunks`),
and read by a short list of named patterns (`patterns`, `grammar`). `context` adds source, certainty, time and place,
`reconciliation` says which figures make up the article's toll.
"""

from collections.abc import Iterator

import polars as pl

from transforms.figures.candidate_sentences import Place, with_candidates, with_triggers
from transforms.figures.cascade import find_mentions
from transforms.figures.context import describe
from transforms.figures.documents import documents
from transforms.figures.model import Context, Document, Mention
from transforms.figures.reconciliation import reconcile
from transforms.figures.reconciliation.plurals import without_empty_plurals
from transforms.ids import stable_id
from transforms.named_rows import frame_of
from transforms.schemas import CASUALTY_FIGURES

#: Raised with every change of grammar, bounds policy or reconciliation that can alter a row.
FIGURES_VERSION = "figures-26"


def find_figures(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
    """Casualty figures of the extracted ``articles`` (columns ARTICLES), as CASUALTY_FIGURES.

    ``expressions`` (TEMPORAL_EXPRESSIONS) of the same articles say when the harm happened.
    """
    read = list(documents(with_triggers(articles), expressions))
    rows = [row for document, candidates in with_candidates(read) for row in _figures(document, candidates)]
    return _one_a_claim(frame_of(rows, CASUALTY_FIGURES))


def _one_a_claim(figures: pl.DataFrame) -> pl.DataFrame:
    """One row a quantity and category: those shot and those who died of it may be the same words; what counts stays."""
    order, is_counted = pl.int_range(pl.len()).alias("order"), pl.col("toll_role") == "counted"
    preferred = figures.with_columns(order).sort(~is_counted, "order").unique("figure_id", keep="first")
    return preferred.sort("order").drop("order")


def _figures(document: Document, candidates: list[Place]) -> Iterator[dict[str, object]]:
    """Rows of CASUALTY_FIGURES."""
    mentions = without_empty_plurals(find_mentions(document, candidates))
    if not mentions:
        return
    contexts = describe(document, mentions)
    mentions, roles = reconcile(mentions, contexts, document.published_on)
    ids = [_figure_id(document, mention) for mention in mentions]
    for figure_id, mention, context, role in zip(ids, mentions, contexts, roles, strict=True):
        whole = None if role.of is None else ids[role.of]
        yield {
            "figure_id": figure_id,
            **_what(document, mention),
            **_context(context),
            "toll_role": role.role,
            "toll_reason": role.reason,
            "toll_of": whole,
            "pattern": mention.pattern,
            "extractor_version": FIGURES_VERSION,
        }


def _figure_id(document: Document, m: Mention) -> str:
    return stable_id("f", document.article_id, m.source_field, m.start, m.end, m.category)


def _what(document: Document, m: Mention) -> dict[str, object]:
    """Who was harmed, how many, and the words that say so."""
    field = document.text(m.source_field)
    start, end = document.sentences(m.source_field)[m.sentence]
    return {
        "article_id": document.article_id,
        "source_field": m.source_field,
        "char_start": m.start,
        "char_end": m.end,
        "reported_text": field[m.start : m.end],
        "excerpt": field[start:end],
        "category": m.category,
        "unit": m.unit,
        "victim": m.victim,
        "quantifier": m.quantifier,
        "reported": m.reported,
        "value_low": m.value_low,
        "value_best": m.value_best,
        "value_high": m.value_high,
        "share_low": m.share_low,
        "share_high": m.share_high,
        "base_value": m.base_value,
        "evidence": m.evidence,
    }


def _context(c: Context) -> dict[str, object]:
    """Who says so, how surely, when, where and of what."""
    return {
        "attributed_to": c.attributed_to,
        "certainty": c.certainty,
        "scope": c.scope,
        "occurred_from": c.occurred_from,
        "occurred_to": c.occurred_to,
        "occurred_precision": c.occurred_precision,
        "occurred_expression_id": c.occurred_expression_id,
        "place": c.place,
        "country": None,  # transforms.places
        "country_by": None,
        "cause": c.cause,
        "cause_text": c.cause_text,
    }
