"""What workers learned and kept: rows are the same with and without it, and a broken file is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import learned
from transforms.temporal.grammar import PARSED, parse

RUNS = ("last tuesday", "3 march 2021", "two weeks ago", "the end of may", "of")


@pytest.fixture(autouse=True)
def _own_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(learned, "_n_kept", 0)
    monkeypatch.setattr(learned, "_WORTH", len(RUNS))
    before = dict(PARSED)
    PARSED.clear()
    yield
    PARSED.clear()
    PARSED.update(before)


def test_what_was_kept_is_what_the_rules_say(tmp_path: Path):
    said = {run: parse(run) for run in RUNS}
    (tmp_path / "newsledger").mkdir()
    (tmp_path / "newsledger" / "parsed-of-older-rules").touch()
    learned.keep()
    PARSED.clear()
    learned.recall()
    assert dict(PARSED) == said
    assert len(list((tmp_path / "newsledger").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"\x80\x05no pickle", b"\x80\x05]\x94."], ids=["empty", "broken", "a list"])
def test_a_file_that_cannot_be_read_is_none(content: bytes, tmp_path: Path):
    parse(RUNS[0])
    for run in RUNS:
        parse(run)
    learned.keep()
    (file,) = (tmp_path / "newsledger").iterdir()
    file.write_bytes(content)
    PARSED.clear()
    learned.recall()
    assert parse("last tuesday")
    assert len(PARSED) == 1


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    for run in RUNS:
        parse(run)
    learned.keep()
    learned.recall()
