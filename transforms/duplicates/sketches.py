"""Samples of hash sets that stay comparable between texts of different length."""

from typing import cast

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from transforms.duplicates.shingles import Hashes


def smallest(hashes: Hashes, limit: int) -> Hashes:
    """Bottom-k sketch: the ``limit`` smallest hashes of each text (Cohen 1997). Complete for texts with fewer."""
    return _keep(hashes, _rank(hashes) < limit)


def sample(hashes: Hashes, one_in: int, at_least: int) -> Hashes:
    """FracMinHash (Irber et al. 2022): every hash below 2**32 / ``one_in``, and the ``at_least`` smallest in any case.

    What is kept does not depend on the rest of the text, so a short excerpt shares its sample with the long original;
    a MinHash of fixed size loses it.
    """
    return _keep(hashes, (hashes.values < np.uint32(2**32 // one_in)) | (_rank(hashes) < at_least))


def counts(hashes: Hashes) -> pl.Series:
    """Hashes of each text."""
    return pl.Series(np.diff(hashes.offsets), dtype=pl.Int32)


def lists(hashes: Hashes) -> pl.Series:
    """One ascending list a text."""
    array = pa.LargeListArray.from_arrays(pa.array(hashes.offsets), pa.array(hashes.values))
    return cast(pl.Series, pl.from_arrow(array))


def _rank(hashes: Hashes) -> NDArray[np.int64]:
    """Position of each hash among those of its text, from 0."""
    return np.arange(len(hashes.values)) - np.repeat(hashes.offsets[:-1], np.diff(hashes.offsets))


def _keep(hashes: Hashes, kept: NDArray[np.bool_]) -> Hashes:
    before = np.concatenate([[0], np.cumsum(kept)])
    return Hashes(hashes.values[kept], before[hashes.offsets])
