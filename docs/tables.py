"""docs/tables.md from the comments in the database: `python -m docs.tables`; `--check` fails if it is stale."""

import sys
from pathlib import Path

from warehouse.catalog import Relation, describe_newest

TARGET = Path(__file__).with_name("tables.md")
HEAD = """# Tables and views

Generated from the comments in the database by `python -m docs.tables`; do not edit. The same texts are in every
warehouse: `newsledger sql "select column_name, comment from duckdb_columns() where table_name = 'articles'"`.
"""


def render(relations: list[Relation]) -> str:
    """The page as Markdown."""
    return HEAD + "".join(map(_section, relations))


def _section(relation: Relation) -> str:
    rows = "".join(f"| `{name}` | {kind} | {_cell(comment)} |\n" for name, kind, comment in relation.columns)
    head = f"\n## {relation.name} ({relation.kind})\n\n{relation.comment or ''}\n\n"
    return f"{head}| column | type | meaning |\n|---|---|---|\n{rows}"


def _cell(comment: str | None) -> str:
    return (comment or "").replace("|", "\\|").replace("\n", " ")


def main() -> int:
    """Write the page, or with --check compare it."""
    page = render(describe_newest())
    if "--check" not in sys.argv:
        TARGET.write_text(page, encoding="utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == page:
        return 0
    sys.stderr.write("docs/tables.md is stale. Renew it with: python -m docs.tables\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
