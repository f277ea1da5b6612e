"""Runs of consecutive words (shingles) as hashes, over all texts at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.duplicates.words import Words

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: odd, no pattern in its bits


@dataclass(frozen=True)
class Hashes:
    """Pairs (text, 64-bit hash), each once, by text and then by hash."""

    text: NDArray[np.int64]
    hash: NDArray[np.uint64]
    n_texts: int


def shingle(words: Words, width: int) -> Hashes:
    """The distinct runs of ``width`` words of each text."""
    n_starts = max(len(words.hashes) - width + 1, 0)
    mixed = np.zeros(n_starts, dtype=np.uint64)
    for i in range(width):
        mixed = _mix(mixed * _MULTIPLIER + words.hashes[i : i + n_starts])
    lengths = np.diff(words.offsets)
    text_of = np.repeat(np.arange(len(lengths)), lengths)
    last = text_of[width - 1 : width - 1 + n_starts]
    inside = text_of[:n_starts] == last
    return distinct(last[inside], mixed[inside], len(lengths))


def select(words: Words, chosen: NDArray[np.bool_]) -> Hashes:
    """The distinct words for which ``chosen`` holds."""
    lengths = np.diff(words.offsets)
    text_of = np.repeat(np.arange(len(lengths)), lengths)
    return distinct(text_of[chosen], _mix(words.hashes[chosen]), len(lengths))


def distinct(text: NDArray[np.int64], hashes: NDArray[np.uint64], n_texts: int) -> Hashes:
    """Sorted by text and hash, repeats left out."""
    order = np.lexsort((hashes, text))
    text, hashes = text[order], hashes[order]
    new = np.ones(len(hashes), dtype=np.bool_)
    new[1:] = (hashes[1:] != hashes[:-1]) | (text[1:] != text[:-1])
    return Hashes(text[new], hashes[new], n_texts)


def _mix(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
