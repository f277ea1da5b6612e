"""The statements of `schema/` and `views/` as a lake takes them.

A DuckLake knows neither keys nor comments on columns of views; that keys are unique is an expectation (`keys_unique`
of the warehouse suite). So the schema is written down once, with its keys, and this is all that differs.
"""

import re

import duckdb

_KEY_OF_COLUMN = re.compile(r"\bPRIMARY KEY\b")
_KEY_OF_TABLE = re.compile(r",\s*PRIMARY KEY \(([^)]*)\)")
_ADDS_KEY = re.compile(
    r"(\s|--.*\n)*(ALTER TABLE \w+ ADD PRIMARY KEY|DROP INDEX|CREATE (UNIQUE )?INDEX)", re.IGNORECASE
)
_COMMENTS_COLUMN = re.compile(r"\s*COMMENT ON COLUMN ", re.IGNORECASE)


def shaped(text: str, *, is_view: bool) -> list[str]:
    """Statements of the file ``text`` without what a DuckLake does not know."""
    found: list[str] = []
    for statement in duckdb.extract_statements(text):
        query = statement.query
        if _ADDS_KEY.match(query) or (is_view and _COMMENTS_COLUMN.match(query)):
            continue
        found.append(_KEY_OF_COLUMN.sub("NOT NULL", _KEY_OF_TABLE.sub("", query)))
    return found
