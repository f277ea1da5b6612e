"""A warehouse as comparable rows: what two ingests of the same files must agree on."""

from pathlib import Path

import duckdb

#: Columns that say which run wrote a row, or (a type) when; everything else must be the same.
RUN_COLUMNS, MOMENT = {"run_id", "resolved_run_id"}, "TIMESTAMP WITH TIME ZONE"
TABLES = (
    "files records articles clusters near_duplicates temporal_expressions casualty_figures places event_articles "
    "event_links article_furniture publication_candidates quarantine"
).split()
#: Which id an event has depends on what came first; which articles it has does not.
_ROWS = {
    "event_articles": "SELECT min(article_id) OVER (PARTITION BY event_id), * EXCLUDE (event_id) FROM event_articles"
}


def dump(home: Path) -> dict[str, list[str]]:
    """Sorted rows of each table, without the columns that differ from run to run."""
    tables: dict[str, list[str]] = {}
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
        for table in TABLES:
            cursor = connection.execute(_ROWS.get(table, f"FROM {table}"))
            columns = enumerate(cursor.description)
            keep = [n for n, column in columns if column[0] not in RUN_COLUMNS and str(column[1]) != MOMENT]
            tables[table] = sorted(repr([row[n] for n in keep]) for row in cursor.fetchall())
    return tables
