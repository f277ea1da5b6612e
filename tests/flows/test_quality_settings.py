"""Settings of the quality gate are read with care: a mistyped name is told at once, with those that are known."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.settings import Settings


def test_an_unknown_threshold_is_refused_with_the_known_ones():
    with pytest.raises(ValidationError, match=r"unknown quality thresholds \['min_wrods'\]; known are \['.*min_words"):
        Settings(thresholds={"min_wrods": 3})


def test_a_silence_without_an_end_is_refused(tmp_path: Path):
    path = tmp_path / "silences.csv"
    path.write_text("expectation,outlet,reason,until\nbody_present,Harbour Post,pictures,\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="until missing"):
        Settings(silences=path)


def test_a_file_of_silences_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(ValidationError, match="there is no file"):
        Settings(silences=tmp_path / "silences.csv")
