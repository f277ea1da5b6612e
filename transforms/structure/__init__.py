"""Raw records to articles: body, headline, dateline, agency, language, publication date."""

from datetime import date
from hashlib import blake2b
from typing import NamedTuple

import polars as pl

from transforms.ids import stable_id
from transforms.schemas import ARTICLE_FURNITURE, ARTICLES, PUBLICATION_CANDIDATES, RECORDS

#: What the warehouse remembers of an outlet's repeated lines: `n_articles` different articles held the line.
LINE_COUNTS = pl.Schema({"outlet": pl.String, "line_hash": pl.UInt64, "n_articles": pl.Int64})


class Structured(NamedTuple):
    """The frames that structuring one chunk of raw records yields, each with the schema of its name."""

    articles: pl.DataFrame
    records: pl.DataFrame
    article_furniture: pl.DataFrame
    publication_candidates: pl.DataFrame
    line_counts: pl.DataFrame


def structure(raw: pl.DataFrame, known_furniture: pl.DataFrame) -> Structured:
    """Structure ``raw`` (schema RAW); ``known_furniture`` (LINE_COUNTS) is what earlier runs saw repeated."""
    articles: list[dict[str, object]] = []
    records: list[dict[str, object]] = []
    seen: set[str] = set()
    for row in raw.iter_rows(named=True):
        body = row["text"]
        reason = row["reason"] or (None if body and body.strip() else "no_text: the record has no text")
        article_id = None
        if reason is None:
            content_hash = blake2b(" ".join(body.casefold().split()).encode(), digest_size=16).hexdigest()
            article_id = stable_id("a", content_hash)
            if article_id not in seen:
                seen.add(article_id)
                articles.append(_article(row, article_id, content_hash))
        records.append({**{k: row[k] for k in RECORDS if k in row}, "article_id": article_id, "reason": reason})
    return Structured(
        pl.DataFrame(articles, schema=ARTICLES),
        pl.DataFrame(records, schema=RECORDS),
        ARTICLE_FURNITURE.to_frame(),
        PUBLICATION_CANDIDATES.to_frame(),
        LINE_COUNTS.to_frame(),
    )


def _article(row: dict[str, str | None], article_id: str, content_hash: str) -> dict[str, object]:
    published = date.fromisoformat(row["published"][:10]) if row["published"] else None
    text = row["text"] or ""
    return dict.fromkeys(ARTICLES) | {
        "article_id": article_id,
        "record_id": row["record_id"],
        "headline": row["title"],
        "body": text,
        "language": row["language"] or "en",
        "is_extracted": True,
        "outlet": row["outlet"],
        "author": row["author"],
        "url": row["url"],
        "published_on": published,
        "published_from": published,
        "published_to": published,
        "published_precision": "day" if published else "unknown",
        "published_method": "metadata" if published else "none",
        "published_evidence": row["published"],
        "n_words": len(text.split()),
        "content_hash": content_hash,
        "extractor_version": "0",
    }
