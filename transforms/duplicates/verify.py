"""Candidate pairs to verified pairs: is one text a copy of the other?"""

from bisect import bisect_right
from typing import Any

import polars as pl

from transforms.duplicates.thresholds import Thresholds

_PAIRS_AT_A_TIME = 20_000
_GRANTED = 2  # facts; 1 to 3 give the same verdicts on the development pairs within .01 of F1
_VETO = 1.5  # exponent of the agreements; 1 lets the closest templates through, 2 loses edited copies

#: What is known of each article of a candidate pair; each column stands twice in the frame, under `_a` and `_b`.
SIDE = ("article_id", "n_shingles", "shingles", "numbers", "names")

#: Verified pairs, `article_id_a` < `article_id_b`.
NEAR_DUPLICATES = pl.Schema(
    {
        "article_id_a": pl.String,
        "article_id_b": pl.String,
        "similarity": pl.Float64,  # containment x (number_agreement x name_agreement) ** 1.5
        "containment": pl.Float64,  # share of the shorter text's three-word runs that stand in the longer
        "jaccard": pl.Float64,  # shared three-word runs of all three-word runs of both
        "number_agreement": pl.Float64,  # shared numbers, relative to shared wording; 1: as many as that lets expect
        "name_agreement": pl.Float64,  # the same of names
    }
)


def verify(candidates: pl.DataFrame, signatures: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
    """``NEAR_DUPLICATES`` among ``candidates`` (`article_id_a`, `article_id_b`), at or above the threshold.

    ``signatures`` has the columns ``SIDE`` of every article named. Pairs are taken some at a time: memory stays flat.
    """
    enough = signatures.filter(pl.col("n_shingles") >= thresholds.min_shingles).select(SIDE)
    verified = [NEAR_DUPLICATES.to_frame()]
    for some in candidates.iter_slices(_PAIRS_AT_A_TIME):
        pairs = some.join(enough.rename(_suffix("_a")), on="article_id_a").join(
            enough.rename(_suffix("_b")), on="article_id_b"
        )
        verified.append(measure(pairs).filter(pl.col("similarity") >= thresholds.similarity))
    return pl.concat(verified)


def _suffix(suffix: str) -> dict[str, str]:
    return {name: name + suffix for name in SIDE}


def measure(pairs: pl.DataFrame) -> pl.DataFrame:
    """``NEAR_DUPLICATES`` of all pairs, copies or not.

    Containment sees abridged copies, which Jaccard does not. A template filled in anew keeps its wording and changes
    its numbers and names; a copy keeps both, or loses them as its other words. So containment is multiplied by the
    agreement of numbers and of names, each relative to what the wording lets expect.
    """
    factors = [pl.col(name) for name in ("number_agreement", "name_agreement")]
    return (
        _sampled_alike(pairs)
        .with_columns(_containment("shingles").alias("containment"), _jaccard("shingles").alias("jaccard"))
        .with_columns(
            _agreement("numbers").alias("number_agreement"),
            _agreement("names").alias("name_agreement"),
            pl.min_horizontal("article_id_a", "article_id_b").alias("article_id_a"),
            pl.max_horizontal("article_id_a", "article_id_b").alias("article_id_b"),
        )
        .with_columns((pl.col("containment") * (factors[0] * factors[1]) ** _VETO).alias("similarity"))
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
    """Share of the facts of the text with fewer that both have, by the share of words that both have; at most 1.

    With words kept at a rate p independently, three-word runs are kept at p**3: p is the cube root of containment.
    ``_GRANTED`` facts are taken to have behaved like the words: of few facts, one that differs says little.
    """
    words_kept = pl.col("containment") ** (1 / 3)
    facts_kept = (_shared(name) + _GRANTED * words_kept) / (_smaller(name) + _GRANTED)
    return pl.when(words_kept > 0).then((facts_kept / words_kept).clip(upper_bound=1.0)).otherwise(0.0)
