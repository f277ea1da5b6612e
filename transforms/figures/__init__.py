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
from transforms.schemas import CASUALTY_FIGURES

#: Raised with every change of grammar, bounds policy or reconciliation that can alter a row.
FIGURES_VERSION = "figures-25"


def find_figures(articles: pl.DataFrame, expressions: pl.DataFrame) -> pl.DataFrame:
    """Casualty figures of the extracted ``articles`` (columns ARTICLES), as CASUALTY_FIGURES.

    ``expressions`` (TEMPORAL_EXPRESSIONS) of the same articles say when the harm happened.
    """
    read = list(documents(with_triggers(articles), expressions))
    rows = [row for document, candidates in with_candidates(read) for row in _figures(document, candidates)]
    return _one_a_claim(pl.DataFrame(rows, schema=CASUALTY_FIGURES, orient="row"))


def _one_a_claim(figures: pl.DataFrame) -> pl.DataFrame:
    """One row a quantity and category: those shot and those who died of it may be the same words; what counts stays."""
    order, is_counted = pl.int_range(pl.len()).alias("order"), pl.col("toll_role") == "counted"
    preferred = figures.with_columns(order).sort(~is_counted, "order").unique("figure_id", keep="first")
    return preferred.sort("order").drop("order")


def _figures(document: Document, candidates: list[Place]) -> Iterator[tuple[object, ...]]:
    mentions = without_empty_plurals(find_mentions(document, candidates))
    if not mentions:
        return
    contexts = describe(document, mentions)
    mentions, roles = reconcile(mentions, contexts, document.published_on)
    ids = [_figure_id(document, mention) for mention in mentions]
    for figure_id, mention, context, role in zip(ids, mentions, contexts, roles, strict=True):
        whole = None if role.of is None else ids[role.of]
        yield (
            figure_id, *_what(document, mention), *_context(context),
            role.role, role.reason, whole, mention.pattern, FIGURES_VERSION,
        )  # fmt: skip


def _figure_id(document: Document, m: Mention) -> str:
    return stable_id("f", document.article_id, m.source_field, m.start, m.end, m.category)


def _what(document: Document, m: Mention) -> tuple[object, ...]:
    """The columns article_id to evidence of CASUALTY_FIGURES."""
    field = document.text(m.source_field)
    start, end = document.sentences(m.source_field)[m.sentence]
    return (
        document.article_id, m.source_field, m.start, m.end, field[m.start : m.end], field[start:end],
        m.category, m.unit, m.victim, m.quantifier, m.reported, m.value_low, m.value_best, m.value_high,
        m.share_low, m.share_high, m.base_value, m.evidence,
    )  # fmt: skip


def _context(c: Context) -> tuple[object, ...]:
    """The columns attributed_to to cause_text of CASUALTY_FIGURES."""
    return (
        c.attributed_to, c.certainty, c.scope,
        c.occurred_from, c.occurred_to, c.occurred_precision, c.occurred_expression_id, c.place,
        None, None,  # its country: transforms.places
        c.cause, c.cause_text,
    )  # fmt: skip
