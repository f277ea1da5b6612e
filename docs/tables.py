"""Generated pages: docs/tables.md, docs/decisions.md, formats in docs/inputs.md, rules in docs/figures.md.

Written by `python -m docs.tables`.

`--check` fails if one of them is stale.
"""

import sys
from pathlib import Path

from docs import decision_index, figures
from transforms.formats import Format, formats
from warehouse.catalog import Relation, describe_newest

TARGET = Path(__file__).with_name("tables.md")
INPUTS = Path(__file__).with_name("inputs.md")
_OPEN = "<!-- formats: generated from their registry by `python -m docs.tables` -->"
_CLOSE = "<!-- /formats -->"
_CONTAINERS = (
    "| WACZ | the pages of its WARC files; indexes and logs are none |\n",
    "| any of these under gzip, bzip2, xz, zstd, lz4; in zip or tar; nested | as above, streamed |\n",
)
HEAD = """# Tables and views

Generated from the comments in the database by `python -m docs.tables`; do not edit. The same texts are in every
warehouse: `newsledger sql "select column_name, comment from duckdb_columns() where table_name = 'articles'"`.

To ask, begin with these: [`event_tolls`](#event_tolls-table) with [`events`](#events-view) (an incident once,
whoever reports it), [`casualty_claims`](#casualty_claims-table) (a claim once, however often reprinted),
[`article_tolls`](#article_tolls-view) (what an article reports), [`article_timeline`](#article_timeline-view),
[`conflicting_figures`](#conflicting_figures-view). `casualty_figures` has every number that a text names: its sum
counts an incident as often as it is told. What went where is in `records`, what was checked in `quality_checks`.
"""

HISTORIES = """## Histories

Rows that were replaced, with all columns of their table and `recorded_to_at`, see [history.md](history.md):
"""


def render(relations: list[Relation]) -> str:
    """The page as Markdown."""
    names = {relation.name for relation in relations}
    kept = [each.name for each in relations if _mirrored(each.name, names)]
    rest = [relation for relation in relations if relation.name not in kept]
    histories = "".join(f"- `{name}`: {name.removesuffix('_history')}\n" for name in kept)
    return f"{HEAD}{''.join(map(_section, rest))}\n{HISTORIES}\n{histories}"


def _mirrored(name: str, names: set[str]) -> bool:
    """Whether it is the history of a table, with the columns of that."""
    return name.endswith("_history") and name.removesuffix("_history") in names


def _section(relation: Relation) -> str:
    rows = "".join(f"| `{name}` | {kind} | {_cell(comment)} |\n" for name, kind, comment in relation.columns)
    head = f"\n## {relation.name} ({relation.kind})\n\n{relation.comment or ''}\n\n"
    return f"{head}| column | type | meaning |\n|---|---|---|\n{rows}"


def _cell(comment: str | None) -> str:
    return (comment or "").replace("|", "\\|").replace("\n", " ")


def with_formats(page: str) -> str:
    """``page`` with the formats, as they are registered, between their marks."""
    before, _, rest = page.partition(_OPEN)
    after = rest.partition(_CLOSE)[2]
    rows = [*(_format_row(known) for known in formats()), *_CONTAINERS]
    return f"{before}{_OPEN}\n| content | becomes |\n|---|---|\n{''.join(rows)}{_CLOSE}{after}"


def _format_row(known: Format) -> str:
    needs = f"; takes `newsledger[{known.extra}]`" if known.extra else ""
    return f"| {_cell(known.title)} | {_cell(known.becomes)}{needs} |\n"


def main() -> int:
    """Write the pages, or with --check compare them."""
    pages = {
        TARGET: render(describe_newest()),
        INPUTS: with_formats(INPUTS.read_text(encoding="utf-8")),
        figures.TARGET: figures.with_rules(figures.TARGET.read_text(encoding="utf-8")),
        decision_index.TARGET: decision_index.render(decision_index.records()),
    }
    for target, page in pages.items():
        if "--check" not in sys.argv:
            target.write_text(page, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != page:
            sys.stderr.write(f"docs/{target.name} is stale. Renew it with: python -m docs.tables\n")
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
