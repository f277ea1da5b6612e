"""Every kind of bad input has its outcome and its reason; none raises, and what can be read is read."""

import gzip
import io
import json
import tracemalloc
import zipfile
from typing import cast

import pytest

from tests.transforms.formats.reading import Virtual, codes, read
from tests.transforms.formats.samples import (
    MEMBERS,
    PAGE,
    STORIES,
    TEXT,
    as_json_lines,
    as_parquet,
    as_warc,
    as_warc_gz,
    tarred,
    warc_record,
    zipped,
)
from transforms.formats import Limits, read_records

MIB = 1 << 20
LINES = [json.dumps({"id": str(number), "text": "Two died."}).encode() for number in range(1, 11)]
LINE_5_BROKEN = b"\n".join([*LINES[:4], LINES[4][:-3], *LINES[5:]])
MANY = b"".join(b'{"id": "%d", "text": "%s"}\n' % (number, b"Two people died. " * 50) for number in range(3000))


def encrypted_zip() -> bytes:
    """A zip whose only member says that it needs a password."""
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def nested_zip(levels: int) -> bytes:
    data = TEXT
    for level in range(levels):
        data = zipped({f"{level}.zip": data})
    return data


ROWS = [
    ("empty", b"", "a.txt", ["empty"]),
    ("only white space", b" \n\t \r\n", "a.txt", ["blank"]),
    ("only a byte order mark", b"\xef\xbb\xbf", "a.json", ["blank"]),
    ("only white space in UTF-16", "\ufeff \n".encode("utf-16-le"), "a.txt", ["blank"]),
    ("binary", bytes(range(256)) * 20, "a.txt", ["binary"]),
    ("a picture called a story", b"\x89PNG\r\n\x1a\n" + bytes(100), "a.txt", ["unsupported_format"]),
    ("a PDF that is none", b"%PDF-1.7\n%...", "a.html", ["corrupt"]),
    ("slides", zipped({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}), "a.pptx",
     ["unsupported_format"]),
    ("a feed without entries", b"<?xml version='1.0'?><rss><channel/></rss>", "a.xml", ["no_records"]),
    ("wrong suffix: text called gzip", TEXT, "a.txt.gz", ["read"]),
    ("wrong suffix: JSON called Parquet", as_json_lines(), "a.parquet", ["read"] * 3),
    ("wrong suffix: text called WARC", TEXT, "a.warc", ["read"]),
    ("wrong suffix: page called CSV", PAGE, "a.csv", ["read"]),
    ("NUL bytes in text", b"Two died.\x00\x00 One was hurt." * 5, "a.txt", ["read"]),
    ("NUL in JSON", b'{"text": "Two\\u0000died."}', "a.json", ["read"]),
    ("lone surrogates in JSON", b'{"text": "Two died \\ud83d today."}', "a.json", ["read"]),
    ("lone surrogates as bytes", b'{"text": "Two died \xed\xa0\xbd today."}', "a.json", ["read"]),
    ("invalid JSON in line 5 of 10", LINE_5_BROKEN, "a.jsonl", ["read"] * 4 + ["invalid_json"] + ["read"] * 5),
    ("JSON values but no objects", b'1\n"x"\nnull\n[]\n{"text": "x"}', "a.jsonl", ["not_an_object"] * 4 + ["read"]),
    ("JSON that ends in the middle", json.dumps(STORIES).encode()[:-40], "a.json", ["read"] * 2 + ["truncated"]),
    ("JSON array without its end", b'[{"text": "x"}, {"text": "y"}', "a.json", ["read"] * 2 + ["truncated"]),
    ("an element that is broken", b'[{"text": "x"}, {"text": }, {"text": "y"}]', "a.json",
     ["read", "invalid_json", "read"]),
    ("a bracket too many", b'[{"text": "x"}}, {"text": "y"}]', "a.json", ["invalid_json", "read"]),
    ("an empty JSON array", b"[]", "a.json", ["no_records"]),
    ("no known text field", b'{"id": 7, "summary": "x"}', "a.json", ["no_text"]),
    ("blank text", b'{"id": 7, "text": " "}', "a.json", ["no_text"]),
    ("10,000 levels of JSON", b'{"text": "x", "more": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", "a.json",
     ["json_depth"]),
    ("10,000 levels of JSON objects", b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "a.jsonl", ["json_depth"]),
    ("200 levels of JSON", b'{"text": "x", "more": ' + b"[" * 200 + b"]" * 200 + b"}", "a.json", ["json_depth"]),
    ("10,000 levels of HTML", b"<!doctype html>" + b"<div>" * 10_000 + b"x" + b"</div>" * 10_000, "a.html",
     ["html_depth"]),
    ("10,000 levels of HTML in JSON", b'{"text": "%s</div>"}' % (b"<div>" * 10_000), "a.json", ["html_depth"]),
    ("10,000 line breaks are not deep", b"<!doctype html><p>" + b"x<br>" * 10_000, "a.html", ["read"]),
    ("CSV with ragged rows", b"id,text\n1,Two died.\n2,Two, three\n3\n4,Four died.\n", "a.csv",
     ["read", "ragged_row", "ragged_row", "read"]),
    ("CSV whose rows end in empty cells", b"id,text\n1,Two died.,,\n", "a.csv", ["read"]),
    ("CSV with a header only", b"id,text\n", "a.csv", ["no_records"]),
    ("CSV with a quote that never closes", b'id,text\n1,Two died.\n2,"Three\n3,Four\n', "a.csv", ["read", "read"]),
    ("truncated gzip", gzip.compress(MANY, 1)[:-5000], "a.jsonl.gz", None),
    ("gzip cut in its header", gzip.compress(TEXT)[:5], "a.txt.gz", ["truncated"]),
    ("gzip with another checksum", gzip.compress(TEXT)[:-8] + bytes(8), "a.txt.gz", ["corrupt"]),
    ("garbage behind gzip", gzip.compress(as_json_lines()) + b"garbage", "a.jsonl.gz", ["read"] * 3 + ["corrupt"]),
    ("truncated zip", zipped(MEMBERS)[:-30], "a.zip", ["corrupt"]),
    ("tar that ends in a header", tarred(MEMBERS)[:1200], "a.tar", ["read", "truncated"]),
    ("tar that ends in a member", tarred(MEMBERS)[:1600], "a.tar", ["read", "truncated", "truncated"]),
    ("tar with a broken header", tarred(MEMBERS).replace(b"2024/b.html", b"2025/b.html"), "a.tar", ["read", "corrupt"]),
    ("truncated Parquet", as_parquet()[:-20], "a.parquet", ["corrupt"]),
    ("Parquet with a broken page", as_parquet()[:60] + bytes(40) + as_parquet()[100:], "a.parquet", ["corrupt"]),
    ("truncated WARC", as_warc()[:-150], "a.warc", ["read", "truncated"]),
    ("truncated WARC.gz", as_warc_gz()[:-60], "a.warc.gz", ["read", "truncated"]),
    ("WARC without pages", warc_record("warcinfo", b"x"), "a.warc", ["no_records"]),
    ("encrypted zip", encrypted_zip(), "a.zip", ["encrypted"]),
    ("empty zip", zipped({}), "a.zip", ["no_records"]),
    ("empty file in a zip", zipped({"a.txt": b"", "b.txt": TEXT}), "a.zip", ["empty", "read"]),
    ("zip with ../ and absolute names", zipped({"../../etc/x.txt": TEXT, "/abs/y.txt": TEXT}), "a.zip", ["read"] * 2),
    ("tar with ../ and absolute names", tarred({"../../etc/x.txt": TEXT, "/abs/y.txt": TEXT}), "a.tar", ["read"] * 2),
    ("too many containers", nested_zip(5), "a.zip", ["nesting_limit"]),
    ("what macOS leaves in zips", zipped({"a.txt": TEXT, "__MACOSX/._a.txt": b"\0\5", ".DS_Store": b"\0"}), "a.zip",
     ["read"]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "outcome"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_outcome(data: bytes, name: str, outcome: list[str] | None):
    records = read(data, name)
    assert [record.ordinal for record in records] == list(range(len(records)))
    for record in records:
        assert (record.reason is None) <= bool(record.text or record.html)
    if outcome is None:  # broken in the middle: what stands before the break counts
        assert set(codes(records)[:-1]) == {"read"}
        assert codes(records)[-1] in ("truncated", "corrupt")
    else:
        assert codes(records) == outcome


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (LINE_5_BROKEN, "a.jsonl", "invalid_json: line 5: "),
        (b'{"id": 7, "summary": "x"}', "a.json", "no_text: element 1 has no text; its fields are id, summary"),
        (b"id,text\n1,x\n2,y,z\n", "a.csv", "ragged_row: line 3 has 3 cells, the header 2"),
        (b"[1]", "a.json", "not_an_object: element 1 is a JSON number"),
    ],
)
def test_the_reason_says_where_and_what(data: bytes, name: str, reason: str):
    (failed,) = [record.reason for record in read(data, name) if record.reason]
    assert failed.startswith(reason)


def test_a_broken_length_in_a_warc_costs_one_record_only():
    good = warc_record("response", PAGE, number=2) + warc_record("response", PAGE, number=3)
    broken = warc_record("response", PAGE, number=1)
    length = b"Content-Length: %d" % (len(broken) - broken.index(b"HTTP/") - 4)
    for wrong in (b"300", b"400", b"1000", b"99999999999"):
        records = read(broken.replace(length, b"Content-Length: " + wrong) + good, "a.warc")
        assert [record.external_id for record in records] == [f"<urn:uuid:{number:08d}>" for number in (1, 2, 3)]
        assert codes(records) == ["corrupt", "read", "read"]
    for wrong in (b"-5", b"abc", b""):
        records = read(broken.replace(length, b"Content-Length: " + wrong) + good, "a.warc")
        assert codes(records)[-2:] == ["read", "read"]


def test_names_inside_archives_are_stored_safely():
    data = zipped({"red\x1b[31m.txt": TEXT, "two\nlines.txt": TEXT})
    assert [record.member for record in read(data, "a.zip")] == ["red%1B[31m.txt", "two%0Alines.txt"]


SMALL = Limits(
    max_record_bytes=1000, max_records=5, free_expanded_bytes=10_000, max_expansion_ratio=20, max_expanded_bytes=100_000
)
FIVE_AND_MORE = b'{"text": "x"}\n' * 8


@pytest.mark.parametrize(
    ("data", "name", "outcome"),
    [
        (b"x" * 1001, "a.txt", ["record_too_large"]),
        (b'{"text": "%s"}\n{"text": "y"}\n' % (b"x" * 2000), "a.jsonl", ["record_too_large", "read"]),
        (b'[{"text": "%s"}, {"text": "y"}]' % (b"x" * 2000), "a.json", ["record_too_large", "read"]),
        (b'id,text\n1,"%s"\n2,y\n' % (b"x" * 2000), "a.csv", ["invalid_row", "read"]),
        (warc_record("response", PAGE * 9) + warc_record("response", PAGE), "a.warc", ["record_too_large", "read"]),
        (FIVE_AND_MORE, "a.jsonl", ["read"] * 5 + ["too_many_records"]),
        (zipped({"a.jsonl": FIVE_AND_MORE, "b.txt": TEXT}), "a.zip", ["read"] * 5 + ["too_many_records"]),
        (gzip.compress(b"\n" * 900_000), "a.jsonl.gz", ["expansion_ratio"]),
        (gzip.compress(b"".join(b'{"text":"%d"}\n' % n for n in range(3)) + b"\n" * 900_000), "a.gz",
         ["read"] * 3 + ["expansion_ratio"]),
        (zipped({f"{n}.txt": b"x" * 990 for n in range(40)}), "flat.zip", ["read"] * 5 + ["too_many_records"]),
    ],
)  # fmt: skip
def test_limits(data: bytes, name: str, outcome: list[str]):
    assert codes(read(data, name, SMALL)) == outcome


def bomb(levels: int, width: int) -> bytes:
    """Zips in zips as 42.zip has them, ten megabytes of nothing in each of the innermost."""
    data = zipped({"0.txt": bytes(10 * MIB)})
    for _ in range(levels):
        data = zipped({f"{number}.zip": data for number in range(width)})
    return data


def test_nested_bombs_end_early_by_depth_or_by_expansion():
    deep = read(bomb(4, 4), "42.zip", Limits(max_nesting=3))
    assert set(codes(deep)) == {"nesting_limit"}
    wide = read(bomb(2, 40), "wide.zip", Limits(free_expanded_bytes=MIB))
    assert codes(wide)[-1] == "expansion_ratio"
    assert len(wide) < 300


def test_a_line_of_200_megabytes_takes_no_memory():
    parts = Virtual((b'{"text": "x"}\n{"text": "', 1), (b"x" * MIB, 200), (b'"}\n{"text": "y"}\n', 1))
    stream = io.BufferedReader(cast(io.RawIOBase, parts))
    tracemalloc.start()
    records = list(read_records(stream, "a.jsonl", Limits(max_record_bytes=4 * MIB)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert codes(records) == ["read", "record_too_large", "read"]
    assert peak < 40 * MIB


def test_an_overlapping_zip_is_bounded_by_what_it_unpacks_to():
    """The flat kind of bomb: many directory entries that share one compressed body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b" " * (2 * MIB))
        (info,) = archive.infolist()
        archive.filelist.extend([info] * 1000)
    records = read(out.getvalue(), "flat.zip", Limits(free_expanded_bytes=MIB))
    assert codes(records)[-1] == "expansion_ratio"
    assert len(records) < 300


def test_a_small_file_may_unpack_to_any_multiple_of_itself():
    story = gzip.compress(b"Two died. " * 200_000)  # 2 MB, 300 times its size
    assert codes(read(story, "a.txt.gz")) == ["read"]
    assert codes(read(story, "a.txt.gz", Limits(free_expanded_bytes=MIB))) == ["expansion_ratio"]


@pytest.mark.parametrize(("levels", "code"), [(100, "read"), (101, "json_depth")])
def test_json_is_nested_up_to_its_limit(levels: int, code: str):
    inner = levels - 1  # the object itself is the first level
    data = b'{"text": "Two died.", "more": ' + b"[" * inner + b"]" * inner + b"}"
    assert codes(read(data, "a.jsonl", Limits(max_json_depth=100))) == [code]
