"""Pairs that cannot be copies, told apart without comparing their shingles one by one."""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

_N_BITS = 4096  # 512 bytes a text; of texts up to about 800 shingles few fall together
_TEXTS_AT_A_TIME = 4_000  # 16 MB, as a bit is a byte until it is packed

_Bitmaps = NDArray[np.uint64]  # one row a text


def may_share(pairs: pl.DataFrame, signatures: pl.DataFrame, share: float) -> pl.DataFrame:
    """Those of ``pairs`` (`article_id_a`, `article_id_b`) whose containment may reach ``share``, and perhaps others.

    Each shingle of a text sets one bit of its bitmap. What two texts share sets bits that both have, and no more of it
    falls on one bit than of the whole text does: the bits in common and the shingles that a text has beyond its bits
    are a bound. A pair with a sketch that leaves shingles out is kept, since only a part of it will be compared.

    Pairs without ``signatures`` (`article_id`, `n_shingles`, `shingles`) of both are left out.
    """
    kept = signatures["shingles"].list.len().to_numpy().astype(np.int64)
    bits = np.concatenate([np.empty((0, _N_BITS // 64), np.uint64), *_bitmaps(signatures)])
    is_partial = (signatures["n_shingles"] > signatures["shingles"].list.len()).to_numpy()
    beyond = kept - _count(bits)
    placed = _placed(pairs, signatures["article_id"])
    a, b = placed["row_a"].to_numpy(), placed["row_b"].to_numpy()
    most = _count(bits[a] & bits[b]) + np.minimum(beyond[a], beyond[b])
    # divided as the containment itself is: 14 of 25 is .56, but .56 times 25 is a little more than 14
    possible = most / np.maximum(np.minimum(kept[a], kept[b]), 1) >= share
    return placed.filter(pl.Series(possible | is_partial[a] | is_partial[b])).drop("row_a", "row_b")


def _bitmaps(signatures: pl.DataFrame) -> Iterator[_Bitmaps]:
    for some in signatures["shingles"].to_frame().iter_slices(_TEXTS_AT_A_TIME):
        shingles = some["shingles"]
        bits = np.zeros((len(shingles), _N_BITS), np.bool_)
        text_of = np.repeat(np.arange(len(shingles)), shingles.list.len().to_numpy())
        bits[text_of, shingles.explode(empty_as_null=False).to_numpy() % np.uint32(_N_BITS)] = True
        yield np.packbits(bits, axis=1).view(np.uint64)


def _count(bits: _Bitmaps) -> NDArray[np.int64]:
    return np.bitwise_count(bits).sum(axis=1, dtype=np.int64)


def _placed(pairs: pl.DataFrame, article_ids: pl.Series) -> pl.DataFrame:
    """``pairs`` with the rows of both articles, `row_a` and `row_b`."""
    for side in "ab":
        rows = pl.DataFrame({f"article_id_{side}": article_ids, f"row_{side}": np.arange(len(article_ids))})
        pairs = pairs.join(rows, on=f"article_id_{side}", maintain_order="left")
    return pairs
