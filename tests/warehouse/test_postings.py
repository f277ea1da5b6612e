"""The index of fingerprints against the table it is read from."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.connection import open_writer
from warehouse.postings import POSTINGS, PostingIndex


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        yield connection


def hashes(*values: int) -> pl.Series:
    return pl.Series("hash", values, pl.UInt32)


def store(warehouse: duckdb.DuckDBPyConnection, *postings: tuple[int, int]) -> None:
    for posting in postings:
        warehouse.execute("INSERT INTO fingerprints VALUES (?, ?)", posting)


def found(index: PostingIndex, *wanted: int) -> list[tuple[int, ...]]:
    return sorted(index.find(hashes(*wanted)).rows())


def test_it_has_what_the_table_had_when_it_caught_up(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path):
    index = PostingIndex(tmp_path / "postings")
    store(warehouse, (7, 1), (9, 1), (7, 2))
    index.catch_up(warehouse)
    store(warehouse, (7, 3))
    assert found(index, 7, 8) == [(7, 1), (7, 2)]
    index.catch_up(warehouse)
    assert found(index, 7, 9) == [(7, 1), (7, 2), (7, 3), (9, 1)]


def test_catching_up_again_adds_nothing(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path):
    index = PostingIndex(tmp_path / "postings")
    store(warehouse, (7, 1))
    index.catch_up(warehouse)
    index.catch_up(warehouse)
    assert found(index, 7) == [(7, 1)]


def test_of_an_empty_table_nothing_is_found(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path):
    index = PostingIndex(tmp_path / "postings")
    index.catch_up(warehouse)
    assert index.find(hashes(1)).schema == POSTINGS
    assert found(index, 1) == []


def test_its_files_have_no_name_that_could_outlive_the_process(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path):
    index = PostingIndex(tmp_path / "postings")
    store(warehouse, (7, 1))
    index.catch_up(warehouse)
    assert list((tmp_path / "postings").iterdir()) == []
    assert found(index, 7) == [(7, 1)]


@pytest.mark.parametrize("edge", [0, 2**32 - 1])
def test_the_smallest_and_the_largest_hash(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, edge: int):
    index = PostingIndex(tmp_path / "postings")
    store(warehouse, (edge, 2**31 - 1), (5, 1))
    index.catch_up(warehouse)
    assert found(index, edge) == [(edge, 2**31 - 1)]


Batches = st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=8)


@settings(max_examples=60, deadline=None)
@given(batches=Batches, wanted=st.lists(st.integers(0, 9)), largest_run=st.sampled_from([1, 4, 1 << 24]))
def test_however_it_was_read_it_finds_what_a_scan_finds(batches: list[list[int]], wanted: list[int], largest_run: int):
    with duckdb.connect() as memory, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warehouse.postings._LARGEST_RUN", largest_run)
        memory.execute("CREATE TABLE fingerprints (hash UINTEGER, signature_no INTEGER)")
        index = PostingIndex(Path(gettempdir()))
        for number, batch in enumerate(batches, 1):
            store(memory, *((value, number) for value in set(batch)))
            index.catch_up(memory)
        scan = memory.execute("FROM fingerprints WHERE hash IN (SELECT unnest(?::UINTEGER[]))", [wanted]).fetchall()
        assert found(index, *wanted) == sorted(scan)
