"""Claims, events' tolls, sources and contradictions: kept in tables, computed where a transaction changed something.

The files of this folder say how each table follows from the others, its inputs in braces: of everything (what a
warehouse said at a moment; the check that what is kept is right), or of the clusters, events and articles that a
publication touched. Who writes calls `derive_…` before it commits, so that readers never see one without the other.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

import duckdb

from warehouse.sql import load_sql, run_sql

#: Claims of one key and month beyond which their pairs are compared when they are asked for: they grow by the square.
MOST_MEETING = 50

_ARTICLES_A_SLICE = 100_000
_NOT_CROWDED = " ANTI JOIN crowded_claims USING (meeting_key, month)"
_OF_EVENTS = {
    "event_articles": "derive_event_articles", "articles": "derive_articles", "casualty_figures": "derive_figures",
}  # fmt: skip


class Derived(NamedTuple):
    """A table that follows from others: the rows that a change may reach, and where these are computed from."""

    table: str
    scope: str
    inputs: Mapping[str, str]


#: In the order in which they are renewed.
_RENEWED = (
    Derived(
        "casualty_claims",
        "cluster_id IN (FROM derive_standing)",
        {"articles": "derive_cluster_articles", "casualty_figures": "derive_figures", "records": "derive_records"},
    ),
    Derived("event_tolls", "event_id IN (FROM derive_standing_events)", _OF_EVENTS),
    Derived(
        "event_facts",
        "event_id IN (FROM derive_standing_events)",
        {
            **_OF_EVENTS,
            "event_tolls": "(SELECT event_id, is_disputed FROM event_tolls WHERE event_id IN (FROM derive_events))",
        },
    ),
    Derived(
        "figure_actors",
        "article_id IN (FROM derive_old_seeds)",
        {"articles": "derive_seed_articles", "casualty_figures": "derive_figures"},
    ),
)

_INPUTS = (
    "articles", "casualty_figures", "records", "event_articles", "event_tolls", "casualty_claims", "figure_actors",
)  # fmt: skip

#: Every table that is derived.
TABLES = ("casualty_claims", "event_tolls", "event_facts", "figure_actors", "actor_names", "conflicting_pairs")


def derive_batch(connection: duckdb.DuckDBPyConnection) -> None:
    """Renew what follows from the batch that was just loaded, clustered and joined to events."""
    run_sql(connection, "derive_of_batch", {})
    _renew_touched(connection)


def derive_again(connection: duckdb.DuckDBPyConnection) -> None:
    """The same of what was extracted again."""
    run_sql(connection, "derive_of_again", {})
    _renew_touched(connection)


def derive_corrections(connection: duckdb.DuckDBPyConnection) -> None:
    """The same of rows that people corrected."""
    run_sql(connection, "derive_of_corrections", {})
    _renew_touched(connection)


def derive_all(connection: duckdb.DuckDBPyConnection, told: Callable[[str], None]) -> None:
    """Fill the tables anew, slice by slice, so that memory is bounded; ``told`` is what a user may be shown of that."""
    for table in (*TABLES, "crowded_claims"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    ((n_articles,),) = connection.execute("SELECT count(*) FROM articles").fetchall()
    n = -(-n_articles // _ARTICLES_A_SLICE)
    for k in range(n):
        told(f"Claims and events of {n_articles:,} articles are computed, once: {k + 1} of {n}")
        run_sql(connection, "derive_slice", {"n": n, "k": k})
        run_sql(connection, "derive_read", {})
        for table, _, inputs in _RENEWED:
            _fill(connection, table, computed(table, inputs))
    _fill(connection, "actor_names", computed("actor_names"))
    run_sql(connection, "derive_crowds", {"most": MOST_MEETING})
    for k in range(n):
        told(f"Claims that contradict each other: {k + 1} of {n}")
        for which, key in (("inside", "hash(article_id)"), ("between", "meeting_key")):
            some = f"(FROM casualty_claims WHERE {key} % {n} = {k})"
            _fill(connection, "conflicting_pairs", _conflicts(some, which, among=_NOT_CROWDED))


def _fill(connection: duckdb.DuckDBPyConnection, table: str, query: str) -> None:
    connection.execute(f"INSERT INTO {table} BY NAME FROM ({query})")


def computed(table: str, inputs: Mapping[str, str] | None = None) -> str:
    """The query that gives the rows of a derived table from ``inputs``, a name or query each, else from the tables."""
    given = inputs or {}
    if table == "conflicting_pairs":
        return _conflicts(given.get("casualty_claims", "casualty_claims"), "inside", "between")
    return _filled(table, given)


def _conflicts(claims: str, *which: str, among: str = "") -> str:
    """The query for pairs of ``claims``: ``which`` are those inside an article, those between articles, or both."""
    given = {"casualty_claims": "claims", "among": among}
    pairs = " UNION ALL BY NAME ".join(f"({_filled(f'conflicts_{each}', given)})" for each in which)
    return _filled("conflicting_pairs", {"casualty_claims": claims, "pairs": pairs})


def as_defined(view: str) -> str:
    """The text of a view with the query in it that stands here."""
    crowds = "(FROM casualty_claims SEMI JOIN crowded_claims USING (meeting_key))"
    months = " SEMI JOIN crowded_claims USING (meeting_key, month)"
    return view.replace("{conflicts_of_crowds}", _conflicts(crowds, "between", among=months))


def definitions() -> list[str]:
    """All queries: where they are others, what a warehouse keeps is to be computed anew."""
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".sql"))
    return [file.read_text(encoding="utf-8") for file in sorted(found, key=lambda file: file.name)]


def out_of_step(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, int, list[str]]]:
    """Tables of which what is kept is not what would be computed now; in how many rows, and up to three examples.

    Rows are compared by their hashes, as whole rows of a large warehouse would not fit into memory.
    """
    for table in TABLES:
        columns = ", ".join(f'"{name}"' for name in _columns(connection, table))
        first = {"actor_names": "name", "conflicting_pairs": "figure_id_a"}.get(table, columns.split(",")[0])
        n, examples = connection.execute(
            f"SELECT coalesce(sum(abs(n)), 0)::BIGINT, list(DISTINCT example)[:3] FROM ("  # noqa: S608 - our own files
            f" SELECT row_hash, sum(side) AS n, any_value(example) AS example FROM ("
            f" SELECT hash({columns}) AS row_hash, {first} AS example, 1 AS side FROM {table}"
            f" UNION ALL SELECT hash({columns}), {first}, -1 FROM ({_kept_of(table)})"
            f") GROUP BY row_hash HAVING sum(side) <> 0)"
        ).fetchall()[0]
        if n:
            yield table, n, examples


def _kept_of(table: str) -> str:
    """The query that gives what ``table`` keeps: of crowds no pairs, as they are compared when they are asked for."""
    if table == "conflicting_pairs":
        return _conflicts("casualty_claims", "inside", "between", among=_NOT_CROWDED)
    return computed(table)


def _renew_touched(connection: duckdb.DuckDBPyConnection) -> None:
    run_sql(connection, "derive_touched", {})
    _renew(connection)
    run_sql(connection, "derive_altered", {})
    _find_conflicts(connection)


def _renew(connection: duckdb.DuckDBPyConnection) -> None:
    run_sql(connection, "derive_read", {})
    for table, scope, inputs in _RENEWED:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE derive_computed AS {computed(table, inputs)}")
        same = " AND ".join(f'o."{c}" IS NOT DISTINCT FROM n."{c}"' for c in _columns(connection, table))
        text = load_sql("derive_replace")
        for mark, value in (("{table}", table), ("{scope}", scope), ("{same}", same)):
            text = text.replace(mark, value)
        connection.execute(text)
    run_sql(connection, "derive_names", {})


def _find_conflicts(connection: duckdb.DuckDBPyConnection) -> None:
    """Find the pairs of derive_stories and derive_meetings anew."""
    run_sql(connection, "derive_met", {"most": MOST_MEETING})
    between = _conflicts("derive_met", "between", among=" SEMI JOIN derive_kept USING (meeting_key, month)")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE derive_found_inside AS {_conflicts('derive_told', 'inside')}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE derive_found_between AS {between}")
    run_sql(connection, "derive_pairs", {})


def _filled(name: str, inputs: Mapping[str, str]) -> str:
    """The query ``name``, of which each mark in braces is one of ``inputs``, else the table of that name."""
    text = files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8").rstrip().removesuffix(";")
    for mark, value in {**{table: table for table in _INPUTS}, "among": "", **inputs}.items():
        text = text.replace(f"{{{mark}}}", value)
    return text


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    return [row[0] for row in connection.execute(f"DESCRIBE {relation}").fetchall()]
