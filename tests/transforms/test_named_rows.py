"""Frames from named rows: order does not matter, and what does not fit the schema is refused."""

import polars as pl
import pytest

from transforms.named_rows import frame_of

SCHEMA = pl.Schema({"name": pl.String, "people": pl.Int64})


def test_values_go_by_their_names():
    assert frame_of([{"people": 3, "name": "a"}, {"name": None, "people": 0}], SCHEMA).rows() == [("a", 3), (None, 0)]
    assert frame_of([], SCHEMA).schema == SCHEMA


@pytest.mark.parametrize("row", [{"name": "a"}, {"name": "a", "people": 3, "persons": 3}])
def test_what_does_not_fit_is_refused(row: dict[str, object]):
    with pytest.raises(KeyError, match=r"people|persons"):
        frame_of([row], SCHEMA)
