"""The shape of reading: recognised by content, one record each, numbered over the file."""

import gzip
import io

import pytest

from tests.transforms.formats.reading import codes, read
from tests.transforms.formats.samples import VALID
from transforms.formats import Limits, read_records, to_frames
from transforms.schemas import RAW

PAGE = b"<!DOCTYPE html><html><body><p>Two people died.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"Two people died in Aden.", "a.txt", "text/plain"),
        (b"Two people died in Aden.", "a", "text/plain"),
        (PAGE, "a.html", "text/html"),
        (PAGE, "a.txt", "text/html"),
        (gzip.compress(PAGE, mtime=0), "a", "text/html"),
        (gzip.compress(gzip.compress(b"Two died.", mtime=0), mtime=0), "a.txt.gz.gz", "text/plain"),
        (b'{"text": "Two died."}', "a.json", "application/json"),
        (b'{"text": "Two died."}\n', "a.txt", "application/json"),
        (b'[{"text": "Two died."}]', "a.html", "application/json"),
        (b"[REPORT] Two died.", "a.txt", "text/plain"),
        (b"{sic} Two died.", "a.txt", "text/plain"),
        (b"id,text\n1,Two died.\n", "a.csv", "text/csv"),
        (b"id;title;text\n1;Aden;Two died.\n", "a", "text/csv"),
        (b"Title, text: and a sentence.\n", "a.txt", "text/plain"),
    ],
)
def test_content_decides_and_the_name_breaks_ties(data: bytes, name: str, media_type: str):
    (record,) = read(data, name)
    assert (record.media_type, record.reason) == (media_type, None)
    assert record.text or record.html


def test_records_become_raw_frames_of_bounded_size_with_stable_keys():
    data = b"".join(b'{"id": "%d", "text": "Two died."}\n' % number for number in range(10))
    frames = list(to_frames(read(data, "a.jsonl"), "f1", max_records=4, max_bytes=1000))
    assert [frame.height for frame in frames] == [4, 4, 2]
    assert all(frame.schema == RAW for frame in frames)
    small = list(to_frames(read(data, "a.jsonl"), "f1", max_records=100, max_bytes=20))
    assert [frame.height for frame in small] == [3, 3, 3, 1]
    keys = [key for frame in frames for key in frame["record_id"]]
    assert keys == [key for frame in small for key in frame["record_id"]]
    assert len(set(keys)) == 10


@pytest.mark.parametrize("name", VALID)
def test_every_format_yields_its_records_in_order_with_their_text(name: str):
    data, n_records = VALID[name]
    records = read(data, name)
    assert codes(records) == ["read"] * n_records
    assert [record.ordinal for record in records] == list(range(n_records))
    assert all(record.text or record.html for record in records)


@pytest.mark.parametrize("name", [name for name in VALID if name not in ("a.csv", "a.tsv")])
def test_content_is_recognised_without_any_name(name: str):
    data, n_records = VALID[name]
    assert codes(read(data, "download")) == ["read"] * n_records


@pytest.mark.parametrize("name", VALID)
def test_a_stream_that_cannot_seek_reads_alike(name: str):
    data, _ = VALID[name]

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    assert list(read_records(Pipe(data), name, Limits())) == read(data, name)


def test_external_id_is_the_own_id_or_the_file_name():
    assert [record.external_id for record in read(VALID["a.jsonl"][0], "a.jsonl")] == ["s1", "s2", "s3"]
    assert [record.external_id for record in read(b"Two died.", "in/story.txt")] == ["story.txt"]
    assert [record.external_id for record in read(gzip.compress(PAGE, mtime=0), "story.html.gz")] == ["story.html.gz"]
    assert [record.external_id for record in read(b'{"text": "Two died."}\n{"text": "x"}', "a.jsonl")] == [None, None]
    assert [record.external_id for record in read(b'{"text": "Two died."}', "story.json")] == ["story.json"]


def test_members_of_archives_carry_their_path():
    records = read(VALID["year.zip"][0], "year.zip")
    assert [record.member for record in records] == [
        "day.zip/2024/a.txt", "day.zip/2024/b.html", *["day.zip/c.jsonl"] * 3, "a.html.gz"
    ]  # fmt: skip
    assert [record.external_id for record in records] == ["a.txt", "b.html", "s1", "s2", "s3", "a.html.gz"]
