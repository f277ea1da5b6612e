"""Rows for other systems: the queries of `exports/` in portions, and whole tables, written by DuckDB itself."""

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from warehouse.asking import explained_if_older
from warehouse.catalog import describe
from warehouse.connection import open_reader
from warehouse.errors import QueryError
from warehouse.location import Place

#: Tables that are exported whole, by the run that loaded a row; the names in braces are filled in below.
_TABLES = {
    "articles": "SELECT t.* FROM articles AS t JOIN runs AS r USING (run_id) WHERE {is_wanted}",
    "temporal_expressions": "SELECT {rows} FROM temporal_expressions AS t"
    " JOIN runs AS r USING (run_id) WHERE {is_wanted}",
    "casualty_figures": "SELECT {rows} FROM casualty_figures AS t JOIN runs AS r USING (run_id) WHERE {is_wanted}",
    "article_tolls": "SELECT t.*, a.run_id, {toll_status} AS review_status FROM article_tolls AS t"
    " JOIN articles AS a USING (article_id) JOIN runs AS r USING (run_id) WHERE {is_wanted}",
}
TABLES = tuple(_TABLES)
#: How many of the figures that a toll adds up a person has seen.
_TOLL_STATUS = """(
    SELECT CASE count(f.review_status) WHEN 0 THEN 'automated' WHEN count(*) THEN 'reviewed' ELSE 'partly reviewed' END
    FROM casualty_figures AS f
    WHERE f.toll_role = 'counted' AND (f.article_id, f.category, f.unit) = (t.article_id, t.category, t.unit)
)"""
_PORTION = 20_000
_COPY = {"csv": "FORMAT csv, HEADER", "jsonl": "FORMAT json"}

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Source:
    """An open warehouse to export from."""

    connection: duckdb.DuckDBPyConnection
    newest_run: str | None  # to name the next time, for what is newer
    since: str | None

    def write_table(self, table: str, fmt: str, target: Path) -> int:
        """Write a table to the file ``target`` as csv or jsonl, or to Parquet below the folder; returns its rows."""
        literal = str(target).replace("'", "''")
        how = _COPY.get(fmt, f"FORMAT parquet, PARTITION_BY (run_id), FILENAME_PATTERN '{table}'")
        if fmt == "parquet" and not self._n_of(self._table(table)):
            return 0  # there would be no partition to write
        ((n_rows,),) = self.connection.execute(f"COPY ({self._table(table)}) TO '{literal}' ({how})").fetchall()
        return n_rows

    def _n_of(self, query: str) -> int:
        ((n_rows,),) = self.connection.execute(f"SELECT count(*) FROM ({query})").fetchall()  # noqa: S608 - ours
        return n_rows

    def _table(self, table: str) -> str:
        seen = f"{self._review('t')} AS review_status"
        rows = f"t.* REPLACE ({seen})" if self._is_review_kept() else f"t.*, {seen}"
        toll_status = _TOLL_STATUS if self._is_review_kept() else "'automated'"
        return _TABLES[table].format(is_wanted=self._is_wanted("r.run_id"), rows=rows, toll_status=toll_status)

    def rows(self, name: str) -> tuple[list[str], Iterator[list[Row]]]:
        """Columns of the export ``exports/NAME.sql``, and its rows in portions."""
        text = files("warehouse").joinpath("exports", f"{name}.sql").read_text(encoding="utf-8").strip().rstrip(";")
        country = "f.country" if "country" in self._columns("casualty_figures") else "NULL"
        query = text.format(country=country, review_status=self._review("f"), is_wanted=self._is_wanted("f.run_id"))
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return names, iter(lambda: cursor.fetchmany(_PORTION), [])

    def _review(self, alias: str) -> str:
        """What a person said of the row, where the warehouse keeps that."""
        return f"coalesce({alias}.review_status, 'automated')" if self._is_review_kept() else "'automated'"

    def _is_review_kept(self) -> bool:
        return "review_status" in self._columns("casualty_figures")

    def _columns(self, table: str) -> set[str]:
        query = "SELECT column_name FROM duckdb_columns() WHERE table_name = ?"
        return {name for (name,) in self.connection.execute(query, [table]).fetchall()}

    def _is_wanted(self, run_id: str) -> str:
        if self.since is None:
            return "true"
        then = f"(SELECT started_at FROM runs WHERE run_id = '{self.since}')"  # noqa: S608 - a key of `runs`
        return f"{run_id} IN (SELECT run_id FROM runs WHERE started_at > {then})"  # noqa: S608

    def description(self, n_rows: dict[str, int]) -> str:
        """What was exported, as JSON: rows, the newest run, and the meaning of each column of the tables."""
        told = {
            relation.name: {"comment": relation.comment, "columns": {name: text for name, _, text in relation.columns}}
            for relation in describe(self.connection)
            if relation.name in n_rows
        }
        said = {"newest_run": self.newest_run, "since": self.since, "rows": n_rows, "tables": told}
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


@contextmanager
def exporting(where: Place | Path, since: str | None, wait: float, memory: int) -> Generator[Source]:
    """The warehouse at ``where`` to export from, of runs after ``since`` if one is named; a writer waits meanwhile.

    Raises:
        QueryError: there is no such run.
        WarehouseError: the warehouse cannot be read.
    """
    with open_reader(where, wait, locked=False, memory=memory) as connection, explained_if_older(where):
        ((newest,),) = connection.execute("SELECT max_by(run_id, started_at) FROM runs WHERE n_records > 0").fetchall()
        known = connection.execute("SELECT run_id FROM runs WHERE run_id = ?", [since]).fetchall()
        if since is not None and not known:
            raise QueryError(f"There is no run {since}. The last ones: newsledger status")
        yield Source(connection, newest, known[0][0] if known else None)
