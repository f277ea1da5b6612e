"""The view article_timeline, on a small warehouse made of the schema's own tables."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

WAREHOUSE = Path(__file__).parents[2] / "warehouse"
BODY = "word " * 40 + "It fell on Tuesday in the town.\n\nIn 2012 it had stood; soon " + "more " * 40

_COLUMNS = (
    "expression_id, article_id, source_field, char_start, char_end, text, timex_type, timex_value, starts_on, ends_on,"
    " precision, anchor, is_resolved, direction, rule, run_id"
)
DATED = [("Tuesday", "2014-01-28", "2014-01-28"), ("2012", "2012-01-01", "2012-12-31"), ("soon", None, None)]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute((WAREHOUSE / "schema" / "temporal_expressions.sql").read_text())
        con.execute("create table articles (article_id varchar, headline varchar, body varchar)")
        con.execute("insert into articles values ('a1', 'Town falls', ?)", [BODY])
        for text, first, last in (
            ("Tuesday", "2014-01-28", "2014-01-28"),
            ("2012", "2012-01-01", "2012-12-31"),
            ("soon", None, None),
        ):
            start = BODY.index(text)
            con.execute(
                f"insert into temporal_expressions ({_COLUMNS}) values"
                " (?, 'a1', 'body', ?, ?, ?, 'DATE', ?, ?, ?, 'day', 'none', ?, null, 'rule', 'run')",
                [f"t{start}", start, start + len(text), text, text, first, last, first is not None],
            )
        con.execute((WAREHOUSE / "views" / "article_timeline.sql").read_text())
        yield con


def test_dated_expressions_in_order_of_time(con: duckdb.DuckDBPyConnection):
    rows = con.execute("select position, expression from article_timeline order by position").fetchall()
    assert rows == [(1, "2012"), (2, "Tuesday")]


def test_the_excerpt_is_cut_at_words_and_squeezed(con: duckdb.DuckDBPyConnection):
    (excerpt,) = con.execute("select excerpt from article_timeline where expression = 'Tuesday'").fetchall()[0]
    assert "It fell on Tuesday in the town. In 2012 it had stood" in excerpt
    assert set(excerpt.split()) <= set(BODY.split())
    assert len(excerpt) <= 80 + len("Tuesday") + 80


def test_every_column_has_a_comment(con: duckdb.DuckDBPyConnection):
    rows = con.execute(
        "select column_name, comment from duckdb_columns() where table_name = 'article_timeline'"
    ).fetchall()
    assert len(rows) == 14 and all(comment for _, comment in rows)
