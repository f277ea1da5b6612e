"""The keys of the warehouse's tables: a DuckDB file refuses a second row of one, a DuckLake knows no keys."""

from expectations.model import NO_ROWS_WHERE, Check, Suite

KEYS = Suite(
    "keys",
    "key_violations",
    (),
    "batch",
    (
        Check(
            NO_ROWS_WHERE,
            "subject",
            {"where": "monitor = 'keys_unique'"},
            "critical",
            "keys_unique",
            "one key, one row, in every table that has a key",
        ),
    ),
    holds_violations=True,
)
