"""The archive on a real S3 server that looks at keys: kept once and whole, read from anywhere, its faults told."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from flows.doctor import examine
from flows.settings import Settings
from tests.flows.quick_ingest import quick_ingest, settings_at, write_stories
from warehouse.archive import Archive
from warehouse.bucket import Bucket
from warehouse.errors import ArchiveError
from warehouse.fetching import fetch
from warehouse.stores import Folder, store_of

if TYPE_CHECKING:
    from tests.lake.servers import Storage

STORIES = {"a": "ORRIN, 6 January 2026 - Shelling killed at least 12 civilians in Orrin on Monday, the ministry said."}
READS = """{"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*"}]}"""


@pytest.fixture
def server(s3: "Storage", monkeypatch: pytest.MonkeyPatch) -> "Iterator[Storage]":
    pytest.importorskip("s3fs", reason="the extra `remote` is not installed")
    for name, value in s3.owner.items():
        monkeypatch.setenv(name, value)
    yield s3


@pytest.fixture
def bucket(server: "Storage", tmp_path: Path) -> Bucket:
    """An archive of its own, which is empty."""
    return Bucket(f"s3://lake/{tmp_path.name}", tmp_path / "spool")


def _object(bucket: Bucket, sha256: str) -> str:
    return f"{str(bucket).removeprefix('s3://lake/')}/{sha256[:2]}/{sha256}.zst"


def _overwrite(bucket: Bucket, sha256: str, data: bytes) -> None:
    import s3fs

    s3fs.S3FileSystem(skip_instance_cache=True).pipe_file(f"lake/{_object(bucket, sha256)}", data)


def test_what_is_kept_is_there_once_and_whole_and_nothing_else(bucket: Bucket, server: "Storage", tmp_path: Path):
    archive = Archive(bucket)
    assert list(archive.hashes()) == []
    kept = [archive.store(io.BytesIO(f"news {number % 70}".encode())) for number in range(100)]
    with archive.open(kept[-1].sha256) as stream:  # whether it was sent by now or not
        assert stream.read() == b"news 29"
    archive.settle()
    before = server.files(tmp_path.name)
    assert len(before) == 70
    assert set(archive.hashes()) == {one.sha256 for one in kept}
    again = Archive(bucket)
    assert again.store(io.BytesIO(b"news 7")) == kept[7]
    again.settle()
    assert server.files(tmp_path.name) == before
    assert list((tmp_path / "spool").iterdir()) == []


def test_what_is_missing_or_damaged_is_found_and_restored(bucket: Bucket, tmp_path: Path):
    archive, elsewhere = Archive(bucket), Archive(Folder(tmp_path / "folder"))
    lost, cut = (archive.store(io.BytesIO(data)).sha256 for data in (b"lost", b"cut"))
    archive.settle()
    elsewhere.store(io.BytesIO(b"lost"))
    archive.where.remove(lost)
    _overwrite(bucket, cut, b"no frame")
    assert archive.damage(lost) == "missing"
    assert "cannot be read" in (archive.damage(cut) or "")
    with pytest.raises(FileNotFoundError), archive.open(lost):
        pass
    assert archive.take(elsewhere, lost) is None
    assert archive.restore(io.BytesIO(b"cut"), [cut]) == cut
    assert (archive.damage(lost), archive.damage(cut)) == (None, None)
    assert elsewhere.take(archive, cut) is None
    assert elsewhere.has_all_of(archive, cut)


def _said_of_reading_and_writing(bucket: Bucket, sha256: str) -> list[str]:
    """What each way of using it is refused with."""
    archive, said = Archive(bucket), list[str]()

    def store() -> None:
        archive.store(io.BytesIO(b"more news"))
        archive.settle()

    for do in (lambda: list(archive.hashes()), lambda: archive.damage(sha256), store):
        with pytest.raises(ArchiveError) as refused:
            do()
        said.append(str(refused.value))
    return said


def test_a_bucket_that_is_not_there_is_not_taken_for_an_empty_one(server: "Storage", tmp_path: Path):
    for said in _said_of_reading_and_writing(Bucket("s3://no-such-bucket/raw", tmp_path / "spool"), "a" * 64):
        assert said.startswith("The archive s3://no-such-bucket/raw cannot be ")
        assert "bucket does not exist" in said
        assert "newsledger doctor" in said


def test_who_cannot_be_reached_is_said(bucket: Bucket, server: "Storage", monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    for said in _said_of_reading_and_writing(bucket, "a" * 64):
        assert "127.0.0.1:9" in said
        assert server.owner["AWS_SECRET_ACCESS_KEY"] not in said


def test_who_may_only_read_reads_and_is_refused_to_write(
    bucket: Bucket, server: "Storage", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    archive = Archive(bucket)
    kept = archive.store(io.BytesIO(b"news"))
    archive.settle()
    for name, value in server.reader(READS, "archive-reader").items():
        monkeypatch.setenv(name, value)
    reader = Archive(Bucket(str(bucket), tmp_path / "other"))
    assert reader.damage(kept.sha256) is None
    reader.store(io.BytesIO(b"more news"))
    with pytest.raises(ArchiveError, match=r"cannot be written: PermissionError: .*AWS_ACCESS_KEY_ID"):
        reader.settle()
    with pytest.raises(ArchiveError):  # and what comes after is not tried
        reader.store(io.BytesIO(b"still more"))


def _kept_in(home: Path, bucket: Bucket) -> Settings:
    return settings_at(home, archive=str(bucket))


def test_a_run_that_cannot_keep_its_bytes_publishes_nothing_and_the_next_goes_on(
    bucket: Bucket, server: "Storage", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_stories(tmp_path / "inbox", STORIES)
    settings = _kept_in(tmp_path / "home", bucket)
    with monkeypatch.context() as patched:
        patched.setenv("AWS_SECRET_ACCESS_KEY", "not-the-secret")
        with pytest.raises(ArchiveError, match="cannot be"):
            quick_ingest(settings, tmp_path / "inbox")
    status = "SELECT status, error, settings::VARCHAR AS told FROM runs ORDER BY started_at"
    ((ended, error, told),) = fetch(settings.place, status).rows()
    assert ended == "failed"
    assert str(bucket) in error
    assert "not-the-secret" not in error + told
    counts = (
        "SELECT (SELECT count(*) FROM files) + (SELECT count(*) FROM records) + (SELECT count(*) FROM batches) AS n"
    )
    assert fetch(settings.place, counts)["n"].to_list() == [0]
    quick_ingest(settings, tmp_path / "inbox")
    assert fetch(settings.place, "SELECT count(*) AS n FROM articles")["n"].to_list() == [1]
    assert not (tmp_path / "home" / "archive").exists()
    assert list((tmp_path / "home" / "spool").iterdir()) == []


def test_the_doctor_reads_it_and_finds_what_is_missing(
    bucket: Bucket, server: "Storage", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_stories(tmp_path / "inbox", STORIES)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    quick_ingest(_kept_in(home, bucket), tmp_path / "inbox")
    monkeypatch.setenv("NEWSLEDGER_ARCHIVE", str(bucket))
    assert _of_the_archive(home) == ["1 file there; 1 read and as delivered"]
    (sha256,) = bucket.hashes()
    bucket.remove(sha256)
    (found,) = _of_the_archive(home)
    assert "is missing" in found
    monkeypatch.setenv("NEWSLEDGER_ARCHIVE", "s3://no-such-bucket")
    (found,) = _of_the_archive(home)
    assert "bucket does not exist" in found


def _of_the_archive(home: Path) -> list[str]:
    return [finding.found for finding in examine({"home": home}) if finding.subject == "archive"]


@pytest.mark.parametrize(
    "wrong", ["s3://key:secret-one@bucket/raw", "gs://bucket", "s3://", "s3:///raw", "s3://bucket/raw?key=secret-one"]
)
def test_what_is_no_place_for_an_archive_is_refused_and_not_shown(wrong: str, tmp_path: Path):
    with pytest.raises(ValidationError, match="s3://BUCKET/PREFIX or a folder") as refused:
        settings_at(tmp_path, archive=wrong)
    from flows.exits import status_of

    assert "secret-one" not in (status_of(refused.value)[1] or "")
    with pytest.raises(ArchiveError) as told:
        store_of(tmp_path, wrong)
    assert "secret-one" not in str(told.value)


def test_a_folder_that_all_machines_see_will_do(tmp_path: Path):
    write_stories(tmp_path / "inbox", STORIES)
    given: dict[str, Any] = {"archive": str(tmp_path / "shared")}
    quick_ingest(settings_at(tmp_path / "home", **given), tmp_path / "inbox")
    assert len(list(Folder(tmp_path / "shared").hashes())) == 1
    assert not (tmp_path / "home" / "archive").exists()
