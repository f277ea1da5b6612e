"""Signatures of earlier articles, read for candidate pairs, and remembered: batches ask for many of the same."""

from typing import Protocol

import duckdb
import polars as pl

from warehouse.numbered import read_numbered

_REMEMBERED = 64 << 20  # bytes; of ordinary news some 60,000 articles

#: What verification needs of an article.
SIGNATURE = pl.Schema(
    {
        "signature_no": pl.Int32,
        "article_id": pl.String,
        "n_shingles": pl.Int32,
        "shingles": pl.List(pl.UInt32),
        "numbers": pl.List(pl.UInt32),
        "names": pl.List(pl.UInt32),
        "lead": pl.List(pl.UInt32),
        "opening": pl.List(pl.UInt32),
        "slots": pl.List(pl.UInt32),
    }
)


class Source(Protocol):
    """Where the tables of near-duplicates are read, for rows of earlier batches."""

    def postings(self, warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        """A database with the table `fingerprints` as ``warehouse`` has it."""
        ...

    def signatures(self, warehouse: duckdb.DuckDBPyConnection, numbers: pl.Series) -> pl.DataFrame:
        """``SIGNATURE`` of these numbers."""
        ...


class Tables:
    """The tables of the warehouse themselves."""

    def postings(self, warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        """See `Source`."""
        return warehouse

    def signatures(self, warehouse: duckdb.DuckDBPyConnection, numbers: pl.Series) -> pl.DataFrame:
        """See `Source`."""
        return read_numbered(warehouse, "near_sides", numbers)


class SignatureCache:
    """Signatures (``SIGNATURE``) of articles of earlier batches, for the length of a run.

    Forms of a press office and common sentences bring up the same articles batch after batch, and each that is read
    from the table costs blocks of 256 KB around it. Only rows are kept that were stored before a batch began, and only
    columns that never change: whatever becomes of the batch, they stay true.
    """

    def __init__(self, source: Source | None = None) -> None:
        """Nothing is remembered yet; ``source``: see `Source`, the warehouse unless given."""
        self._source = source or Tables()
        self._young = self._old = SIGNATURE.to_frame()

    def gather(self, connection: duckdb.DuckDBPyConnection, numbers: pl.Series) -> pl.DataFrame:
        """One row for each of these `signature_no`, all of earlier batches."""
        young = _among(self._young, numbers)
        old = _among(self._old, _without(numbers, young))
        read = self._source.signatures(connection, _without(_without(numbers, young), old))
        self._remember(pl.concat([old, read]))
        return pl.concat([young, old, read])

    def _remember(self, signatures: pl.DataFrame) -> None:
        """What was not asked for while the memory filled half is forgotten."""
        own = pl.Series("article_id", signatures["article_id"].to_list(), pl.String)  # a view keeps all that was read
        self._young = pl.concat([self._young, signatures.with_columns(own)], rechunk=True)
        if self._young.estimated_size() > _REMEMBERED // 2:
            self._old, self._young = self._young, SIGNATURE.to_frame()


def _among(signatures: pl.DataFrame, numbers: pl.Series) -> pl.DataFrame:
    return signatures.filter(pl.col("signature_no").is_in(numbers.implode()))


def _without(numbers: pl.Series, signatures: pl.DataFrame) -> pl.Series:
    return numbers.filter(~numbers.is_in(signatures["signature_no"].implode()))
