"""Facts with the words around them: what stands where, so that two texts can be asked what each says in one place."""

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.duplicates.hashed_words import HashedWords
from transforms.duplicates.shingles import MULTIPLIER, Hashes, distinct, mix, text_of_words

#: Of the 32 bits of a slot the upper ones tell the words around it and the lower ones the fact. Of two texts with 50
#: places each one place in 400 pairs is taken for another, and of 4,000 exchanged facts one for the same.
_FACT_BITS = 12
_HALF = np.uint64(32)
_FACT = np.uint64(_FACT_BITS)
_BEFORE, _AFTER = np.uint64(1), np.uint64(2)


def slots(words: HashedWords) -> Hashes:
    """Each number and name with the two words before it, and with the two after it; of a longer name its ends.

    A frame that is filled in anew has other facts in the same places; a copy has the same, however many of its words an
    editor changed.
    """
    is_fact, texts = words.is_fact, text_of_words(words)
    keys = np.concatenate([_sided(words, is_fact, texts, -1), _sided(words, is_fact, texts, 1)], axis=1)
    return distinct(keys[0], keys[1], len(words.offsets) - 1)


def _sided(words: HashedWords, is_fact: NDArray[np.bool_], texts: NDArray[np.uint64], step: int) -> NDArray[np.uint64]:
    """Texts and slots of the facts that have two words on this side, of which the next one is no fact."""
    at = np.flatnonzero(is_fact)
    at = at[(at + 2 * step >= 0) & (at + 2 * step < len(is_fact))]
    at = at[(texts[at + 2 * step] == texts[at]) & ~is_fact[at + step]]
    side = _BEFORE if step < 0 else _AFTER
    near = mix(mix(words.hashes[at + step] + side) * MULTIPLIER + words.hashes[at + 2 * step])
    place, fact = near >> _HALF >> _FACT, mix(words.hashes[at]) >> (_HALF + _HALF - _FACT)
    return np.stack([texts[at], (place << _FACT | fact) << _HALF])


class Agreement(NamedTuple):
    """Of each pair of texts, the places that both have, and those where both have the same fact."""

    n_places: pl.Series
    n_alike: pl.Series


def compare_slots(first: pl.Series, second: pl.Series) -> Agreement:
    """The ``Agreement`` of two lists of slots a row; NULL where one is."""
    a, b = _keys(first), _keys(second)
    places, alike = _shared(_places(a), _places(b)), _places(_shared(a, b))
    known = first.is_not_null() & second.is_not_null()
    n_places, n_alike = (_by_row(some, len(first)) for some in (places, alike))
    return Agreement(n_places.set(~known, None), n_alike.set(~known, None))


def _keys(slots: pl.Series) -> NDArray[np.uint64]:
    """Rows and slots, ascending."""
    rows = np.repeat(np.arange(len(slots), dtype=np.uint64), slots.list.len().fill_null(0).to_numpy())
    return rows << _HALF | slots.explode(empty_as_null=False, keep_nulls=False).to_numpy()


def _places(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The distinct places of ascending keys, whose facts are left out."""
    places = keys >> _FACT
    new = np.ones(len(places), dtype=np.bool_)
    new[1:] = places[1:] != places[:-1]
    return places[new]


def _shared(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """What stands in both of two ascending arrays."""
    if len(second) == 0:
        return second
    at = np.searchsorted(second, first)
    return first[second[np.minimum(at, len(second) - 1)] == first]


def _by_row(places: NDArray[np.uint64], n_rows: int) -> pl.Series:
    return pl.Series(np.bincount((places >> (_HALF - _FACT)).astype(np.int64), minlength=n_rows))
