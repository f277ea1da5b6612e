"""Candidate pairs to verified pairs: is one text a copy of the other?"""

import numpy as np
import polars as pl

from transforms.duplicates.screen import may_share
from transforms.duplicates.shingles import Hashes
from transforms.duplicates.sketches import lists
from transforms.duplicates.thresholds import Thresholds

_PAIRS_AT_A_TIME = 2_000  # 16 KB each where both texts are long: lists are copied to every pair they stand in
_CAUTION = 10  # compared shingles that are taken to differ beside the rest: few that agree are weak evidence
_GRANTED = 1  # fact taken to have behaved like the words: of few facts, one that differs says little

_LEAD_WEIGHT = 1.5  # of the agreement of leads, measured: docs/decisions.md

#: What is known of each article of a candidate pair; each column stands twice in the frame, under `_a` and `_b`.
SIDE = ("article_id", "n_shingles", "shingles", "numbers", "names", "lead")

#: Verified pairs, `article_id_a` < `article_id_b`.
NEAR_DUPLICATES = pl.Schema(
    {
        "article_id_a": pl.String,
        "article_id_b": pl.String,
        "similarity": pl.Float64,  # containment, less for short texts, x what numbers, names and leads agree
        "containment": pl.Float64,  # share of the shorter text's three-word runs that stand in the longer
        "jaccard": pl.Float64,  # shared three-word runs of all three-word runs of both
        "number_agreement": pl.Float64,  # shared numbers, relative to shared wording; 1: as many as that lets expect
        "name_agreement": pl.Float64,  # the same of names
        "lead_agreement": pl.Float64,  # facts of the leads that the other text has, relative to shared wording
        "differs": pl.String,  # "2 of 7 numbers, 1 of 5 names": facts of each that the other lacks; NULL if none
    }
)


def verify(candidates: pl.DataFrame, signatures: pl.DataFrame, thresholds: Thresholds) -> pl.DataFrame:
    """``NEAR_DUPLICATES`` among ``candidates`` (`article_id_a`, `article_id_b`), at or above the threshold.

    ``signatures`` has the columns ``SIDE`` of every article named. Pairs are taken some at a time: memory stays flat.
    """
    enough = signatures.filter(pl.col("n_shingles") >= thresholds.min_shingles).select(SIDE)
    first, second = enough.rename(_suffix("_a")), enough.rename(_suffix("_b"))
    verified = [NEAR_DUPLICATES.to_frame()]
    for some in may_share(candidates, enough, thresholds.similarity).iter_slices(_PAIRS_AT_A_TIME):
        measured = measure(some.join(first, on="article_id_a").join(second, on="article_id_b"), thresholds.similarity)
        verified.append(measured.filter(pl.col("similarity") >= thresholds.similarity))
    return pl.concat(verified)


def _suffix(suffix: str) -> dict[str, str]:
    return {name: name + suffix for name in SIDE}


def measure(pairs: pl.DataFrame, least_containment: float = 0.0) -> pl.DataFrame:
    """``NEAR_DUPLICATES`` of all pairs with at least that containment, copies or not.

    Containment sees abridged copies, which Jaccard does not. A template filled in anew keeps its wording and changes
    its numbers and names; a copy keeps both, or loses them as its other words. So containment is multiplied by the
    agreement of numbers and of names, each relative to what the wording lets expect. A follow-up and a round-up share
    their background and tail with others: they are told by their leads, whose facts neither text has of the other.
    """
    compared = _sampled_alike(pairs).with_columns(_n_shared("shingles").alias("n_shared"))
    return (
        compared.with_columns(_containment().alias("containment"), _jaccard().alias("jaccard"))
        .filter(pl.col("containment") >= least_containment)
        .with_columns(
            _agreement("numbers").alias("number_agreement"),
            _agreement("names").alias("name_agreement"),
            _lead_agreement().alias("lead_agreement"),
            _differs().alias("differs"),
            pl.min_horizontal("article_id_a", "article_id_b").alias("article_id_a"),
            pl.max_horizontal("article_id_a", "article_id_b").alias("article_id_b"),
        )
        .with_columns(_similarity().alias("similarity"))
        .select(NEAR_DUPLICATES.names())
    )


def _sampled_alike(pairs: pl.DataFrame) -> pl.DataFrame:
    """Sketches that leave hashes out, cut to the range which both sides know completely."""
    known = pl.min_horizontal(_known(side) for side in "ab")  # NULL where both are complete
    partial = known.is_not_null()
    cut = pairs.filter(partial).with_columns(known.alias("known"))
    shortened = cut.with_columns(_up_to(cut[f"shingles_{side}"], cut["known"]) for side in "ab").drop("known")
    return pl.concat([pairs.filter(~partial), shortened])


def _known(side: str) -> pl.Expr:
    """The largest hash kept by a sketch that leaves some out; NULL of one that is complete."""
    kept = pl.col(f"shingles_{side}")
    return pl.when(pl.col(f"n_shingles_{side}") > kept.list.len()).then(kept.list.last())


def _up_to(hashes: pl.Series, bounds: pl.Series) -> pl.Series:
    """The hashes of each (ascending) list that are at most its bound."""
    text_of = np.repeat(np.arange(len(hashes)), hashes.list.len().to_numpy())
    values = hashes.explode(empty_as_null=False).to_numpy()
    inside = values <= bounds.to_numpy()[text_of]
    counts = np.bincount(text_of[inside], minlength=len(hashes))
    return lists(Hashes(values[inside], np.concatenate([[0], np.cumsum(counts)]))).alias(hashes.name)


def _n_shared(name: str) -> pl.Expr:
    return pl.col(f"{name}_a").list.set_intersection(f"{name}_b").list.len().cast(pl.Int64)


def _lengths(name: str) -> list[pl.Expr]:
    return [pl.col(f"{name}_{side}").list.len().cast(pl.Int64) for side in "ab"]


def _containment() -> pl.Expr:
    return pl.col("n_shared") / pl.min_horizontal(_lengths("shingles")).clip(lower_bound=1)


def _jaccard() -> pl.Expr:
    return pl.col("n_shared") / (pl.sum_horizontal(_lengths("shingles")) - pl.col("n_shared")).clip(lower_bound=1)


def _similarity() -> pl.Expr:
    compared = pl.min_horizontal(_lengths("shingles"))  # of a short text and a sample of a very long one, few
    agreement = pl.col("number_agreement") * pl.col("name_agreement") * pl.col("lead_agreement") ** _LEAD_WEIGHT
    return pl.col("containment") * (compared / (compared + _CAUTION)) * agreement


def _agreement(name: str) -> pl.Expr:
    """Share of the facts of the text with fewer that both have, by the share of words that both have; at most 1.

    With words kept at a rate p independently, three-word runs are kept at p**3: p is the cube root of containment.
    """
    words_kept = pl.col("containment") ** (1 / 3)
    facts_kept = (_n_shared(name) + _GRANTED * words_kept) / (pl.min_horizontal(_lengths(name)) + _GRANTED)
    return pl.when(words_kept > 0).then((facts_kept / words_kept).clip(upper_bound=1.0)).otherwise(0.0)


def _lead_agreement() -> pl.Expr:
    """Share of the facts of a lead that the other text has, for the lead that fares better, by the shared words.

    An abridged copy lacks facts of the other's lead, but the other has all of its own. Articles signed before leads
    were kept have none, which tells nothing.
    """
    return ((1 - pl.min_horizontal(_missed("a", "b"), _missed("b", "a"))) / pl.col("containment")).clip(0.0, 1.0)


def _missed(side: str, other: str) -> pl.Expr:
    lead, facts = pl.col(f"lead_{side}"), pl.concat_list(f"numbers_{other}", f"names_{other}")
    return (lead.list.set_difference(facts).list.len() / (lead.list.len() + _GRANTED)).fill_null(0.0)


def _differs() -> pl.Expr:
    """The facts that stand in each text and not in the other, as words; those that one has beyond the other are cut."""
    told = pl.concat_str([_exchanged("numbers"), _exchanged("names")], separator=", ", ignore_nulls=True)
    return pl.when(told != "").then(told)


def _exchanged(name: str) -> pl.Expr:
    fewer = pl.min_horizontal(_lengths(name))
    lacking = fewer - _n_shared(name)
    return pl.when(lacking > 0).then(pl.format("{} of {} {}", lacking, fewer, pl.lit(name)))
