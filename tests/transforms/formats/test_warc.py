"""WARC: which responses are pages, and what is known of them."""

import gzip
import io
import json
import re

import pytest

from tests.transforms.formats.reading import codes, read
from tests.transforms.formats.samples import PAGE, as_warc, warc_record
from transforms.formats.tape import Tape


def response(header: str, body: bytes, **more: object) -> bytes:
    block = b"HTTP/1.1 " + header.encode() + b"\r\n\r\n" + body
    lines = {
        "WARC-Type": "response",
        "WARC-Record-ID": "<urn:uuid:1>",
        "WARC-Date": "2024-03-05T10:00:00Z",
        "WARC-Target-URI": "http://example.test/a",
        "Content-Type": "application/http; msgtype=response",
        **more,
        "Content-Length": len(block),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def test_a_page_knows_its_address_its_key_and_when_it_was_crawled():
    first, second = read(as_warc(), "a.warc")
    assert (first.external_id, first.url) == ("<urn:uuid:00000001>", "http://example.test/a")
    assert (second.external_id, second.url) == ("<urn:uuid:00000002>", "http://example.test/b")
    assert json.loads(first.extra or "") == {"crawled": "2024-03-05T10:00:00Z"}
    assert first.media_type == "text/html"
    assert "Four people drowned" in str(first.html)


def test_compressed_and_chunked_responses_are_decoded():
    packed = response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(PAGE))
    chunked = response(
        "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    )
    assert [record.html for record in read(packed + chunked, "a.warc")] == [PAGE.decode()] * 2


def test_a_compressed_payload_that_is_no_gzip_costs_one_record():
    broken = response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", b"\x1f\x8b\x08" + b"x" * 40)
    assert codes(read(broken + warc_record("response", PAGE), "a.warc")) == ["corrupt", "read"]


def test_the_charset_of_the_http_header_is_believed():
    body = "<html><body><p>Погибли пять человек.</p></body></html>".encode("koi8-r")
    (record,) = read(response("200 OK\r\nContent-Type: text/html; charset=koi8-r", body), "a.warc")
    assert "Погибли пять человек." in str(record.html)
    assert record.encoding == "koi8-r (declared)"


def test_the_http_header_wins_over_the_page():
    body = "<html><head><meta charset=windows-1251></head><p>Погибли пять человек.</p></html>".encode("koi8-r")
    (record,) = read(response("200 OK\r\nContent-Type: text/html; charset=koi8-r", body), "a.warc")
    assert "Погибли пять человек." in str(record.html)


def test_a_page_that_was_met_again_is_no_record():
    again = response("200 OK\r\nContent-Type: text/html", b"").replace(b"WARC-Type: response", b"WARC-Type: revisit")
    assert codes(read(again + warc_record("response", PAGE), "a.warc")) == ["read"]


def test_errors_redirects_and_what_is_no_page_are_no_records():
    pages = [
        response("404 Not Found\r\nContent-Type: text/html", PAGE),
        response("301 Moved\r\nContent-Type: text/html\r\nLocation: /b", PAGE),
        response("200 OK\r\nContent-Type: application/json", b"{}"),
        response("200 OK\r\nContent-Type: application/xhtml+xml", PAGE),
    ]
    assert codes(read(b"".join(pages), "a.warc")) == ["read"]


def test_a_crawler_says_that_it_cut_a_page():
    (record,) = read(response("200 OK\r\nContent-Type: text/html", PAGE, **{"WARC-Truncated": "length"}), "a.warc")
    assert json.loads(record.extra or "")["truncated"] == "length"


def test_an_empty_page_fails_and_keeps_its_key():
    (record,) = read(response("200 OK\r\nContent-Type: text/html", b""), "a.warc")
    assert (record.external_id, record.reason) == ("<urn:uuid:1>", "blank: the response has no body")


@pytest.mark.parametrize("kind", ["warcinfo", "request", "metadata", "resource"])
@pytest.mark.parametrize("wrong", [b"600", b"100000"])
def test_a_broken_length_of_another_record_hides_no_page(kind: str, wrong: bytes):
    other = warc_record(kind, b"some: thing\r\n")
    broken = re.sub(rb"Content-Length: \d+", b"Content-Length: " + wrong, other)
    pages = warc_record("response", PAGE, number=1) + warc_record("response", PAGE, number=2)
    records = read(broken + pages, "a.warc")
    assert [record.external_id for record in records] == ["<urn:uuid:00000001>", "<urn:uuid:00000002>"]


def test_a_tape_is_taken_up_behind_a_mark_back_or_forward():
    tape = Tape(io.BytesIO(b"one TWO three TWO four FIVE six"), max_kept=100)
    assert tape.read(8) == b"one TWO "
    assert tape.take_up(b"TWO", after=0)
    assert tape.tell() == 7
    assert tape.read(7) == b" "
    assert tape.take_up(b"FIVE", after=8)
    assert tape.read(100) == b" six"
    assert not tape.take_up(b"TWO", after=20)
    assert tape.read(1) == b""
    assert tape.holds(re.compile(b"s.x"), 0)
    assert not tape.holds(re.compile(b"TWO"), 18)
