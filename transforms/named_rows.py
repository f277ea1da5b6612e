"""Frames from rows whose values are named: no order of a tuple has to match the order of a schema."""

from collections.abc import Mapping, Sequence

import polars as pl


def frame_of(rows: Sequence[Mapping[str, object]], schema: pl.Schema) -> pl.DataFrame:
    """A frame of ``schema`` with these rows.

    Raises:
        KeyError: a row lacks a column, or the first one has a value that is of none.
    """
    if rows and (unknown := rows[0].keys() - schema.keys()):
        raise KeyError(f"not in the schema: {sorted(unknown)}")
    return pl.DataFrame({name: [row[name] for row in rows] for name in schema}, schema=schema)
