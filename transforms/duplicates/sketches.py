"""Samples of hash sets that stay comparable between texts of different length."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.duplicates.shingles import Hashes


def smallest(hashes: Hashes, limit: int) -> Hashes:
    """Bottom-k sketch: the ``limit`` smallest hashes of each text (Cohen 1997). Complete for texts with fewer."""
    keep = rank(hashes) < limit
    return Hashes(hashes.text[keep], hashes.hash[keep], hashes.n_texts)


def sample(hashes: Hashes, one_in: int, at_least: int) -> Hashes:
    """FracMinHash (Irber et al. 2022): every hash below 2**64 / ``one_in``, and the ``at_least`` smallest in any case.

    What is kept does not depend on the rest of the text, so a short excerpt shares its sample with the long original;
    a MinHash of fixed size loses it.
    """
    keep = (hashes.hash < np.uint64(2**64 // one_in)) | (rank(hashes) < at_least)
    return Hashes(hashes.text[keep], hashes.hash[keep], hashes.n_texts)


def rank(hashes: Hashes) -> NDArray[np.int64]:
    """Position of each hash among those of its text, from 0."""
    return np.arange(len(hashes.hash)) - starts(hashes)[hashes.text]


def starts(hashes: Hashes) -> NDArray[np.int64]:
    """Where the hashes of each text begin."""
    return np.searchsorted(hashes.text, np.arange(hashes.n_texts))


def counts(hashes: Hashes) -> pl.Series:
    """Hashes of each text."""
    return pl.Series(np.bincount(hashes.text, minlength=hashes.n_texts), dtype=pl.Int32)


def lists(hashes: Hashes, dtype: type[pl.UInt32] | type[pl.UInt64]) -> pl.Series:
    """One ascending list a text. For UInt32 the upper half of the hash is kept, which keeps the order."""
    values = hashes.hash if dtype is pl.UInt64 else hashes.hash >> np.uint64(32)
    frame = pl.DataFrame({"text": hashes.text, "hash": pl.Series(values).cast(dtype)})
    grouped = frame.group_by("text", maintain_order=True).agg("hash")
    every = pl.DataFrame({"text": np.arange(hashes.n_texts)})
    return every.join(grouped, on="text", how="left", maintain_order="left")["hash"].fill_null([])
