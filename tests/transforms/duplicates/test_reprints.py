"""Stories of one frame stay apart, reprints of them are joined, in genres that the threshold was not chosen on."""

import polars as pl

from benchmarks.reprints import frames, measured, pairs_of
from transforms.duplicates import Thresholds

_SHARED = {"round_up", "follow_up"}  # one new sentence over a tail: some are joined, see docs/decisions.md


def test_frames_filled_in_anew_stay_apart_and_reprints_are_joined():
    found = measured(list(pairs_of(list(frames()), 8, seed=11)))
    joined = found.filter(pl.col("similarity") >= Thresholds().similarity)
    assert joined["is_copy"].sum() == found["is_copy"].sum()
    assert set(joined.filter(~pl.col("is_copy"))["genre"]) <= _SHARED
