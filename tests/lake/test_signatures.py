"""The cache of signatures: the rows of the lake, only what is committed, bounded, and made anew when it must be."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from warehouse.lake.signatures import LakeSignatures
from warehouse.migrate import apply_schema
from warehouse.numbered import read_numbered

ENOUGH = 1 << 30


@pytest.fixture
def lake() -> Iterator[duckdb.DuckDBPyConnection]:
    """It reads tables only, so a file's do."""
    with duckdb.connect() as connection:
        apply_schema(connection, "a lake")
        yield connection


def sign(lake: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    lake.execute(
        "INSERT INTO article_signatures (signature_no, article_id, canonical_no, n_words, is_reprint, n_shingles,"
        " shingles, numbers, names, run_id)"
        " SELECT n, 'a' || n, n, 9, false, 1, [n], [n], [n], 'r' FROM range(?, ?) AS t(n)",
        [first, last + 1],
    )
    lake.execute("INSERT INTO fingerprints SELECT n * 10, n FROM range(?, ?) AS t(n)", [first, last + 1])


def postings(cache: LakeSignatures, lake: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    return cache.postings(lake).execute("SELECT hash, signature_no FROM fingerprints ORDER BY ALL").fetchall()


def numbers(*some: int) -> pl.Series:
    return pl.Series("signature_no", some, pl.Int32)


def test_it_has_what_the_lake_has_from_batch_to_batch_and_run_to_run(lake: duckdb.DuckDBPyConnection, tmp_path: Path):
    for last, cache in ((3, LakeSignatures(tmp_path / "c", ENOUGH)), (7, LakeSignatures(tmp_path / "c", ENOUGH))):
        sign(lake, last - 2, last)
        assert postings(cache, lake) == lake.execute("FROM fingerprints ORDER BY ALL").fetchall()
        wanted = numbers(1, last)
        found = cache.signatures(lake, wanted)
        assert found.sort("signature_no").equals(read_numbered(lake, "near_sides", wanted).sort("signature_no"))


def test_old_signatures_are_read_from_the_lake_where_they_do_not_fit(lake: duckdb.DuckDBPyConnection, tmp_path: Path):
    sign(lake, 1, 100)
    cache = LakeSignatures(tmp_path / "c", 10 * 3_000)
    assert len(postings(cache, lake)) == 100
    kept = cache.postings(lake).execute("SELECT min(signature_no), count(*) FROM article_signatures").fetchall()
    assert kept == [(91, 10)]
    assert cache.signatures(lake, numbers(5, 95))["article_id"].sort().to_list() == ["a5", "a95"]


def test_a_lake_that_was_reprocessed_is_read_again(lake: duckdb.DuckDBPyConnection, tmp_path: Path):
    cache = LakeSignatures(tmp_path / "c", ENOUGH)
    sign(lake, 1, 3)
    postings(cache, lake)
    lake.execute("DELETE FROM fingerprints WHERE signature_no = 2")
    lake.execute("INSERT INTO revisions VALUES (now(), 'reprocess', 'p', 'b', 1, 1)")
    assert [number for _, number in postings(LakeSignatures(tmp_path / "c", ENOUGH), lake)] == [1, 3]


def test_another_lake_of_that_name_is_another_cache(lake: duckdb.DuckDBPyConnection, tmp_path: Path):
    sign(lake, 1, 3)
    postings(LakeSignatures(tmp_path / "c", ENOUGH), lake)
    with duckdb.connect() as other:
        apply_schema(other, "another")
        sign(other, 1, 1)
        assert postings(LakeSignatures(tmp_path / "c", ENOUGH), other) == [(10, 1)]


def test_a_damaged_cache_is_made_anew(lake: duckdb.DuckDBPyConnection, tmp_path: Path):
    (tmp_path / "c").write_bytes(b"no database")
    sign(lake, 1, 2)
    assert postings(LakeSignatures(tmp_path / "c", ENOUGH), lake) == [(10, 1), (20, 2)]
