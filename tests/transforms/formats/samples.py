"""Small files of every format, built from stories written for the tests."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import polars as pl
import zstandard

STORIES = [
    {"id": "s1", "title": "Ferry sinks off Calder Bay", "text": "CALDER BAY - Four people drowned on Monday.", "x": 1},
    {"id": "s2", "title": "Fire in Old Mill", "text": "OLD MILL - No one was hurt, the mayor said.", "x": 2},
    {"id": "s3", "title": "Café reopens", "text": "LA FRÊNE - The café “Étoile” reopened.", "x": None},
]
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Ferry sinks</title></head>"
    "<body><article><h1>Ferry sinks</h1><p>Four people drowned – two of them children.</p></article></body></html>"
).encode()
TEXT = "Ferry sinks off Calder Bay\n\nCALDER BAY - Four people drowned on Monday, said “Hélène”.\n".encode()


def as_json_lines() -> bytes:
    return b"".join(json.dumps(story).encode() + b"\n" for story in STORIES)


def as_json_array() -> bytes:
    return json.dumps(STORIES, ensure_ascii=False, indent=1).encode()


def as_csv() -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(STORIES[0]))
    writer.writeheader()
    writer.writerows(STORIES)
    return out.getvalue().encode()


def as_parquet() -> bytes:
    out = io.BytesIO()
    pl.DataFrame(STORIES).write_parquet(out)
    return out.getvalue()


def warc_record(
    kind: str, body: bytes, *, url: str = "http://example.test/a", http: str = "text/html", number: int = 0
) -> bytes:
    """One WARC record; a response carries an HTTP header."""
    if kind in ("response", "request"):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: {http}\r\n\r\n".encode() + body
    content_type = "application/http; msgtype=response" if kind == "response" else "application/octet-stream"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08d}>\r\n"
        f"WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def as_warc() -> bytes:
    records = [
        warc_record("warcinfo", b"software: a test\r\n"),
        warc_record("request", b""),
        warc_record("response", PAGE, number=1),
        warc_record("response", b"\x89PNG", http="image/png"),
        warc_record("metadata", b"fetchTimeMs: 5\r\n"),
        warc_record("response", PAGE, url="http://example.test/b", http="text/html; charset=utf-8", number=2),
    ]
    return b"".join(records)


def as_warc_gz() -> bytes:
    """Each record its own gzip member, as crawlers write it."""
    return b"".join(gzip.compress(b"WARC/1.0" + part) for part in as_warc().split(b"WARC/1.0")[1:])


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


MEMBERS = {"2024/a.txt": TEXT, "2024/b.html": PAGE, "c.jsonl": as_json_lines()}

#: Name -> (bytes, number of records): one valid file of every format.
VALID: dict[str, tuple[bytes, int]] = {
    "a.txt": (TEXT, 1),
    "a.html": (PAGE, 1),
    "a.json": (as_json_array(), 3),
    "one.json": (json.dumps(STORIES[0], indent=2).encode(), 1),
    "a.jsonl": (as_json_lines(), 3),
    "a.ndjson": (as_json_lines(), 3),
    "a.csv": (as_csv(), 3),
    "a.tsv": (as_csv().replace(b",", b"\t"), 3),
    "a.parquet": (as_parquet(), 3),
    "a.warc": (as_warc(), 2),
    "a.warc.gz": (as_warc_gz(), 2),
    "a.jsonl.gz": (gzip.compress(as_json_lines()), 3),
    "a.jsonl.bz2": (bz2.compress(as_json_lines()), 3),
    "a.jsonl.xz": (lzma.compress(as_json_lines()), 3),
    "a.jsonl.zst": (zstandard.compress(as_json_lines()), 3),
    "a.zip": (zipped(MEMBERS), 5),
    "a.tar": (tarred(MEMBERS), 5),
    "a.tar.gz": (tarred(MEMBERS, "w:gz"), 5),
    "a.parquet.gz": (gzip.compress(as_parquet()), 3),
    "year.zip": (zipped({"day.zip": zipped(MEMBERS), "a.html.gz": gzip.compress(PAGE)}), 6),
}
