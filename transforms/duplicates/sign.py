"""Articles to signatures: all that is kept of a text to find and verify its copies later."""

import polars as pl

from transforms.duplicates.canonical import is_reprint
from transforms.duplicates.hashed_words import hash_text, hash_words
from transforms.duplicates.shingles import select, shingle
from transforms.duplicates.sketches import counts, lists, sample, smallest
from transforms.duplicates.slots import slots

#: One row an article. Lists are ascending and hold each hash once.
SIGNATURES = pl.Schema(
    {
        "article_id": pl.String,
        "address": pl.UInt64,  # hash of the URL, NULL if it has none
        "published_on": pl.Date,
        "n_words": pl.Int64,
        "is_reprint": pl.Boolean,  # it credits an agency that is not its outlet
        "n_shingles": pl.Int32,  # distinct three-word runs of the body
        "shingles": pl.List(pl.UInt32),  # the smallest 2,048 of their hashes (bottom-k sketch)
        "numbers": pl.List(pl.UInt32),  # hashes of the distinct numbers in digits
        "names": pl.List(pl.UInt32),  # hashes of the distinct capitalised words inside sentences
        "lead": pl.List(pl.UInt32),  # those of the two that stand among its first 35 words
        "opening": pl.List(pl.UInt32),  # hashes of the three-word runs of its first 25 words
        "slots": pl.List(pl.UInt32),  # its numbers and names, each with the words around it
        "fingerprints": pl.List(pl.UInt32),  # sample of the hashes of its four-word runs, to find candidates by
    }
)

#: Three words tell wording apart and survive edits best: with one word in five changed, half of them remain.
_VERIFY_WIDTH = 3
#: Four words are rare enough for an index, and survive edits better than five.
_FIND_WIDTH = 4
#: Complete up to about this many words, 8 KB; longer texts are sampled.
_SKETCH_SIZE = 2048
#: Words that tell what is new; what follows is background, which follow-ups and round-ups share.
_LEAD = 35
#: Words of which the wording is told from that of the rest: a first sentence, and hardly more.
_OPENING = 25
_ONE_IN = 10
_AT_LEAST = 16


def sign(articles: pl.DataFrame) -> pl.DataFrame:
    """``SIGNATURES`` of the bodies of an ``ARTICLES`` frame, in its order."""
    words = hash_words(articles.select(_told()).to_series())
    shingles = shingle(words, _VERIFY_WIDTH)
    columns = {
        "article_id": articles["article_id"],
        "address": _addresses(articles["url"]),
        "published_on": articles["published_on"],
        "n_words": articles["n_words"],
        "is_reprint": articles.select(is_reprint()).to_series(),
        "n_shingles": counts(shingles),
        "shingles": lists(smallest(shingles, _SKETCH_SIZE)),
        "numbers": lists(select(words, words.is_number)),
        "names": lists(select(words, words.is_name)),
        "lead": lists(select(words, words.is_fact & (words.positions < _LEAD))),
        "opening": lists(shingle(words.only(words.positions < _OPENING), _VERIFY_WIDTH)),
        "slots": lists(slots(words)),
        "fingerprints": lists(sample(shingle(words, _FIND_WIDTH), _ONE_IN, _AT_LEAST)),
    }
    return pl.DataFrame(columns, schema=SIGNATURES)


def _told() -> pl.Expr:
    """The body without its dateline, which another delivery leaves out; one with a day tells two reports apart."""
    body, dateline = pl.col("body"), pl.col("dateline")
    is_left_out = body.str.starts_with(dateline) & ~dateline.str.contains(r"\d")
    return pl.when(is_left_out).then(body.str.strip_prefix(dateline)).otherwise(body)


def unsigned(articles: pl.DataFrame) -> pl.DataFrame:
    """``SIGNATURES`` that resemble nothing, of articles that could not be signed: each is a cluster of one."""
    nothing = {name: pl.lit([], kind) for name, kind in SIGNATURES.items() if isinstance(kind, pl.List)}
    known = articles.select("article_id", "published_on", "n_words")
    return known.with_columns(
        address=pl.lit(None, pl.UInt64), is_reprint=pl.lit(False), n_shingles=pl.lit(0, pl.Int32), **nothing
    ).select(SIGNATURES.names())


def _addresses(urls: pl.Series) -> pl.Series:
    return pl.Series([hash_text(url) if url else None for url in urls], dtype=pl.UInt64)
