"""Signatures and fingerprints of a lake in a DuckDB file of this machine, caught up by number before each batch.

Looking one up on the lake costs reading row groups of Parquet, by the network; each batch looks up thousands. Rows are
taken over only when they are committed, and only columns that never change. Of signatures the newest are kept, as many
as the bound allows; older ones are read from the lake. Fingerprints are kept all: 8 bytes each, some 22 an article.
"""

from pathlib import Path

import duckdb
import polars as pl

from warehouse.numbered import read_numbered
from warehouse.signature_cache import SIGNATURE

_BYTES_EACH = 3_000  # of a signature of an ordinary article, on disk
_ROWS_AT_A_TIME = 20_000  # they stream: to sort them, as they lie in files anyway, took more memory than a run has
_SETTINGS = "SET memory_limit = '256 MiB'; SET enable_progress_bar = false"
_TABLES = """
CREATE OR REPLACE TABLE article_signatures ({columns}, PRIMARY KEY (signature_no));
CREATE OR REPLACE TABLE fingerprints (hash UINTEGER, signature_no INTEGER);
CREATE OR REPLACE TABLE cached (lake VARCHAR, newest INTEGER, before_first INTEGER);
"""
#: What a lake is, and how often rows that were cached were replaced: only a reprocess does that.
_LAKE = """
SELECT ? || ' ' || (SELECT min(applied_at) FROM schema_migrations)::VARCHAR || ' '
    || (SELECT count(*) FROM revisions WHERE why = 'reprocess')::VARCHAR
"""
_NEWEST = "SELECT coalesce(max(signature_no), 0) FROM article_signatures"
_COLUMNS = ", ".join(SIGNATURE.names())
_SIGNATURES = f"SELECT {_COLUMNS} FROM article_signatures WHERE signature_no > ?"  # noqa: S608 - names of ours
_FINGERPRINTS = "SELECT hash, signature_no FROM fingerprints WHERE signature_no > ?"


class LakeSignatures:
    """See above; of one lake, for the length of a run."""

    def __init__(self, file: Path, most_bytes: int) -> None:
        """``file`` is made, or made anew if it cannot be read or is of another lake."""
        self._file, self._most = file, max(1, most_bytes // _BYTES_EACH)
        self._cache: duckdb.DuckDBPyConnection | None = None
        self._before_first = 0  # signatures up to this number are not kept
        self._name: str | None = None  # see _LAKE; a run meets no reprocess, so it asks once

    def postings(self, warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        """Where the table `fingerprints` can be read, with all that the lake has committed."""
        name = self._name = self._name or warehouse.execute(_LAKE, [_COLUMNS]).fetchall()[0][0]
        ((newest,),) = warehouse.execute(_NEWEST).fetchall()
        cache, known = self._opened(), self._known()
        if not known or known[0][0] != name or known[0][1] > newest:
            cache, known = self._emptied(warehouse), [(name, 0, 0)]
        _, had, self._before_first = known[0]
        if newest > had:
            self._take_over(cache, warehouse, name, had, newest)
        return cache

    def signatures(self, warehouse: duckdb.DuckDBPyConnection, numbers: pl.Series) -> pl.DataFrame:
        """``SIGNATURE`` of these numbers."""
        kept = numbers.filter(numbers > self._before_first)
        older = numbers.filter(numbers <= self._before_first)
        found = read_numbered(self._opened(), "near_sides", kept)
        return found if older.is_empty() else pl.concat([found, read_numbered(warehouse, "near_sides", older)])

    def _take_over(
        self, cache: duckdb.DuckDBPyConnection, lake: duckdb.DuckDBPyConnection, name: str, had: int, newest: int
    ) -> None:
        if newest - self._before_first > self._most * 11 // 10:  # some more, so that not every batch removes some
            self._before_first = newest - self._most
        cache.begin()
        cache.execute("DELETE FROM article_signatures WHERE signature_no <= ?", [self._before_first])
        for table, query, number in (
            ("article_signatures", _SIGNATURES, max(had, self._before_first)),
            ("fingerprints", _FINGERPRINTS, had),
        ):
            for batch in lake.execute(query, [number]).to_arrow_reader(_ROWS_AT_A_TIME):
                cache.register("taken_over", batch)
                cache.execute(f"INSERT INTO {table} FROM taken_over")
                cache.unregister("taken_over")
        cache.execute("DELETE FROM cached")
        cache.execute("INSERT INTO cached VALUES (?, ?, ?)", [name, newest, self._before_first])
        cache.commit()

    def _known(self) -> list[tuple[str, int, int]]:
        """Which lake is cached, and how far; nothing if there is none yet."""
        try:
            return self._opened().execute("SELECT lake, newest, before_first FROM cached").fetchall()
        except duckdb.CatalogException:
            return []

    def _opened(self) -> duckdb.DuckDBPyConnection:
        if self._cache is None:
            try:
                self._cache = self._connected()
            except duckdb.Error:  # it holds nothing that the lake does not have
                self._remove()
                self._cache = self._connected()
        return self._cache

    def _connected(self) -> duckdb.DuckDBPyConnection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        cache = duckdb.connect(str(self._file))
        cache.execute(_SETTINGS)
        return cache

    def _emptied(self, lake: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        """Made anew, with the columns that the lake has."""
        cache = self._opened()
        described = lake.execute(f"DESCRIBE {_SIGNATURES}", [0]).fetchall()
        cache.execute(_TABLES.format(columns=", ".join(f"{row[0]} {row[1]}" for row in described)))
        return cache

    def _remove(self) -> None:
        for file in (self._file, self._file.with_name(f"{self._file.name}.wal")):
            file.unlink(missing_ok=True)
