"""Candidate pairs to verified pairs: is one text a copy of the other?"""

import numpy as np
import polars as pl

from transforms.duplicates.screen import may_share
from transforms.duplicates.shingles import Hashes
from transforms.duplicates.sketches import lists
from transforms.duplicates.slots import compare_slots
from transforms.duplicates.thresholds import Thresholds

_PAIRS_AT_A_TIME = 2_000  # 16 KB each where both texts are long: lists are copied to every pair they stand in
_CAUTION = 10  # compared shingles that are taken to differ beside the rest: few that agree are weak evidence
_GRANTED = 1  # fact taken to have behaved like the words: of few facts, one that differs says little

_FACT_WEIGHT, _LEAD_WEIGHT = 0.75, 0.5  # measured: docs/decisions.md
_MOST_OF_IT = 0.85  # of both openings must be new; of one that an editor went through more is left
_NEARLY_ALL = 0.75  # of the wording is kept by a copy whose opening alone is new ...
_BACKGROUND = 5  # ... and how fast what shares less than that falls, where neither opening is in the other text
_REWORDED = 0.7  # of openings that tell the same facts in other words, where nearly all else is kept ...
_TOLD_BY = 3  # ... and facts there are: a lead without any says nothing
_SOFT = 0.05  # share of runs by which a share is eased: few runs say little

#: What is known of each article of a candidate pair; each column stands twice in the frame, under `_a` and `_b`.
SIDE = ("article_id", "n_shingles", "shingles", "numbers", "names", "lead", "opening", "slots")

#: Verified pairs, `article_id_a` < `article_id_b`.
NEAR_DUPLICATES = pl.Schema(
    {
        "article_id_a": pl.String,
        "article_id_b": pl.String,
        "similarity": pl.Float64,  # containment, less for short texts, x what facts and openings agree
        "containment": pl.Float64,  # share of the shorter text's three-word runs that stand in the longer
        "jaccard": pl.Float64,  # shared three-word runs of all three-word runs of both
        "number_agreement": pl.Float64,  # shared numbers, relative to shared wording; 1: as many as that lets expect
        "name_agreement": pl.Float64,  # the same of names
        "lead_agreement": pl.Float64,  # facts of the leads that the other text has, relative to shared wording
        "slot_agreement": pl.Float64,  # places with the same words around them where both have the same fact
        "opening_agreement": pl.Float64,  # less, the more of what differs stands in the first words; NULL: not signed
        "differs": pl.String,  # "2 of 7 numbers, 1 of 5 names, 2 of 9 places": what is not the same; NULL if nothing
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
    agreement of numbers and of names, each relative to what the wording lets expect, and by that of the facts which
    stand between the same words. A follow-up and a round-up share their background and tail with others: they are told
    by leads, whose facts neither text has of the other, and by openings, in which lies most of what differs.
    """
    compared = (
        _sampled_alike(pairs)
        .with_columns(_n_shared("shingles").alias("n_shared"), *_kept(), *_missed_openings())
        .drop("shingles_a", "shingles_b")  # wide, and told by those
        .with_columns(_containment().alias("containment"), _jaccard().alias("jaccard"))
        .filter(pl.col("containment") >= least_containment)
    )
    slots = compare_slots(compared["slots_a"], compared["slots_b"])
    return (
        compared.with_columns(n_places=slots.n_places, n_alike=slots.n_alike)
        .with_columns(
            _agreement("numbers").alias("number_agreement"),
            _agreement("names").alias("name_agreement"),
            _lead_agreement().alias("lead_agreement"),
            _opening_agreement().alias("opening_agreement"),
        )
        .with_columns(_slot_agreement().alias("slot_agreement"))
        .with_columns(
            _similarity().alias("similarity"),
            _differs().alias("differs"),
            pl.min_horizontal("article_id_a", "article_id_b").alias("article_id_a"),
            pl.max_horizontal("article_id_a", "article_id_b").alias("article_id_b"),
        )
        .select(NEAR_DUPLICATES.names())
    )


def _sampled_alike(pairs: pl.DataFrame) -> pl.DataFrame:
    """Sketches that leave hashes out, cut to the range which both sides know completely."""
    known = pl.min_horizontal(_known(side) for side in "ab")  # NULL where both are complete
    partial = known.is_not_null()
    cut = pairs.filter(partial).with_columns(known.alias("known"))
    sampled = [cut[f"{name}_{side}"] for name in ("shingles", "opening") for side in "ab"]
    shortened = cut.with_columns(_up_to(each, cut["known"]) for each in sampled).drop("known")
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


def _kept() -> list[pl.Expr]:
    return [length.alias(f"n_kept_{side}") for side, length in zip("ab", _lengths("shingles"), strict=True)]


def _missed_openings() -> list[pl.Expr]:
    return [
        pl.col(f"opening_{side}")
        .list.set_difference(f"shingles_{other}")
        .list.len()
        .cast(pl.Int64)
        .alias(f"missed_{side}")
        for side, other in ("ab", "ba")
    ]


def _containment() -> pl.Expr:
    return pl.col("n_shared") / _compared().clip(lower_bound=1)


def _compared() -> pl.Expr:
    return pl.min_horizontal("n_kept_a", "n_kept_b")


def _jaccard() -> pl.Expr:
    return pl.col("n_shared") / (pl.sum_horizontal("n_kept_a", "n_kept_b") - pl.col("n_shared")).clip(lower_bound=1)


def _similarity() -> pl.Expr:
    """Of articles signed before slots and openings were kept, facts and leads count for what those would say too."""
    compared = _compared()  # of a short text and a sample of a very long one, few
    facts, leads = pl.col("number_agreement") * pl.col("name_agreement"), pl.col("lead_agreement")
    slots = pl.coalesce("slot_agreement", facts ** (1 / 3))
    openings = pl.coalesce("opening_agreement", leads ** (4 / 3))
    agreement = (facts * slots * openings) ** _FACT_WEIGHT * leads**_LEAD_WEIGHT
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
    return (_n_missed(side, other) / (pl.col(f"lead_{side}").list.len() + _GRANTED)).fill_null(0.0)


def _n_missed(side: str, other: str) -> pl.Expr:
    """How many facts of its lead the other text lacks; NULL where leads were not kept."""
    facts = pl.concat_list(f"numbers_{other}", f"names_{other}")
    return pl.col(f"lead_{side}").list.set_difference(facts).list.len()


def _slot_agreement() -> pl.Expr:
    return (pl.col("n_alike") + _GRANTED) / (pl.col("n_places") + _GRANTED)


def _opening_agreement() -> pl.Expr:
    """1 less the share of what differs that the opening holds, as far as it differs more, for the better text.

    An editor changes a text throughout, or cuts its end; a new story over the old background differs at its opening
    and hardly elsewhere. The square root makes a sentence that is new in half of the opening weigh. Where neither
    opening is in the other text, what they share is background: a copy with a new first sentence shares nearly all.
    """
    missed = pl.min_horizontal([_opening_missed(side).fill_null(0.0) for side in "ab"])
    is_new = ((missed - _MOST_OF_IT) / (1 - _MOST_OF_IT)).clip(lower_bound=0.0)
    shared = (pl.col("containment") / _NEARLY_ALL).clip(upper_bound=1.0)
    agreement = pl.max_horizontal(_opening_kept("a"), _opening_kept("b")) * shared ** (is_new * _BACKGROUND)
    return pl.when(_is_reworded()).then(agreement.clip(lower_bound=_REWORDED)).otherwise(agreement)


def _is_reworded() -> pl.Expr:
    """Whether an opening tells in other words what the other text says as well: no new fact, and the rest is kept.

    The other opening may have one fact that the editor left out, or that is no name where it begins a sentence.
    """
    new = [_n_missed("a", "b"), _n_missed("b", "a")]
    both_say_it = (pl.min_horizontal(new) == 0) & (pl.max_horizontal(new) <= 1)
    n_facts = pl.min_horizontal(_lengths("lead"))
    return both_say_it & (n_facts >= _TOLD_BY) & (pl.col("containment") >= _NEARLY_ALL)


def _opening_kept(side: str) -> pl.Expr:
    differing = pl.col(f"n_kept_{side}") - pl.col("n_shared")
    return 1 - pl.col(f"missed_{side}") / differing.clip(lower_bound=1) * _less(side).sqrt()


def _opening_missed(side: str) -> pl.Expr:
    """The share of the opening that the other text does not have."""
    return pl.col(f"missed_{side}") / _n_opening(side).clip(lower_bound=1)


def _n_opening(side: str) -> pl.Expr:
    return pl.col(f"opening_{side}").list.len().cast(pl.Int64)


def _less(side: str) -> pl.Expr:
    """By how much less of the opening is kept than of the rest: 0 if an editor went through the whole text."""
    own = pl.col(f"n_kept_{side}")
    differing_after = own - pl.col("n_shared") - pl.col(f"missed_{side}")
    kept_after = 1 - differing_after / (own - _n_opening(side)).clip(lower_bound=1)
    return 1 - ((1 - _opening_missed(side) + _SOFT) / (kept_after + _SOFT)).clip(0.0, 1.0)


def _differs() -> pl.Expr:
    """The facts that stand in each text and not in the other, as words; those that one has beyond the other are cut."""
    exchanged = [_exchanged(name, pl.min_horizontal(_lengths(name)), _n_shared(name)) for name in ("numbers", "names")]
    exchanged.append(_exchanged("places", pl.col("n_places"), pl.col("n_alike")))
    told = pl.concat_str(exchanged, separator=", ", ignore_nulls=True)
    return pl.when(told != "").then(told)


def _exchanged(name: str, fewer: pl.Expr, shared: pl.Expr) -> pl.Expr:
    return pl.when(fewer > shared).then(pl.format("{} of {} {}", fewer - shared, fewer, pl.lit(name)))
