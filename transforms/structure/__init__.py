"""Raw records to articles: body, headline, dateline, agency, language, publication date."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import polars as pl

from transforms.schemas import ARTICLE_FURNITURE, ARTICLES, PUBLICATION_CANDIDATES, RECORDS
from transforms.structure.assemble import (
    EXTRACTOR_VERSION,
    article_id,
    bodies,
    headline_only,
    language_columns,
    without_datelines,
)
from transforms.structure.clean import clean
from transforms.structure.facts import Facts, agency_for, dateline_evidence, read_facts, titles_of
from transforms.structure.headline import Opening
from transforms.structure.openings import read_openings
from transforms.structure.page_time import PAGE_SECONDS
from transforms.structure.publication.model import Decision
from transforms.structure.publication_dates import as_the_page_says, decide_date, publication_columns
from transforms.structure.record_sources import Sources, declared_fields, read_sources
from transforms.structure.repetition import LINE_COUNTS

__all__ = ["LINE_COUNTS", "Structured", "structure"]

_NO_OPENING = Opening(None, None, {})
_NO_FACTS = Facts()


class Structured(NamedTuple):
    """The frames that structuring one chunk of raw records yields, each with the schema of its name."""

    articles: pl.DataFrame
    records: pl.DataFrame
    article_furniture: pl.DataFrame
    publication_candidates: pl.DataFrame
    line_counts: pl.DataFrame


def structure(raw: pl.DataFrame, known_furniture: pl.DataFrame, page_seconds: float = PAGE_SECONDS) -> Structured:
    """Structure ``raw`` (schema RAW); ``known_furniture`` (LINE_COUNTS) is what earlier runs saw repeated.

    ``page_seconds`` of CPU time are given to each web page.
    """
    sources = read_sources(raw, page_seconds)
    cleaned = clean(sources.frame, known_furniture)
    openings = read_openings(cleaned.lines, titles_of(sources.frame))
    furniture = _furniture(openings.lines, cleaned.cut)
    datelines = {row: opening.dateline for row, opening in openings.by_row.items() if opening.dateline}
    story = without_datelines(bodies(openings.lines), datelines)
    story = pl.concat([story, headline_only(sources.frame, story)])
    told = sources.frame.join(story, on="row", how="left", maintain_order="left").with_columns(
        article_id=pl.col("content_hash").map_elements(article_id, pl.String),
        problem=pl.coalesce("problem", pl.when(pl.col("body").is_null()).then(_only_furniture())),
    )
    first = told.filter(pl.col("article_id").is_not_null()).unique("article_id", keep="first", maintain_order=True)
    made = list(_articles(first, openings.by_row, read_facts(furniture), sources))
    ids = first.select("row", "article_id")
    return Structured(
        articles=pl.DataFrame([article for article, _ in made], ARTICLES),
        records=_records(raw, told),
        article_furniture=_article_furniture(ids, furniture, sources.page_furniture),
        publication_candidates=_candidates(made),
        line_counts=cleaned.line_counts,
    )


def _article_furniture(ids: pl.DataFrame, furniture: pl.DataFrame, of_pages: pl.DataFrame) -> pl.DataFrame:
    """ARTICLE_FURNITURE: what was taken out of the text of each article, and before that out of its page."""
    removed = pl.concat([of_pages, furniture.select(of_pages.columns)])
    return ids.join(removed, on="row", maintain_order="right").select(ARTICLE_FURNITURE.names())


def _only_furniture() -> pl.Expr:
    return pl.concat_str(pl.lit("no_text: nothing but page furniture in the text"), declared_fields())


def _furniture(lines: pl.DataFrame, cut: pl.DataFrame) -> pl.DataFrame:
    """`row, line_number, text, reason, nth, above` of all that is no story; `above`: the line above it."""
    placed = lines.with_columns(above=pl.col("line").shift().over("row"))
    whole = placed.filter(pl.col("reason").is_not_null())
    pieces = cut.join(placed.select("row", "line_number", "nth", "above"), on=["row", "line_number"])
    columns = ["row", "line_number", "text", "reason", "nth", "above"]
    parts = [whole.with_columns(text=pl.col("line").str.strip_chars()).select(columns), pieces.select(columns)]
    return pl.concat(parts).sort("row", "line_number", maintain_order=True)


def _articles(
    first: pl.DataFrame, openings: dict[int, Opening], facts: dict[int, Facts], sources: Sources
) -> Iterable[tuple[dict[str, Any], Decision]]:
    """One row of ARTICLES for each first record of a content, with the decision about its date."""
    for record in first.iter_rows(named=True):
        row = record["row"]
        opening, fact = openings.get(row, _NO_OPENING), facts.get(row, _NO_FACTS)
        page, order = sources.page_dates.get(row, ()), sources.page_orders.get(row)
        told = as_the_page_says(fact.dates, page, order) if page else fact.dates
        found = [*page, *told, *dateline_evidence(opening, fact.release)]
        decision = decide_date(record["published"], record["url"], found, order)
        yield _article(record, opening, fact) | publication_columns(decision), decision


def _article(record: dict[str, Any], opening: Opening, facts: Facts) -> dict[str, Any]:
    same = ("article_id", "record_id", "body", "outlet", "url", "n_words", "content_hash")
    return {
        **{name: record[name] for name in same},
        **language_columns(record["body"], record["language"]),
        "headline": opening.headline or record["title"],
        "agency": agency_for(opening.dateline, facts),
        "author": record["author"] or facts.author,
        "license": record["license"] or facts.license,
        "dateline": opening.dateline.text if opening.dateline else None,
        "dateline_place": opening.dateline.place if opening.dateline else None,
        "extractor_version": EXTRACTOR_VERSION,
    }


def _records(raw: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    outcome = told.select("article_id", reason="problem")
    return raw.drop("reason").hstack(outcome).select(RECORDS.names()).cast(RECORDS)


def _candidates(made: list[tuple[dict[str, Any], Decision]]) -> pl.DataFrame:
    rows = [
        {"article_id": article["article_id"], **{name: getattr(candidate, name) for name in candidate.__slots__}}
        for article, decision in made
        for candidate in decision.candidates
    ]
    return pl.DataFrame(rows, PUBLICATION_CANDIDATES)
