"""Signatures of earlier articles: how they are read does not show, what was read is not read again."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from warehouse.connection import open_writer
from warehouse.signature_cache import SIGNATURE, SignatureCache

N_ARTICLES = 200


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path / "warehouse.duckdb") as connection:
        connection.execute(
            "INSERT INTO article_signatures SELECT i, 'a' || i, i, NULL, NULL, 9, false, 3, [i, i + 1, i + 2], [i], [],"
            " 'r1', [i], [i + 1], [i + 2] FROM range(1, ? + 1) AS t (i)",
            [N_ARTICLES],
        )
        yield connection


def numbers(*values: int) -> pl.Series:
    return pl.Series("signature_no", values, pl.Int32)


def expected(*values: int) -> pl.DataFrame:
    rows = [(n, f"a{n}", 3, [n, n + 1, n + 2], [n], [], [n], [n + 1], [n + 2]) for n in values]
    return pl.DataFrame(rows, SIGNATURE, orient="row")


@pytest.mark.parametrize(
    ("scan_above_one_in", "wanted", "about"),
    [
        (0, (3, 9, 150), "never scanned: looked up, in slices"),
        (10**9, (3, 9, 150), "always scanned"),
        (0, (), "nothing is wanted"),
    ],
)
def test_one_row_for_each_number(
    warehouse: duckdb.DuckDBPyConnection,
    monkeypatch: pytest.MonkeyPatch,
    scan_above_one_in: int,
    wanted: tuple[int, ...],
    about: str,
):
    monkeypatch.setattr("warehouse.numbered._SCAN_ABOVE_ONE_IN", scan_above_one_in)
    monkeypatch.setattr("warehouse.numbered._LOOKED_UP_AT_A_TIME", 2)
    signatures = SignatureCache().gather(warehouse, numbers(*wanted))
    assert signatures.sort("signature_no").equals(expected(*wanted)), about


def test_what_was_read_is_remembered(warehouse: duckdb.DuckDBPyConnection):
    signatures = SignatureCache()
    signatures.gather(warehouse, numbers(1, 2))
    warehouse.execute("DELETE FROM article_signatures WHERE signature_no <> 3")
    assert signatures.gather(warehouse, numbers(1, 2, 3)).sort("signature_no").equals(expected(1, 2, 3))


def test_what_nobody_asks_for_is_forgotten(warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("warehouse.signature_cache._REMEMBERED", 2 * expected(*range(10)).estimated_size())
    signatures = SignatureCache()
    for start in range(1, N_ARTICLES, 5):
        signatures.gather(warehouse, numbers(100, *range(start, start + 5)).unique())
    warehouse.execute("DELETE FROM article_signatures")
    assert signatures.gather(warehouse, numbers(1, 100))["signature_no"].to_list() == [100]


def test_the_optimizer_is_as_before_after_a_look_up(
    warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("warehouse.numbered._SCAN_ABOVE_ONE_IN", 0)
    SignatureCache().gather(warehouse, numbers(1))
    assert warehouse.execute("SELECT current_setting('disabled_optimizers')").fetchone() == ("",)
