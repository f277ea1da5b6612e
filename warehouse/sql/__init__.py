"""Queries as files: each is named for what it answers.

A statement under the comment `-- Only with rows in: NAME` is left out while that temporary table or view is empty.
It would change nothing; but on a lake an UPDATE of nothing asks the catalog for each column, up to a tenth of a second.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


_ONLY_WITH = re.compile(r"^-- Only with rows in: (\w+)$", re.MULTILINE)


@cache
def load_sql(name: str) -> str:
    """Text of ``warehouse/sql/<name>.sql``."""
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def run_sql(connection: "duckdb.DuckDBPyConnection", name: str, parameters: Mapping[str, object]) -> None:
    """Run each statement of ``<name>.sql`` that has something to do with those of ``parameters`` that it names."""
    for statement in connection.extract_statements(load_sql(name)):
        wanted = _ONLY_WITH.search(statement.query)
        if wanted and not connection.execute(f"SELECT 1 FROM {wanted[1]} LIMIT 1").fetchall():  # noqa: S608 - of a file of ours
            continue
        connection.execute(statement, {key: parameters[key] for key in statement.named_parameters})


def literal(text: object) -> str:
    """``text`` as SQL writes it, for statements that take no parameters (ATTACH, CREATE VIEW, COMMENT ON)."""
    return "'" + str(text).replace("'", "''") + "'"
