"""Queries as files: each is named for what it answers."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


@cache
def load_sql(name: str) -> str:
    """Text of ``warehouse/sql/<name>.sql``."""
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def run_sql(connection: "duckdb.DuckDBPyConnection", name: str, parameters: Mapping[str, object]) -> None:
    """Run each statement of ``<name>.sql`` with those of ``parameters`` that it names."""
    for statement in connection.extract_statements(load_sql(name)):
        connection.execute(statement, {key: parameters[key] for key in statement.named_parameters})


def literal(text: object) -> str:
    """``text`` as SQL writes it, for statements that take no parameters (ATTACH, CREATE VIEW, COMMENT ON)."""
    return "'" + str(text).replace("'", "''") + "'"
