"""The manifest: lines that are whole or passed over, and the last one without reading all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.manifest_runs import manifest_runs
from warehouse.errors import ArchiveError
from warehouse.manifest import Manifest

BATCH = {
    "kind": "batch", "run_id": "r1", "started_at": "2026-01-06T10:00:00+00:00", "settings": {}, "silences": [],
    "batch_id": "b1", "files": [{"uri": "/in/a.txt"}],
}  # fmt: skip


@given(st.lists(st.text(max_size=50), max_size=8))
def test_what_is_added_is_read_in_order(tmp_path_factory: pytest.TempPathFactory, names: list[str]):
    manifest = Manifest(tmp_path_factory.mktemp("home"))
    entries = [{"kind": "batch", "uri": name.encode("utf-8", "replace").decode()} for name in names]
    for entry in entries:
        manifest.add(entry)
    assert list(manifest.entries()) == entries
    assert manifest.last() == (entries[-1] if entries else None)


@pytest.mark.parametrize("torn", ['{"kind": "batch", "uri": "/in/b', "{}", "\x00\x00\x00", '["kind"]'])
def test_a_torn_line_is_passed_over_and_the_next_is_whole(tmp_path: Path, torn: str):
    manifest = Manifest(tmp_path)
    manifest.add(BATCH)
    with manifest.path.open("a") as file:
        file.write(torn)
    assert manifest.last() == BATCH
    manifest.add(BATCH | {"batch_id": "b2"})
    assert [entry["batch_id"] for entry in manifest.entries()] == ["b1", "b2"]


def test_a_last_line_longer_than_what_is_looked_at_first_is_found(tmp_path: Path):
    manifest = Manifest(tmp_path)
    manifest.add(BATCH)
    manifest.add({"kind": "run", "files": ["x" * 1000] * 300})
    assert (manifest.last() or {})["kind"] == "run"


def test_it_is_its_owners_only(tmp_path: Path):
    Manifest(tmp_path).add(BATCH)
    assert (tmp_path / "manifest.jsonl").stat().st_mode & 0o077 == 0


def test_a_manifest_that_cannot_be_written_says_so(tmp_path: Path):
    (tmp_path / "manifest.jsonl").mkdir()
    with pytest.raises(ArchiveError, match="cannot be written"):
        Manifest(tmp_path).add(BATCH)


def test_runs_are_told_by_their_beginning_without_what_was_taken_back():
    later = BATCH | {"run_id": "r0", "started_at": "2026-01-05T10:00:00+00:00", "batch_id": "b0"}
    taken_back = BATCH | {"batch_id": "b2"}
    end = {"kind": "end", "run_id": "r1", "batch_id": "b1", "status": "failed"}
    told = manifest_runs([BATCH, taken_back, end, {"kind": "dropped", "run_id": "r1", "dropped": ["b2"]}, later])
    assert [(run.run_id, run.batch_ids, run.status) for run in told] == [
        ("r0", ["b0"], "completed"),
        ("r1", ["b1"], "failed"),
    ]


def test_a_run_told_anew_by_the_ledger_replaces_what_was_noted():
    anew = BATCH | {"kind": "run", "batch_id": "b3", "batch_ids": ["b2", "b3"], "files": [], "status": "blocked"}
    (run,) = manifest_runs([BATCH, anew])
    assert (run.batch_ids, run.files, run.status) == (["b2", "b3"], [], "blocked")
