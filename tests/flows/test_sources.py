"""Listing and opening what is odd: links, permissions, names, files that change under our eyes."""

import os
import socket
from pathlib import Path

import pytest

from flows.listing import Listed, StillWrittenError, Unlisted, list_path


def listing(path: Path | str) -> tuple[list[Listed], list[Unlisted]]:
    found = list(list_path(str(path)))
    return [item for item in found if isinstance(item, Listed)], [item for item in found if isinstance(item, Unlisted)]


def code(item: Unlisted) -> str:
    return item.reason.partition(":")[0]


def test_a_link_loop_ends_and_is_said(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    files, rest = listing(tmp_path)
    assert [item.name for item in files] == ["a.txt"]
    assert [code(item) for item in rest] == ["listed_before"]


def test_links_to_files_and_folders_elsewhere_are_followed(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").write_text("x")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (inbox / "file.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    assert [item.uri for item in listing(inbox)[0]] == [f"{inbox}/file.txt", f"{inbox}/folder/a.txt"]


@pytest.mark.parametrize("target", ["nowhere", "self"])
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path, target: str):
    (tmp_path / "self").symlink_to(tmp_path / target)
    assert [code(item) for item in listing(tmp_path)[1]] == ["unreadable"]


def test_pipes_and_sockets_are_never_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
        assert [code(item) for item in listing(tmp_path)[1]] == ["not_a_file", "not_a_file"]


def test_a_folder_without_permission_does_not_hide_its_neighbours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "locked").mkdir()
    (tmp_path / "open.txt").write_text("x")
    scandir = os.scandir

    def guarded(path: str) -> object:  # the tests may run as root, whom permissions do not stop
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    files, rest = listing(tmp_path)
    assert [item.name for item in files] == ["open.txt"]
    assert [(item.uri, item.reason) for item in rest] == [(f"{tmp_path}/locked", "unreadable: Permission denied")]


def test_a_file_that_vanished_is_an_os_error(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    ((item,), _) = listing(tmp_path)
    path.unlink()
    with pytest.raises(FileNotFoundError):
        item.open()


def test_a_file_that_grew_since_it_was_listed_is_not_read(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    ((item,), _) = listing(tmp_path)
    path.write_text("xy")
    with pytest.raises(StillWrittenError, match="still being written"):
        item.open()


def test_a_file_that_grows_while_it_is_read_is_noticed_at_its_end(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    ((item,), _) = listing(tmp_path)
    with item.open() as stream, path.open("a") as writer:
        writer.write("y")
        writer.flush()
        with pytest.raises(StillWrittenError):
            stream.read()


@pytest.mark.parametrize(
    ("name", "uri", "shown"),
    [
        (b"plain \xc3\xa9.txt", "plain é.txt", "plain é.txt"),
        (b"100%.txt", "100%.txt", "100%.txt"),
        (b"not-utf8-\xe9.txt", "not-utf8-%E9.txt", "not-utf8-%E9.txt"),
        (b"two\nlines.txt", "two%0Alines.txt", "two%0Alines.txt"),
        (b"red\x1b[31m.txt", "red%1B%5B31m.txt", "red%1B[31m.txt"),
        (b"\xe2\x80\xaetxt.exe", "%E2%80%AEtxt.exe", "%E2%80%AEtxt.exe"),  # right-to-left override
    ],
)
def test_names_are_shown_and_stored_safely_and_can_be_opened_again(tmp_path: Path, name: bytes, uri: str, shown: str):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"story")
    ((item,), _) = listing(tmp_path)
    assert item.uri.removeprefix("file://") == f"{tmp_path}/{uri}"
    assert item.uri.startswith("file://") == ("%" in uri and "100%" not in uri)
    assert item.name == shown
    assert item.uri.isprintable()
    with item.open() as stream:
        assert stream.read() == b"story"
    assert listing(item.uri)[0][0].uri == item.uri
