"""Workbooks, OpenDocument, RTF and the downloads that come in them."""

import re

import pytest

from tests.transforms.formats.documents import docx, factiva, nexis, open_document, rtf, xlsx
from tests.transforms.formats.reading import codes, read
from transforms.formats import RawRecord

STORY = "A ferry sank off the coast of Tarn on Tuesday and {} people died, the coast guard said in a statement."
HEADER: list[object] = ["Headline", "Article", "Date", "Source"]


def row(number: int) -> list[object]:
    return [f"Ferry sinks, part {number}", STORY.format(number), "2026-01-06", "Calder Times"]


def told(record: RawRecord) -> tuple[str | None, ...]:
    return record.title, record.published, record.outlet


def test_rows_of_a_workbook_are_records_below_whatever_stands_above_the_header():
    sheets = {"Articles": [["Press review, week 2"], [], HEADER, row(1), [], row(2)], "More": [HEADER, row(3)]}
    records = read(xlsx(sheets), "review.xlsx")
    assert [told(record) for record in records] == [
        (f"Ferry sinks, part {n}", "2026-01-06", "Calder Times") for n in (1, 2, 3)
    ]
    assert [record.text for record in records] == [STORY.format(n) for n in (1, 2, 3)]


def test_a_sheet_that_holds_no_story_is_one_failed_record_and_an_empty_one_none():
    sheets = {"Articles": [HEADER, row(1)], "Codebook": [["variable", "meaning"], ["x1", "deaths"]], "Sheet3": []}
    first, second = read(xlsx(sheets), "a.xlsx")
    assert first.reason is None
    assert second.reason == "no_story: sheet Codebook has no column for a text; its columns are variable, meaning"


def test_a_row_without_a_text_fails_and_says_where():
    records = read(xlsx({"A": [HEADER, row(1), ["Only a headline", None, 46028]]}), "a.xlsx")
    assert codes(records) == ["read", "no_text"]
    assert "sheet A, row 3" in (records[1].reason or "")


def test_a_cell_that_excel_cut_off_says_so():
    (record,) = read(xlsx({"A": [HEADER, ["T", "Ten died. " * 3277, None, None]]}), "a.xlsx")
    assert "truncated" in (record.extra or "")


@pytest.mark.parametrize("size", [200, 900])
def test_a_workbook_that_is_cut_off_fails(size: int):
    assert codes(read(xlsx({"A": [HEADER, row(1)]})[:size], "a.xlsx")) == ["corrupt"]


def test_an_old_office_document_that_is_no_workbook_is_refused_by_name():
    (record,) = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "a.doc")
    assert (record.reason or "").startswith("unsupported_format: old Microsoft Office document")


def test_a_document_behind_a_password_says_so():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000
    assert codes(read(data, "a.xlsx")) == ["encrypted"]


def test_an_open_document_is_read_without_what_was_struck_out():
    body = (
        "<text:tracked-changes><text:p>Struck out.</text:p></text:tracked-changes><text:h>Ferry sinks</text:h>"
        f"<text:p>TARN<text:s/>- {STORY.format(7)}"
        "<office:annotation><text:p>Check!</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Dead: 7</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    about = "<dc:title>Situation report</dc:title><meta:creation-date>2026-01-06T10:00:00</meta:creation-date>"
    (record,) = read(open_document("text", body, about), "a.odt")
    words = " ".join(re.sub(r"<[^>]+>", " ", record.html or "").split())
    assert words == f"Ferry sinks TARN - {STORY.format(7)} Dead: 7"
    assert (record.title, record.published) == ("Situation report", None)


def test_rows_of_an_open_spreadsheet_are_records():
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        + "</table:table-row>"
        for cells in (HEADER, row(1), row(2))
    )
    records = read(open_document("spreadsheet", f'<table:table table:name="A">{rows}</table:table>'), "a.ods")
    assert [told(record) for record in records] == [
        (f"Ferry sinks, part {n}", "2026-01-06", "Calder Times") for n in (1, 2)
    ]


def test_other_open_documents_are_refused_by_name():
    (record,) = read(open_document("presentation", ""), "a.odp")
    assert record.reason == "unsupported_format: OpenDocument presentation"


def test_rich_text_is_read_in_its_code_page():
    (record,) = read(rtf(["Паром затонул", "В Тарне погибли 12 человек – сообщили спасатели."], 1251), "a.rtf")
    assert record.text == "Паром затонул\n\nВ Тарне погибли 12 человек – сообщили спасатели.\n\n"
    assert codes(read(rtf(["Ferry sinks", STORY.format(7)])[:-1], "a.rtf")) == ["read", "truncated"]


@pytest.mark.parametrize("wrap", ["docx", "rtf", "txt"])
def test_each_story_of_a_download_of_factiva_is_a_record(wrap: str):
    text = factiva(3, STORY)
    lines = [line for line in text.split("\n") if line]
    data = {"docx": docx(lines), "rtf": rtf(lines), "txt": text.encode()}[wrap]
    records = read(data, f"a.{wrap}")
    assert [told(record) for record in records] == [
        (f"Ferry sinks off Tarn, part {n}", "6 January 2026", "Calder Times") for n in (1, 2, 3)
    ]
    assert [record.text for record in records] == [f"{STORY.format(n)}\n\nBoats went out at dawn." for n in (1, 2, 3)]
    assert records[0].external_id == "CALTIM0020260106em16000001"


@pytest.mark.parametrize("wrap", ["docx", "rtf"])
def test_each_story_of_a_download_of_nexis_is_a_record(wrap: str):
    lines = nexis(3, STORY)
    records = read(docx(lines) if wrap == "docx" else rtf(lines), f"a.{wrap}")
    assert [told(record) for record in records] == [
        (f"Ferry sinks off Tarn, part {n}", "January 6, 2026", "The Calder Times (Tarn)") for n in (1, 2, 3)
    ]
    assert records[1].text == f"{STORY.format(2)}\n\nBoats went out at dawn."


def test_a_download_that_breaks_off_in_a_story_keeps_its_beginning():
    text = factiva(2, STORY).partition("Document CALTIM0020260106em16000002")[0]
    records = read(text.encode(), "a.txt")
    assert [record.title for record in records] == ["Ferry sinks off Tarn, part 1", "Ferry sinks off Tarn, part 2"]
