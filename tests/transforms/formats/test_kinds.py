"""What people really have, kind by kind: how many records come of it, which hold the story, and why the others fail.

In each input the stories are counted as it is built: every one is in exactly one record, or a failed record stands for it.
"""

import bz2
import gzip
import io
import json
from collections import Counter

import pytest

from tests.transforms.formats import documents as made
from tests.transforms.formats.documents import HTML, LEAD, MORE
from tests.transforms.formats.reading import codes, read
from tests.transforms.formats.samples import PAGE, as_json_lines, as_warc, as_warc_gz, tarred, warc_record, zipped
from transforms.formats import Limits, read_records

PDF = made.pdf([made.wrapped(f"{LEAD} {MORE}", 60, 50, 700)])
DOCX = made.docx([LEAD, MORE])
STORY = {"title": "Bus crash", "text": LEAD, "date": "2023-11-04"}
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
ZIPPED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
WEB = f"<!DOCTYPE html><html><body><h1>Bus crash</h1>{HTML}</body></html>".encode()


def response(head: bytes, body: bytes) -> bytes:
    """A WARC response with an HTTP header of its own."""
    data = head + body
    about = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:9>\r\nWARC-Target-URI: https://calder.example/9\r\n"
    kind = b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(data)
    return about + kind + data + b"\r\n\r\n"


def resource(body: bytes, kind: bytes = b"text/html", record: bytes = b"resource") -> bytes:
    about = (
        b"WARC/1.0\r\nWARC-Type: %b\r\nWARC-Record-ID: <urn:uuid:8>\r\nWARC-Target-URI: https://calder.example/8\r\n"
        % record
    )
    return about + b"Content-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, len(body)) + body + b"\r\n\r\n"


def chunks(body: bytes) -> bytes:
    half = len(body) // 2
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:half], body[half:])) + b"0\r\n\r\n"


#: (kind, file name, bytes, outcome of each record, stories that were put in and can be read)
KINDS: list[tuple[str, str, bytes, list[str], int]] = [
    ("text", "a.txt", f"Bus crash\n\n{LEAD}\n\n{MORE}\n".encode(), ["read"], 1),
    ("text in UTF-16", "a.txt", f"{LEAD}\n".encode("utf-16"), ["read"], 1),
    ("HTML", "a.html", WEB, ["read"], 1),
    ("HTML in a .txt", "a.txt", WEB, ["read"], 1),
    ("JSON lines", "a.jsonl", b"".join(json.dumps(STORY | {"id": n}).encode() + b"\n" for n in range(4)), ["read"] * 4, 4),
    ("JSON array", "a.json", json.dumps([STORY, STORY]).encode(), ["read"] * 2, 2),
    ("JSON wrapper", "a.json", json.dumps({"articles": [STORY, {"title": "x", "content": None}]}).encode(), ["read", "no_text"], 1),
    ("JSON keyed by id", "a.json", json.dumps({"k1": STORY, "k2": STORY, "k3": STORY}).encode(), ["read"] * 3, 3),
    ("JSON with two lists", "a.json", json.dumps({"a": [STORY], "b": [STORY, STORY]}).encode(), ["read"] * 3, 3),
    ("JSON cut off", "a.json", json.dumps({"articles": [STORY, STORY, STORY]}).encode()[:-60], ["read"] * 2 + ["truncated"], 2),
    ("CSV", "a.csv", f'id,title,article\n1,Bus crash,"{LEAD}"\n2,x,"{LEAD}"\n'.encode(), ["read"] * 2, 2),
    ("CSV of Excel", "a.csv", f'sep=;\r\nid;title;text\r\n1;Bus crash;"{LEAD}"\r\n'.encode(), ["read"], 1),
    ("CSV with a ragged row", "a.csv", f'id,text\n1,"{LEAD}"\n2\n'.encode(), ["read", "ragged_row"], 1),
    ("RSS", "a.xml", made.rss(3), ["read"] * 3, 3),
    ("RSS without prolog", "feed", made.rss(2, prolog=""), ["read"] * 2, 2),
    ("RSS called .txt", "a.txt", made.rss(1), ["read"], 1),
    ("RSS cut off", "a.rss", made.rss(3)[:-200], ["read"] * 2 + ["no_text", "truncated"], 2),
    ("RSS without items", "a.rss", made.rss(0), ["no_records"], 0),
    ("RSS in windows-1251", "a.rss", made.rss(1, '<?xml version="1.0" encoding="windows-1251"?>').replace(b"Bus", "Автобус".encode("cp1251")),
     ["read"], 1),
    ("Atom", "a.atom", made.atom(), ["read"], 1),
    ("RSS 1.0 (RDF)", "a.rdf", made.rdf(), ["read"], 1),
    ("news sitemap", "a.xml", made.sitemap(of_news=True), ["read"], 0),
    ("sitemap of addresses", "a.xml", made.sitemap(of_news=False), ["unsupported_format"], 0),
    ("NITF", "a.nitf", made.nitf(), ["read"], 1),
    ("NITF cut off", "a.xml", made.nitf()[:-60], ["read", "truncated"], 1),
    ("NewsML-G2, a story and a picture", "a.xml", made.newsml_g2(), ["read", "no_text"], 1),
    ("NewsML 1", "a.xml", made.newsml_1(), ["read"], 1),
    ("RCV1", "a.xml", made.rcv1(), ["read"], 1),
    ("WordPress export", "a.xml", made.wxr(), ["read"], 1),
    ("XML of an unknown kind", "a.xml", made.other_xml(), ["read"] * 2, 2),
    ("XML without stories", "a.xml", b"<?xml version='1.0'?><config><port>80</port></config>", ["unsupported_format"], 0),
    ("e-mail", "a.eml", made.mail(), ["read"], 1),
    ("e-mail in HTML", "a.eml", made.mail(text=None, html=HTML), ["read"], 1),
    ("e-mail in both", "a", made.mail(html=HTML), ["read"], 1),
    ("e-mail with a report attached", "a.eml", made.mail(text="See attached.", files={"sitrep.pdf": PDF, "logo.png": b"\x89PNG\r\n"}), ["read"] * 2, 1),
    ("e-mail with two attached", "a.eml", made.mail(files={"a.docx": DOCX, "b.zip": zipped({"b.txt": LEAD.encode()})}), ["read"] * 3, 3),
    ("mailbox", "a.mbox", made.mbox(3), ["read"] * 3, 3),
    ("mailbox called .txt", "a.txt", made.mbox(2), ["read"] * 2, 2),
    ("MHTML", "a.mhtml", made.mhtml(), ["read"], 0),
    ("ANPA wire", "a.anpa", made.anpa(), ["read"], 1),
    ("IPTC 7901 wire of two", "wire.txt", made.iptc(), ["read"] * 2, 2),
    ("wire cut off", "wire.txt", made.iptc()[:-40], ["read", "truncated"], 1),
    ("Markdown with YAML", "a.md", made.markdown(), ["read"], 1),
    ("Markdown with TOML", "a.md", made.markdown('+++\ntitle = "Bus crash"\ndate = 2023-11-04\n+++\n'), ["read"], 1),
    ("Markdown without front matter", "a.md", made.markdown("# Bus crash\n"), ["read"], 1),
    ("front matter in a .txt", "a.txt", made.markdown(), ["read"], 1),
    ("LexisNexis", "a.txt", made.lexis(), ["read"] * 2, 2),
    ("PDF", "a.pdf", PDF, ["read"], 1),
    ("PDF that is encrypted", "a.pdf", made.pdf([[]], encrypted=True), ["encrypted"], 0),
    ("PDF of pictures", "a.pdf", made.pdf([[], []]), ["no_text"], 0),
    ("PDF cut off", "a.pdf", PDF[:40], ["corrupt"], 0),
    ("DOCX", "a.docx", DOCX, ["read"], 1),
    ("DOCX without text", "a.docx", made.docx([]), ["no_text"], 0),
    ("DOCX without a document", "a.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), ["corrupt"], 0),
    ("a workbook without workbook", "a.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"}), ["corrupt"], 0),
    ("OpenDocument", "a.odt", zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), ["unsupported_format"], 0),
    ("EPUB", "a.epub", made.epub([HTML, HTML, HTML]), ["read"] * 3, 3),
    ("EPUB without chapters", "a.epub", made.epub([]), ["no_records"], 0),
    ("ARC", "a.arc", made.arc(), ["read"] * 2, 0),
    ("ARC.gz", "a.arc.gz", gzip.compress(made.arc()), ["read"] * 2, 0),
    ("ARC cut off", "a.arc", made.arc()[:-200], ["read", "truncated"], 0),
    ("WARC", "a.warc.gz", as_warc_gz(), ["read"] * 2, 0),
    ("WARC, chunked", "a.warc", response(CHUNKED, chunks(WEB)), ["read"], 1),
    ("WARC, said to be chunked", "a.warc", response(CHUNKED, WEB) + response(CHUNKED, WEB), ["read"] * 2, 2),
    ("WARC, gzip", "a.warc", response(ZIPPED, gzip.compress(WEB)), ["read"], 1),
    ("WARC, said to be gzip", "a.warc", response(ZIPPED, WEB) + warc_record("response", PAGE), ["read"] * 2, 1),
    ("WARC, gzip cut off", "a.warc", response(ZIPPED, gzip.compress(WEB)[:-30]) + warc_record("response", PAGE), ["corrupt", "read"], 0),
    ("WARC of resources", "a.warc", resource(WEB) + resource(b"\x89PNG", b"image/png"), ["read"], 1),
    ("WET", "a.wet", resource(LEAD.encode(), b"text/plain", b"conversion"), ["read"], 1),
    ("WACZ", "a.wacz", made.wacz(as_warc()), ["read"] * 2, 0),
    ("lz4", "a.jsonl.lz4", made.lz4_packed(as_json_lines()), ["read"] * 3, 0),
    ("lz4 cut off", "a.jsonl.lz4", made.lz4_packed(as_json_lines() * 9)[:-9], None, 0),
    ("documents in a zip", "a.zip", zipped({"a.pdf": PDF, "b.docx": DOCX, "c.eml": made.mail(), "d.epub": made.epub([HTML])}), ["read"] * 4, 4),
    ("documents in a tar.bz2", "a.tar.bz2", bz2.compress(tarred({"a.rss": made.rss(2), "b.mbox": made.mbox(2)})), ["read"] * 4, 4),
]  # fmt: skip
# ruff: noqa: E501 -- a table, a line an input


def plain(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize(
    ("name", "data", "outcome", "n_stories"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS]
)
def test_every_story_of_every_kind_has_its_outcome(name: str, data: bytes, outcome: list[str] | None, n_stories: int):
    records = read(data, name)
    assert [record.ordinal for record in records] == list(range(len(records)))
    if outcome is None:
        assert codes(records)[-1] in ("truncated", "corrupt")
    else:
        assert codes(records) == outcome
    held = Counter(sum(LEAD in plain(field) for field in (record.text, record.html)) for record in records)
    assert held[1] == n_stories, [plain(record.text or record.html)[:120] for record in records]
    assert set(held) <= {0, 1}, "no record holds a story twice"
    for record in records:
        text = record.text or record.html or ""
        assert record.reason or not any(sign in text for sign in ("Content-Type:", "base64", "<item>", "\x02", "%PDF"))


class Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


@pytest.mark.parametrize(("name", "data"), [row[1:3] for row in KINDS], ids=[row[0] for row in KINDS])
def test_a_stream_that_cannot_seek_reads_alike(name: str, data: bytes):
    assert list(read_records(Pipe(data), name, Limits())) == read(data, name)


def test_the_table_is_of_at_least_sixty_inputs_of_twenty_five_kinds():
    assert len(KINDS) >= 60
    assert len({kind.split(",")[0].split(" ")[0] for kind, *_ in KINDS}) >= 25


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rss", made.rss(1)), ("a.atom", made.atom()), ("a.rdf", made.rdf()), ("a.xml", made.nitf()),
        ("b.xml", made.newsml_g2()), ("c.xml", made.newsml_1()), ("d.xml", made.rcv1()), ("e.xml", made.wxr()),
        ("f.xml", made.sitemap(of_news=True)), ("g.xml", made.other_xml()), ("a.eml", made.mail()),
        ("a.anpa", made.anpa()), ("b.txt", made.iptc()), ("a.md", made.markdown()), ("c.txt", made.lexis()),
        ("a.epub", made.epub([HTML])),
    ],
)  # fmt: skip
def test_the_date_is_read_wherever_a_format_has_one(name: str, data: bytes):
    published = read(data, name)[0].published or ""
    assert any(day in published for day in ("2023-11-04", "04 Nov 2023", "November 4, 2023"))


@pytest.mark.parametrize(
    ("name", "data", "title", "outlet"),
    [
        ("a.rss", made.rss(1), "Bus crash 0", "Calder Times"),
        ("a.xml", made.nitf(), "Bus crash", "Calder Times"),
        ("b.xml", made.wxr(), "Bus crash", "Calder Times"),
        ("a.eml", made.mail(number=4), "Six die in bus crash – report 4", "Calder Times"),
        ("c.txt", made.lexis(), "Six die in bus crash 1", "Calder Times"),
        ("a.md", made.markdown(), "Bus crash", None),
    ],
)
def test_headline_and_outlet_are_the_ones_that_the_format_names(name: str, data: bytes, title: str, outlet: str | None):
    first = read(data, name)[0]
    assert (first.title, first.outlet) == (title, outlet)


COLUMNS = [
    (50, 760, "Six die as a minibus leaves the road before dawn in the hills above Tarn Hollow"),
    *made.wrapped(f"{LEAD} {MORE} " * 3, 45, 50, 730),
    *made.wrapped(f"The bus company said so. {LEAD} {MORE} " * 3, 45, 330, 730),
]


def test_columns_of_a_pdf_are_read_one_after_the_other():
    text = plain(read(made.pdf([COLUMNS]), "a.pdf")[0].text)
    assert text.startswith("Six die as a minibus")
    assert text.count(LEAD) == text.count(MORE) == 6
    assert text.index("The bus company") > text.index(MORE)


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out_and_words_joined():
    pages = [
        [
            (50, 770, f"Calder Situation Report No. 7, page {n}"),
            *made.wrapped(f"Story {n} begins. {LEAD}", 37, 50, 700),
            (300, 30, f"{n}"),
        ]
        for n in range(1, 5)
    ]
    text = read(made.pdf(pages), "a.pdf")[0].text or ""
    assert "Situation Report" not in text
    assert "passengers" in text
    assert "-\n" not in text
    assert [line for line in text.splitlines() if line.strip().isdecimal()] == []
    assert [f"Story {n} begins." in text for n in range(1, 5)] == [True] * 4


def test_rows_of_a_table_in_a_pdf_stay_lines():
    rows = [("District", "Killed", "Injured"), ("Tarn", "6", "4"), ("Old Mill", "2", "11")]
    shown = [(x, 500 - 14 * n, cell) for n, row in enumerate(rows) for x, cell in zip((50, 200, 300), row, strict=True)]
    text = read(made.pdf([made.wrapped(MORE, 60, 50, 600) + shown]), "a.pdf")[0].text or ""
    assert [plain(line) for line in text.splitlines()[-3:]] == ["District Killed Injured", "Tarn 6 4", "Old Mill 2 11"]
