"""Rows of `article_signatures` by `signature_no`, without reading all there ever were."""

import duckdb
import polars as pl

from warehouse.sql import load_sql

_SCAN_ABOVE_ONE_IN = 50  # of this many signatures more than one wanted: a scan is quicker than so many look-ups
_LOOKED_UP_AT_A_TIME = 2_000  # DuckDB scans for more than 2,048 (index_scan_max_count)


def read_numbered(connection: duckdb.DuckDBPyConnection, query: str, numbers: pl.Series) -> pl.DataFrame:
    """The rows of the query file for ``numbers``, which stand in the place of its `{numbers}`."""
    ((n_signatures,),) = connection.execute("SELECT count(*) FROM article_signatures").fetchall()
    if 0 < len(numbers) * _SCAN_ABOVE_ONE_IN <= n_signatures:
        return _look_up(connection, load_sql(query), numbers)
    scan = load_sql(query).replace("{numbers}", "SELECT unnest($numbers::INTEGER[])")
    return connection.execute(scan, {"numbers": numbers.to_list()}).pl()


def _look_up(connection: duckdb.DuckDBPyConnection, query: str, numbers: pl.Series) -> pl.DataFrame:
    """By the index, which DuckDB uses for numbers that are written out, if not too many."""
    connection.execute("SET disabled_optimizers = 'in_clause'")  # it makes long lists a join, that is, a scan
    try:
        slices = numbers.to_frame("signature_no").iter_slices(_LOOKED_UP_AT_A_TIME)
        lists = [", ".join(map(str, some["signature_no"])) for some in slices]
        return pl.concat([connection.execute(query.replace("{numbers}", listed)).pl() for listed in lists])
    finally:
        connection.execute("RESET disabled_optimizers")
