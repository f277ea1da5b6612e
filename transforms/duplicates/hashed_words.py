"""Texts as arrays of hashed words: the one pass over the characters that everything else here is made from."""

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import cast
from unicodedata import normalize

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from transforms.duplicates.house_style import COMPOUND, TWO_WORDS, folded

#: A number with all that joins its digits ("6-3/16" is one: its parts agree by chance), a word, or a mark after which a
#: capital says nothing.
_PATTERN = r"\p{N}+(?:[.,:/-]\p{N}+)*|[\p{L}\p{M}]+" + COMPOUND + r"|[.!?:…\n“\"]"
_NUMBER = re.compile(r"\d")
_WORD, _NUMERAL, _NAME, _STOP = range(4)


@dataclass(frozen=True)
class HashedWords:
    """Hashed words of many texts, end to end; text ``i`` holds the half-open slice ``offsets[i]:offsets[i + 1]``."""

    hashes: NDArray[np.uint64]
    is_number: NDArray[np.bool_]
    is_name: NDArray[np.bool_]
    offsets: NDArray[np.int64]

    @property
    def positions(self) -> NDArray[np.int64]:
        """The number of each word in its text, from 0."""
        return np.arange(len(self.hashes)) - np.repeat(self.offsets[:-1], np.diff(self.offsets))

    @property
    def is_fact(self) -> NDArray[np.bool_]:
        """Numbers and names: the words that an editor leaves alone, and that a template fills in anew."""
        return self.is_number | self.is_name

    def only(self, kept: NDArray[np.bool_]) -> "HashedWords":
        """The same texts with these words alone."""
        before = np.concatenate([[0], np.cumsum(kept)])
        return HashedWords(self.hashes[kept], self.is_number[kept], self.is_name[kept], before[self.offsets])


def hash_words(texts: pl.Series) -> HashedWords:
    """Case, punctuation, white space and thousands separators are ignored; a NULL text has no words."""
    texts = texts.fill_null("")
    for two, one in TWO_WORDS:
        texts = texts.str.replace_all(two, one, literal=True)
    tokens = texts.str.extract_all(_PATTERN)
    text_of = np.repeat(np.arange(len(texts)), tokens.list.len().to_numpy())
    flat = tokens.explode(empty_as_null=False)
    hashes, kinds = _look_up(flat)
    after_stop = np.ones(len(kinds), dtype=np.bool_)
    after_stop[1:] = (kinds[:-1] == _STOP) | (text_of[1:] != text_of[:-1])
    keep = kinds != _STOP
    counts = np.bincount(text_of[keep], minlength=len(texts))
    is_name = (kinds == _NAME) & ~after_stop
    offsets = np.concatenate([[0], np.cumsum(counts)])
    return HashedWords(hashes[keep], (kinds == _NUMERAL)[keep], is_name[keep], offsets)


def _look_up(tokens: pl.Series) -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """Each distinct token is normalised and hashed once: a chunk repeats few words many times."""
    encoded = cast(pa.DictionaryArray, tokens.to_arrow(compat_level=pl.CompatLevel.oldest()).dictionary_encode())
    written = cast(list[str], encoded.dictionary.to_pylist())
    words = [word if word.isascii() else normalize("NFKC", word) for word in written]
    forms = folded([word.replace(",", "").lower() for word in words])
    hashes = np.array([hash_text(form) for form in forms], dtype=np.uint64)
    kinds = np.array([_kind(word, form) for word, form in zip(words, forms, strict=True)], dtype=np.uint8)
    places = cast(NDArray[np.int32], encoded.indices.to_numpy())
    return hashes[places], kinds[places]


def hash_text(text: str) -> int:
    """64 bits of BLAKE2b: the same on every machine and in every release, unlike the hashes of Polars and Python."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _kind(token: str, folded: str) -> int:
    if _NUMBER.search(folded):
        return _NUMERAL
    if not token[0].isalpha():
        return _STOP
    return _NAME if token[0].isupper() and len(token) > 1 else _WORD
