"""The inverted index of fingerprints as sorted arrays: what a look-up costs does not grow with the warehouse.

DuckDB would scan the table, 17 ns a row for every batch, or keep a tree of all hashes that each checkpoint rewrites.
"""

from pathlib import Path
from tempfile import TemporaryFile

import duckdb
import numpy as np
import polars as pl
from numpy.typing import NDArray

#: Of the articles that have a hash, 64 at most (`max_postings`).
POSTINGS = pl.Schema({"hash": pl.UInt32, "signature_no": pl.Int32})

_Keys = NDArray[np.uint64]  # hash in the upper half, signature_no in the lower
_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)

_READ_AT_A_TIME = 1 << 21
_LARGEST_RUN = 1 << 24  # 128 MB, the most that is held in memory, and only while it is sorted


class PostingIndex:
    """Postings of the table `fingerprints`, for the length of a run.

    It takes in what the table has when asked, never what a batch is about to write: after a batch that was rolled back
    it is as if that had never been. The arrays are nameless files mapped into memory, 176 bytes an article: the kernel
    may drop their pages, and nothing stays of them when the process ends, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        """``folder`` holds the files; it is made when they are."""
        self._folder = folder
        self._runs: list[_Keys] = []
        self._newest = 0

    def catch_up(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take in the postings of articles numbered after the newest one known here."""
        query = "SELECT hash, signature_no FROM fingerprints WHERE signature_no > ?"
        for batch in connection.execute(query, [self._newest]).to_arrow_reader(_READ_AT_A_TIME):
            if batch.num_rows:
                hashes, numbers = (batch.column(name).to_numpy().astype(np.uint64) for name in POSTINGS)
                self._add(hashes << _HALF | numbers)

    def find(self, hashes: pl.Series) -> pl.DataFrame:
        """``POSTINGS`` of these hashes."""
        lowest = np.sort(hashes.unique().to_numpy().astype(np.uint64)) << _HALF
        found = np.concatenate(
            [np.empty(0, np.uint64), *(_between(run, lowest, lowest | _LOWER) for run in self._runs)]
        )
        columns = {"hash": (found >> _HALF).astype(np.uint32), "signature_no": (found & _LOWER).astype(np.int32)}
        return pl.DataFrame(columns, POSTINGS)

    def _add(self, keys: _Keys) -> None:
        """Sort the new ones, and merge runs of about the same size: few are left, and each key is moved few times.

        The log-structured merge of O'Neil et al. (1996).
        """
        self._newest = max(self._newest, int((keys & _LOWER).max()))
        keys.sort(kind="stable")  # Timsort: the table holds ascending runs
        while self._runs and len(self._runs[-1]) < 2 * len(keys) and len(self._runs[-1]) + len(keys) <= _LARGEST_RUN:
            keys = np.concatenate([self._runs.pop(), keys])
            keys.sort(kind="stable")
        self._runs.append(self._mapped(keys))

    def _mapped(self, keys: _Keys) -> _Keys:
        self._folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=self._folder) as file:
            keys.tofile(file)
            return np.memmap(file, np.uint64, mode="r").view(np.ndarray)


def _between(run: _Keys, lowest: _Keys, highest: _Keys) -> _Keys:
    """The keys of ``run`` from each ``lowest`` to its ``highest``, both ascending."""
    first = np.searchsorted(run, lowest)
    is_found = first < len(run)
    is_found[is_found] = run[first[is_found]] <= highest[is_found]  # of most hashes there is none
    first = first[is_found]
    counts = np.searchsorted(run, highest[is_found], side="right") - first
    start_of_each = np.cumsum(counts) - counts
    return run[np.repeat(first - start_of_each, counts) + np.arange(counts.sum())]
