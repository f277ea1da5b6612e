"""Applying what people said of figures and dates to the rows themselves; what the rules say stays beside it.

A corrected row holds the corrected values, and in `automated` those of the rules. A rejected figure stays, with the
`toll_role` rejected; where it was counted, the first figure that restates it is counted in its place.
"""

import duckdb

from warehouse.sql import load_sql

#: What a person may correct, with the type that each value has to have.
CORRECTABLE = {
    "casualty_figures": {
        "category": "VARCHAR", "unit": "VARCHAR", "victim": "VARCHAR", "quantifier": "VARCHAR",
        "value_low": "BIGINT", "value_best": "BIGINT", "value_high": "BIGINT", "attributed_to": "VARCHAR",
        "certainty": "VARCHAR", "scope": "VARCHAR", "occurred_from": "DATE", "occurred_to": "DATE",
        "place": "VARCHAR", "cause": "VARCHAR",
    },
    "temporal_expressions": {
        "timex_type": "VARCHAR", "timex_value": "VARCHAR", "starts_on": "DATE", "ends_on": "DATE",
        "precision": "VARCHAR",
    },
}  # fmt: skip

KEYS = {"casualty_figures": "figure_id", "temporal_expressions": "expression_id"}

#: What follows from a rejection, beside what a person may say.
_DERIVED = {"casualty_figures": {"toll_role": "VARCHAR", "toll_reason": "VARCHAR"}, "temporal_expressions": {}}
_NOT_STAGED = {"casualty_figures": ", recorded_at", "temporal_expressions": ""}

#: A figure that only restates rejected ones is counted, the first of them, those of the body before the headline.
_PROMOTED = """, promoted AS (
    SELECT toll_of, arg_min(figure_id, struct_pack(h := source_field = 'headline', at := char_start)) AS figure_id
    FROM {source}
    WHERE toll_role = 'restated' AND figure_id NOT IN (SELECT row_id FROM said WHERE action = 'reject')
      AND toll_of IN (
          SELECT r.figure_id FROM {source} AS r JOIN said ON said.row_id = r.figure_id
          WHERE said.action = 'reject' AND r.toll_role = 'counted'
      )
    GROUP BY toll_of
)"""
_BY_REJECTION = {
    "toll_role": "CASE WHEN c.action = 'reject' THEN 'rejected' WHEN p.figure_id IS NOT NULL THEN 'counted'"
    " ELSE s.toll_role END AS toll_role",
    "toll_reason": "CASE WHEN c.action = 'reject' THEN 'A person rejected it.' WHEN p.figure_id IS NOT NULL"
    " THEN 'The figure that it restates was rejected by a person.' ELSE s.toll_reason END AS toll_reason",
}


def reviewed(connection: duckdb.DuckDBPyConnection, table: str, source: str) -> str:
    """Make a temporary view of ``source``, rows of ``table`` as the rules have them, with corrections; its name."""
    is_figures = table == "casualty_figures"
    applied = [
        f"if(json_exists(c.changes, '$.{c}'), (c.changes->>'$.{c}')::{kind}, s.{c}) AS \"{c}\""
        for c, kind in CORRECTABLE[table].items()
    ]
    fill = {
        "{more}": _PROMOTED if is_figures else "",
        "{join}": "\nLEFT JOIN promoted AS p ON p.figure_id = s.figure_id" if is_figures else "",
        "{is_otherwise}": "c.action IN ('correct', 'reject')" + (" OR p.figure_id IS NOT NULL" if is_figures else ""),
        "{applied}": ", ".join([*applied, *(_BY_REJECTION.values() if is_figures else ())]),
        "{originals}": ", ".join(f'"{c}" := s."{c}"' for c in CORRECTABLE[table] | _DERIVED[table]),
        "{source}": source,
        "{table}": table,
        "{key}": KEYS[table],
    }
    connection.execute(_filled("review_applied", fill))
    return f"reviewed_{table}"


def automated(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """Make a temporary view of ``table`` as the rules have it, with the columns that are staged; its name."""
    columns = CORRECTABLE[table] | _DERIVED[table]
    originals = (
        f'if(automated IS NULL, "{c}", (automated->>\'$.{c}\')::{kind}) AS "{c}"' for c, kind in columns.items()
    )
    fill = {"{table}": table, "{not_staged}": _NOT_STAGED[table], "{originals}": ", ".join(originals)}
    connection.execute(_filled("review_automated", fill))
    return f"automated_{table}"


def _filled(name: str, marks: dict[str, str]) -> str:
    text = load_sql(name)
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text
