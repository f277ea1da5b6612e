"""Puts articles together: bodies from the kept lines, columns from record, page, opening and facts."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import polars as pl

from transforms.ids import stable_id
from transforms.rules_version import rules_version
from transforms.structure.dateline import Dateline
from transforms.structure.language import is_extracted, language_of
from transforms.structure.lines import normal_key

#: A word: what stands between spaces; a character of a script that has none; some letters of one that spells words out.
_WORD = (
    r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{1,5}"
    r"|[^\s\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+"
)
#: What made an article: the shape of its columns, and the rules; by others it is stale (`newsledger reprocess`).
EXTRACTOR_VERSION = f"structure/7 {rules_version()}"


def bodies(lines: pl.DataFrame) -> pl.DataFrame:
    """`row, body, n_words, content_hash`: the kept lines, a blank line where lines or gaps stood between them."""
    kept = lines.filter(pl.col("reason").is_null())
    follows = (pl.col("line_number") == pl.col("line_number").shift() + 1) & (pl.col("row") == pl.col("row").shift())
    joint = pl.when(follows.fill_null(value=False)).then(pl.lit("\n")).otherwise(pl.lit("\n\n"))
    text = kept.select("row", piece=joint + pl.col("line")).group_by("row", maintain_order=True).agg("piece")
    return _measured(text.select("row", body=pl.col("piece").list.join("").str.strip_chars()))


def without_datelines(story: pl.DataFrame, datelines: Mapping[int, Dateline]) -> pl.DataFrame:
    """``story`` (as of `bodies`) hashed without place and agency at its start: some deliveries of a text drop them.

    A dateline with its day counts: daily releases of one form may differ in nothing else.
    """
    texts = [(row, each.text) for row, each in datelines.items() if not each.date]
    marks = pl.DataFrame(texts, {"row": story.schema["row"], "dateline": pl.String}, orient="row")
    found = story.join(marks, on="row", how="inner", maintain_order="left")
    found = found.filter(pl.col("body").str.starts_with(pl.col("dateline")))
    rest = found.with_columns(key=normal_key(pl.col("body").str.slice(pl.col("dateline").str.len_chars())))
    rest = rest.filter(pl.col("key") != "")
    hashes = pl.Series("bare", [content_hash(key) for key in rest["key"]], pl.String)
    joined = story.join(rest.select("row", hashes), on="row", how="left", maintain_order="left")
    return joined.with_columns(content_hash=pl.coalesce("bare", "content_hash")).drop("bare")


def headline_only(sources: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """The same columns for records with a headline of whose text nothing is left: it is all there is to read."""
    bare = sources.filter(pl.col("problem").is_null() & pl.col("title").is_not_null()).join(told, on="row", how="anti")
    return _measured(bare.select("row", body=pl.col("title").str.strip_chars()))


def _measured(body: pl.DataFrame) -> pl.DataFrame:
    """`row, body` with n_words and content_hash; bodies without a word are left out."""
    told = body.with_columns(
        n_words=pl.col("body").str.count_matches(_WORD).cast(pl.Int64), key=normal_key(pl.col("body"))
    )
    hashes = pl.Series("content_hash", [content_hash(key) for key in told["key"]], pl.String)
    return told.filter(pl.col("key") != "").drop("key").with_columns(hashes.filter(told["key"] != ""))


def content_hash(key: str) -> str:
    """128 bits of BLAKE2b over the words of a body: equal for copies that differ in case, spaces and punctuation."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def article_id(content_hash: str) -> str:
    """The key of the article with that content."""
    return stable_id("a", content_hash)


def language_columns(body: str, declared: str | None) -> dict[str, Any]:
    """`language` and `is_extracted`."""
    language = language_of(body, declared)
    return {"language": language, "is_extracted": is_extracted(language)}
