"""The shape of reading: recognised by content, one record each, numbered over the file."""

import gzip
import io

import pytest

from transforms.formats import Limits, RawRecord, chunks, read_records
from transforms.schemas import RAW


def read(data: bytes, name: str, limits: Limits | None = None) -> list[RawRecord]:
    return list(read_records(io.BytesIO(data), name, limits or Limits()))


PAGE = b"<!DOCTYPE html><html><body><p>Two people died.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"Two people died in Aden.", "a.txt", "text/plain"),
        (b"Two people died in Aden.", "a", "text/plain"),
        (PAGE, "a.html", "text/html"),
        (PAGE, "a.txt", "text/html"),
        (gzip.compress(PAGE), "a", "text/html"),
        (gzip.compress(gzip.compress(b"Two died.")), "a.txt.gz.gz", "text/plain"),
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


def test_chunks_are_raw_frames_of_bounded_size_with_stable_keys():
    data = b"".join(b'{"id": "%d", "text": "Two died."}\n' % number for number in range(10))
    frames = list(chunks(read(data, "a.jsonl"), "f1", max_records=4, max_bytes=1000))
    assert [frame.height for frame in frames] == [4, 4, 2]
    assert all(frame.schema == RAW for frame in frames)
    small = list(chunks(read(data, "a.jsonl"), "f1", max_records=100, max_bytes=20))
    assert [frame.height for frame in small] == [3, 3, 3, 1]
    keys = [key for frame in frames for key in frame["record_id"]]
    assert keys == [key for frame in small for key in frame["record_id"]]
    assert len(set(keys)) == 10
