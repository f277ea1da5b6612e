"""Candidate pairs to verified pairs: is one text a copy of the other?"""

from bisect import bisect_right
from typing import Any

import polars as pl

from transforms.duplicates.thresholds import Thresholds

#: What is known of each article of a candidate pair; each column stands twice in the frame, under `_a` and `_b`.
SIDE = ("article_id", "n_shingles", "shingles", "numbers", "names")

#: Verified pairs, `article_id_a` < `article_id_b`.
NEAR_DUPLICATES = pl.Schema(
    {
        "article_id_a": pl.String,
        "article_id_b": pl.String,
        "similarity": pl.Float64,  # containment x agreement of numbers x agreement of names
        "containment": pl.Float64,  # share of the shorter text's three-word runs that stand in the longer
        "jaccard": pl.Float64,  # shared three-word runs of all three-word runs of both
        "number_agreement": pl.Float64,
        "name_agreement": pl.Float64,
    }
)


def verify(pairs: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
    """``NEAR_DUPLICATES`` of a frame with the columns ``SIDE`` twice, keeping pairs at or above the threshold."""
    comparable = pl.min_horizontal("n_shingles_a", "n_shingles_b") >= thresholds.min_shingles
    measured = measure(pairs.filter(comparable))
    return measured.filter(pl.col("similarity") >= thresholds.similarity)


def measure(pairs: pl.DataFrame) -> pl.DataFrame:
    """``NEAR_DUPLICATES`` of all pairs, copies or not.

    Containment sees abridged copies, which Jaccard does not. A template filled in anew keeps its wording and changes
    its numbers and names, a copy keeps both: so containment is multiplied by how far those agree.
    """
    factors = [pl.col(name) for name in ("containment", "number_agreement", "name_agreement")]
    return (
        _sampled_alike(pairs)
        .with_columns(
            _containment("shingles").alias("containment"),
            _jaccard("shingles").alias("jaccard"),
            _agreement("numbers").alias("number_agreement"),
            _agreement("names").alias("name_agreement"),
            pl.min_horizontal("article_id_a", "article_id_b").alias("article_id_a"),
            pl.max_horizontal("article_id_a", "article_id_b").alias("article_id_b"),
        )
        .with_columns((factors[0] * factors[1] * factors[2]).alias("similarity"))
        .select(NEAR_DUPLICATES.names())
    )


def _sampled_alike(pairs: pl.DataFrame) -> pl.DataFrame:
    """Sketches that leave hashes out, cut to the range which both sides know completely."""
    partial = pl.any_horizontal(pl.col(f"n_shingles_{side}") > pl.col(f"shingles_{side}").list.len() for side in "ab")
    cut = [_cut(row) for row in pairs.filter(partial).to_dicts()]
    return pl.concat([pairs.filter(~partial), pl.DataFrame(cut, schema=pairs.schema)])


def _cut(pair: dict[str, Any]) -> dict[str, Any]:
    kept = {side: pair[f"shingles_{side}"] for side in "ab"}
    known = [hashes[-1] for side, hashes in kept.items() if pair[f"n_shingles_{side}"] > len(hashes)]
    return pair | {f"shingles_{side}": hashes[: bisect_right(hashes, min(known))] for side, hashes in kept.items()}


def _shared(name: str) -> pl.Expr:
    return pl.col(f"{name}_a").list.set_intersection(f"{name}_b").list.len().cast(pl.Int64)


def _smaller(name: str) -> pl.Expr:
    return pl.min_horizontal(pl.col(f"{name}_a").list.len(), pl.col(f"{name}_b").list.len()).cast(pl.Int64)


def _containment(name: str) -> pl.Expr:
    return _shared(name) / _smaller(name).clip(lower_bound=1)


def _jaccard(name: str) -> pl.Expr:
    both = pl.col(f"{name}_a").list.len().cast(pl.Int64) + pl.col(f"{name}_b").list.len().cast(pl.Int64)
    return _shared(name) / (both - _shared(name)).clip(lower_bound=1)


def _agreement(name: str) -> pl.Expr:
    """Containment with one agreement granted (Laplace): of few numbers one that differs says little."""
    return (_shared(name) + 1) / (_smaller(name) + 1)
