"""Mutations of feeds, mail, documents and archives: no crash, every record accounted for, memory bounded."""

# ruff: noqa: E501 -- tables

import io
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.formats import documents as made
from tests.transforms.formats.documents import HTML, LEAD, MORE
from tests.transforms.formats.samples import as_warc, zipped
from tests.transforms.formats.test_fuzz import LIMITS, MUTATION, PIECES, check, fuzz
from tests.transforms.formats.test_shapes import ANSWERS, large
from transforms.formats import read_records

PDF = made.pdf([made.wrapped(f"{LEAD} {MORE}", 45, 50, 700), made.wrapped(MORE, 45, 330, 700)])
FILES: dict[str, bytes] = {
    "a.rss": made.rss(3), "b.xml": made.rss(2, prolog=""), "a.atom": made.atom(), "a.rdf": made.rdf(),
    "c.xml": made.sitemap(of_news=True), "d.xml": made.nitf(), "e.xml": made.newsml_g2(), "f.xml": made.newsml_1(),
    "g.xml": made.rcv1(), "h.xml": made.wxr(), "i.xml": made.other_xml(), "a.eml": made.mail(html=HTML),
    "b.eml": made.mail(files={"a.docx": made.docx([LEAD]), "b.pdf": PDF}), "a.mbox": made.mbox(3), "a.mhtml": made.mhtml(),
    "a.anpa": made.anpa(), "b.txt": made.iptc(), "a.md": made.markdown(), "b.md": made.markdown('+++\na = "b"\n+++\n'),
    "c.txt": made.lexis(), "a.pdf": PDF, "a.docx": made.docx([LEAD, MORE]), "a.epub": made.epub([HTML, HTML]),
    "a.arc": made.arc(), "a.wacz": made.wacz(as_warc()), "a.txt.lz4": made.lz4_packed(LEAD.encode() * 9),
    "a.xlsx": made.xlsx({"A": [["title", "text"], ["x", LEAD], ["y", MORE]], "B": [["x"], [1]]}),
    "a.odt": made.open_document("text", f"<text:h>x</text:h><text:p>{LEAD}</text:p>"), "a.rtf": made.rtf([LEAD, MORE]),
    "a.ods": made.open_document("spreadsheet", "<table:table/>"), "n.docx": made.docx(made.nexis(2, LEAD)),
    "n.rtf": made.rtf(made.nexis(2, LEAD)), "f.txt": made.factiva(2, LEAD).encode(),
    "large.json": large(400), "docs.zip": zipped({"a.pdf": PDF, "b.eml": made.mail(), "c.rss": made.rss(1)}),
} | {f"{name}.json": made.as_json(answer) for name, (answer, _) in ANSWERS.items()}  # fmt: skip
XML_PIECES = st.sampled_from(
    [b"<", b">", b"&", b"]]>", b"<!--", b"<![CDATA[", b"</item>", b"<!DOCTYPE x [", b'<!ENTITY a "b">', b"&a;", b"\n\n", b"--edge",
     b"From ", b"\x01", b"\x02", b"\x03", b"\x04", b"endobj", b"stream", b"obj", b": ", b"=?utf-8?q?", b"---\n", b"0\r\n"]
)  # fmt: skip
CASE = st.tuples(
    st.sampled_from(sorted(FILES)),
    st.lists(
        st.one_of(MUTATION, st.tuples(MUTATION.map(lambda m: m[0]), st.floats(0, 1), XML_PIECES)),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([*sorted(FILES), "x"]),
    st.booleans(),
)


def run(case: tuple[Any, ...]) -> None:
    source, mutations, other_name, keeps_name = case
    data = FILES[source]
    for change, where, piece in mutations:
        data = change(data, int(where * len(data)), piece)
    check(list(read_records(io.BytesIO(data), source if keeps_name else other_name, LIMITS)))


@fuzz(300)
@given(CASE)
def test_mutated_documents_never_crash_and_lose_no_record(case: tuple[Any, ...]):
    run(case)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@fuzz(8_000)
@given(CASE)
def test_eight_thousand_mutated_documents(case: tuple[Any, ...]):
    run(case)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@fuzz(300)
@given(CASE)
def test_mutated_documents_take_little_memory(case: tuple[Any, ...]):
    tracemalloc.start()
    try:
        run(case)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


@fuzz(100)
@given(
    st.sampled_from(
        [b"%PDF-1.4\n", b"filedesc://a ", b"\x01a\x02", b"From a 2023\nSubject: x\n", b"<rss>", b"PK\x03\x04"]
    ),
    PIECES,
)
def test_a_beginning_alone_leaves_a_record(start: bytes, piece: bytes):
    check(list(read_records(io.BytesIO(start + piece), "x", LIMITS)))
