"""Repetition: a line that several different articles of one outlet share is furniture.

What is remembered (`line_counts`: outlet, hash of the line's words, number of different articles): short lines and
lines near the start or end, never the long paragraphs inside, so about ten rows an article. A line counts once for
each different story: articles that share most of their lines are versions of one story, and a story that is
delivered again must not make furniture of its own sentences.
"""

from hashlib import blake2b
from typing import NamedTuple

import polars as pl

LINE_COUNTS = pl.Schema({"outlet": pl.String, "line_hash": pl.UInt64, "n_articles": pl.Int64})

_HEAD, _TAIL = 2, 5  # sentences are remembered among so many lines from the start and the end
_LABEL = 8  # words: lines so short are remembered wherever they stand, and so are lines without full stop
_WORDS = (2, 45)  # lines with fewer or more words are never remembered
_FEW, _MANY = 3, 5  # articles that must share a line to make it furniture: of a label, of a sentence
_PROSE = 9  # words of a sentence; shorter ones ("No arrests have been made.") are common and stay
_ECHO = 0.5  # share of its sentences known from the outlet from which on an article repeats a story


class Repeated(NamedTuple):
    """Which lines many articles share (`row, line_number`), and what to remember of this chunk (LINE_COUNTS)."""

    lines: pl.DataFrame
    line_counts: pl.DataFrame


def find_repeated(lines: pl.DataFrame, outlets: pl.DataFrame, known: pl.DataFrame) -> Repeated:
    """Compare the chunk's LINES with each other and with ``known`` (LINE_COUNTS of earlier runs).

    ``outlets``: `row, outlet`; without a known outlet nothing is remembered, for strangers' lines prove nothing.
    """
    found = _hashed(lines, outlets)
    at = ["outlet", "line_hash"]
    seen = known.join(found.select(at).unique(), on=at, how="semi")  # the memory is large, the chunk is not
    before = seen.group_by(at).agg(n_known=pl.col("n_articles").sum())
    found = found.join(before, on=at, how="left").with_columns(pl.col("n_known").fill_null(0))
    fresh = found.filter(~_is_echo()).with_columns(story=_story())
    counts = fresh.group_by(at).agg(n_articles=pl.col("story").n_unique().cast(pl.Int64))
    total = found.join(counts, on=at, how="left").with_columns(n=pl.col("n_known") + pl.col("n_articles").fill_null(0))
    few, many = pl.col("n") >= _FEW, (pl.col("n") >= _MANY) & (pl.col("n_words") >= _PROSE)
    shared = pl.when("is_terminated").then(many).otherwise(few)
    return Repeated(total.filter(shared).select("row", "line_number"), counts.select(LINE_COUNTS.names()))


def line_hash(key: str) -> int:
    """64 bits of BLAKE2b over the words of a line: the same on every machine, unlike Polars' own hash."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def _hashed(lines: pl.DataFrame, outlets: pl.DataFrame) -> pl.DataFrame:
    """The lines worth remembering, with outlet and hash."""
    near = (pl.col("nth") < _HEAD) | (pl.col("nth_last") < _TAIL)
    label = (pl.col("n_words") <= _LABEL) | ~pl.col("is_terminated")
    leads_on = pl.col("line").str.ends_with(":")  # it heads what follows, which is of this story
    wanted = pl.col("n_words").is_between(*_WORDS) & ~pl.col("is_inner") & ~leads_on & (near | label)
    outlet = outlets.filter(pl.col("outlet").is_not_null())
    found = lines.filter(wanted).join(outlet, on="row", how="inner", maintain_order="left")
    hashes = pl.Series("line_hash", [line_hash(key) for key in found["key"]], pl.UInt64)
    return found.select("row", "line_number", "is_terminated", "n_words", "outlet").with_columns(hashes)


def _is_sentence() -> pl.Expr:
    return pl.col("is_terminated") & (pl.col("n_words") >= _PROSE)


def _is_echo() -> pl.Expr:
    """Of an article that repeats a delivered story: most of its sentences are known from its outlet."""
    seen = (_is_sentence() & (pl.col("n_known") > 0)).sum().over("row")
    return (seen > 1) & (seen >= _ECHO * _is_sentence().sum().over("row"))


def _story() -> pl.Expr:
    """One number for all versions of a story: the least hash of its sentences (MinHash, Broder 1997), else the row."""
    least = pl.col("line_hash").filter(_is_sentence()).min().over("row")
    return pl.coalesce(least, pl.col("row").cast(pl.UInt64))
