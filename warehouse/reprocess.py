"""Publishing what was extracted again: compare with what stands, replace what differs, keep what was replaced.

`compare` makes temporary tables only, so that a dry run can do it on a warehouse that it may not write.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.corrected_rows import CORRECTABLE, reviewed
from warehouse.derived import derive_again
from warehouse.publish import attach_staged, register_failing, store_checks
from warehouse.sql import load_sql, run_sql

#: Tables that are extracted, where their new rows are, and what they get beyond the staged columns.
EXTRACTED = {
    "articles": ("again_articles", "r.run_id AS run_id, now() AS recorded_at"),
    "temporal_expressions": ("staged_temporal_expressions", "r.run_id AS run_id"),
    "casualty_figures": ("staged_casualty_figures", "r.run_id AS run_id, now() AS recorded_at"),
    "places": ("staged_places", "r.run_id AS run_id"),
    "article_furniture": ("staged_article_furniture", "r.run_id AS run_id"),
    "publication_candidates": ("staged_publication_candidates", "r.run_id AS run_id"),
}

#: Says by which rules a row was made, not what it says.
_NOT_COMPARED = {"extractor_version"}


@dataclass(frozen=True, slots=True)
class Extraction:
    """One batch that was extracted again, and what its audit found."""

    reprocess_id: str
    batch_id: str
    staged: Path  # folder with one Parquet file a table
    failing: pl.DataFrame  # FAILING
    checks: pl.DataFrame  # columns of quality_checks


#: Links the articles of `again_linked` anew, given the connection and these; `forget_old` once they are staged.
Relink = Callable[[duckdb.DuckDBPyConnection, pl.DataFrame], None]

#: Joins the articles of `again_renewed` to events anew, given the connection and the reprocess.
Rejoin = Callable[[duckdb.DuckDBPyConnection, str], None]


def compare(connection: duckdb.DuckDBPyConnection, staged: Path, failing: pl.DataFrame) -> None:
    """Find what differs: temporary tables `again_moved`, and `again_gone_<t>` and `again_new_<t>` of each table."""
    attach_staged(connection, staged)
    register_failing(connection, failing)
    connection.execute(load_sql("again_compare"))
    for table, (offered, _) in EXTRACTED.items():
        is_reviewed = table in CORRECTABLE
        difference(connection, table, reviewed(connection, table, offered) if is_reviewed else offered)


def difference(connection: duckdb.DuckDBPyConnection, table: str, offered: str) -> None:
    """Find rows of the articles `again_touched` that are not the same in ``table`` and in ``offered``."""
    columns = [c for c in _columns(connection, offered) if c not in _NOT_COMPARED]
    same = " AND ".join(f'n."{c}" IS NOT DISTINCT FROM o."{c}"' for c in [*columns, "nth"])
    quoted = ", ".join(f'"{c}"' for c in columns)
    fill = {"{table}": table, "{offered}": offered, "{columns}": quoted, "{same}": same}
    connection.execute(_filled("again_difference", fill))


def replace(connection: duckdb.DuckDBPyConnection, table: str, added: str) -> None:
    """Put what `difference` found in the place of what stands; ``added``: columns that are not offered."""
    connection.execute(_filled("again_replace", {"{table}": table, "{added}": added}))


def publish_again(
    connection: duckdb.DuckDBPyConnection, batch: Extraction, relink: Relink, rejoin: Rejoin
) -> tuple[int, int]:
    """Put ``batch`` in the place of what stands, in one transaction.

    Returns how many articles were looked at, and of how many something changed. On any error nothing is.
    """
    connection.begin()
    try:
        compare(connection, batch.staged, batch.failing)
        connection.execute(load_sql("again_loosen"))
        connection.execute(load_sql("again_versions"))
        for table, (_, added) in EXTRACTED.items():
            replace(connection, table, added)
        run_sql(connection, "again_apply", {"run_id": batch.reprocess_id})
        run_sql(connection, "quarantine_batch", {"run_id": batch.reprocess_id})
        _link(connection, batch, relink)
        rejoin(connection, batch.reprocess_id)
        derive_again(connection)
        store_checks(connection, batch.reprocess_id, batch.checks)
        counts = _count(connection, "SELECT count(*) FROM again_touched"), n_changed(connection)
        connection.execute(
            "INSERT INTO revisions VALUES (now(), 'reprocess', ?, ?, ?, ?)",
            [batch.reprocess_id, batch.batch_id, *counts],
        )
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return counts


def _link(connection: duckdb.DuckDBPyConnection, batch: Extraction, relink: Relink) -> None:
    run_sql(connection, "again_apart", {})
    articles = connection.execute(load_sql("again_linked")).pl()
    if articles.is_empty():
        forget_old(connection)
        return
    relink(connection, articles)
    run_sql(connection, "again_settle", {"run_id": batch.reprocess_id})


def forget_old(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove the signatures that others have taken the place of: their numbers are not given away again."""
    connection.execute("DELETE FROM article_signatures WHERE signature_no IN (FROM again_numbers)")


def n_changed(connection: duckdb.DuckDBPyConnection) -> int:
    """Articles of which something differs, after `compare`."""
    tables = (f"again_{side}_{table}" for table in EXTRACTED for side in ("gone", "new"))
    changed = " UNION ".join(f"SELECT article_id FROM {table}" for table in tables)  # noqa: S608 - names of our own
    return _count(connection, _filled("again_count", {"{changed}": changed}))


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return connection.execute(query).fetchall()[0][0]


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    return [row[0] for row in connection.execute(f"DESCRIBE {relation}").fetchall()]


def _filled(name: str, marks: dict[str, str]) -> str:
    text = load_sql(name)
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text
