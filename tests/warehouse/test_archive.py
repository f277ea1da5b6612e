"""The raw archive: bytes in, the same bytes out, once."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.archive import Archive
from warehouse.errors import ArchiveError
from warehouse.stores import Folder


@given(data=st.binary(max_size=5000))
def test_what_goes_in_comes_out(data: bytes, tmp_path_factory: pytest.TempPathFactory):
    archive = Archive(tmp_path_factory.mktemp("archive"))
    kept = archive.store(io.BytesIO(data))
    with archive.open(kept.sha256) as stream:
        assert stream.read() == data
    assert kept.n_bytes == len(data)


def test_the_same_bytes_are_kept_once(tmp_path: Path):
    folder = Folder(tmp_path)
    archive = Archive(folder)
    first = archive.store(io.BytesIO(b"news"))
    written = folder.path(first.sha256).stat()
    assert archive.store(io.BytesIO(b"news")) == first
    assert folder.path(first.sha256).stat().st_ino == written.st_ino, "it was written again"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [folder.path(first.sha256)]


class Breaking(io.RawIOBase):
    """A stream that fails after its first block."""

    def __init__(self) -> None:
        self.reads = 0

    def read(self, n_bytes: int = -1) -> bytes:
        self.reads += 1
        if self.reads > 1:
            raise OSError("connection reset")
        return os.urandom(1000)


def test_a_read_that_breaks_leaves_nothing(tmp_path: Path):
    with pytest.raises(OSError, match="connection reset"):
        Archive(tmp_path).store(Breaking())  # type: ignore[arg-type]
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_sweep_removes_what_a_kill_left(tmp_path: Path):
    (tmp_path / "xyz.part").write_bytes(b"half")
    Archive(tmp_path).sweep()
    assert list(tmp_path.iterdir()) == []


def test_a_source_that_breaks_is_told_from_a_disk_that_cannot_be_written(tmp_path: Path):
    """The first fails one file; the second would fail every file of the inbox for good."""
    with pytest.raises(OSError, match="connection reset"):
        Archive(tmp_path).store(Breaking())  # type: ignore[arg-type]
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match="cannot be written"):
        Archive(tmp_path / "file").store(io.BytesIO(b"news"))
