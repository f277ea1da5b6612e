"""A warehouse in which every text is an attack: markup, scripts, Markdown, LaTeX, Vega expressions, shell."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import open_writer

OUTSIDE = "attacker.invalid"  # RFC 2606: never resolves; a request for it would mean that text became markup
ATTACKS = (
    "<script>window.hit='script';alert(1)</script>",
    "<img src=x onerror=\"window.hit='onerror';alert(1)\">",
    f"![picture](http://{OUTSIDE}/pixel.png) [link](javascript:window.hit='markdown')",
    '<a href="javascript:alert(1)">a</a><iframe srcdoc="<script>parent.hit=1</script>"></iframe><svg onload=alert(1)>',
    "$$\\href{javascript:alert(1)}{x}$$ $\\htmlData{a=b}{y}$ :material/delete: :red[red] **bold** `code`",
    f"</div></style></textarea></title><style>body{{background:url(http://{OUTSIDE}/css)}}</style>",
    "'});window.hit='expression';({' {{constructor.constructor('alert(1)')()}} $(touch /tmp/x) `id`",
    "\u202e\u0000\x1b[31mturned\u2066 \ufeff&lt;b&gt;already escaped&amp;",
)

#: What makes the rows belong together; every other text column of a row is the attack itself.
_TABLES: dict[str, dict[str, Any]] = {
    "runs": {"run_id": "run", "status": "completed", "settings": "{}"},
    "files": {"file_id": "key", "status": "read"},
    "records": {"record_id": "key", "article_id": "key", "run_id": "run", "extra": "{}"},
    "articles": {"article_id": "key", "cluster_id": "cluster", "published_precision": "day", "is_canonical": True},
    "clusters": {"cluster_id": "cluster", "canonical_article_id": "key", "n_articles": 2},
    "casualty_figures": {
        "figure_id": "key",
        "article_id": "key",
        "source_field": "body",
        "category": "killed",
        "unit": "person",
        "certainty": "stated",
        "scope": "incident",
        "toll_role": "counted",
        "char_end": 7,
    },
    "temporal_expressions": {"expression_id": "key", "article_id": "key", "source_field": "headline", "char_end": 3},
    "article_furniture": {"article_id": "key"},
    "publication_candidates": {"article_id": "key"},
    "quality_checks": {"run_id": "run", "severity": "critical", "success": False},
    "quarantine": {"record_id": "key", "run_id": "run"},
    "silences": {},
}
_DEFAULTS: dict[str, Any] = {
    "BIGINT": 0,
    "INTEGER": 0,
    "DOUBLE": 0.5,
    "BOOLEAN": True,
    "DATE": date(2026, 1, 5),
    "TIMESTAMP WITH TIME ZONE": datetime(2026, 1, 6, 12, tzinfo=UTC),
}


def make_hostile(home: Path) -> None:
    """Fill a new warehouse in ``home``: one row a table and attack, each key itself an attack."""
    with open_writer(home / "warehouse.duckdb") as connection:
        for number, attack in enumerate(ATTACKS):
            for table, fixed in _TABLES.items():
                _insert(connection, table, fixed, attack, number)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, fixed: dict[str, Any], attack: str, number: int) -> None:
    keys = {"key": f"{number} {attack}", "run": f"r{number} {attack}", "cluster": f"c{number // 2}"}
    if table == "clusters" and number % 2:
        return
    columns = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND NOT internal", [table]
    ).fetchall()
    values: dict[str, Any] = {}
    for name, kind in columns:
        value = keys.get(str(fixed.get(name)), fixed.get(name, _DEFAULTS.get(kind)))
        if value is None and kind in ("VARCHAR", "JSON"):
            value = _json(table, attack, keys["key"]) if kind == "JSON" else attack
        values[name] = value
    if "value_low" in values:  # bounds that contradict each other, for the view of conflicts
        values |= {"value_low": number * 10 + 1, "value_best": number * 10 + 1, "value_high": number * 10 + 1}
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))


def _json(table: str, attack: str, key: str) -> str:
    row = {"article_id": key, "record_id": key, attack: attack, "body": attack, "headline": attack}
    return json.dumps([row] if table == "quality_checks" else {"body": attack, "observed": row})
