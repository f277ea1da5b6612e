"""CSV and Parquet: a record a row, whatever the delimiter, the quoting and the types."""

import datetime as dt
import io
import json

import polars as pl
import pytest

from tests.transforms.formats.reading import codes, read


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_of_the_header(delimiter: str):
    rows = [["id", "title", "text"], ["1", "A, or; B", "Two died."], ["2", "C", "No one, the mayor said."]]
    data = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode()
    assert [(record.external_id, record.text) for record in read(data, "a.csv")] == [
        ("1", "Two died."),
        ("2", "No one, the mayor said."),
    ]


def test_quotes_hold_delimiters_quotes_and_lines():
    data = b'id,text\r\n1,"Two died, ""she"" said.\r\n\r\nOne was hurt."\r\n2,x\r\n'
    first, second = read(data, "a.csv")
    assert first.text == 'Two died, "she" said.\r\n\r\nOne was hurt.'
    assert second.text == "x"


def test_line_numbers_count_lines_and_not_rows():
    ragged = read(b'id,text\n1,"two\nlines"\n2,x,y\n', "a.csv")[1]
    assert ragged.reason == "ragged_row: line 4 has 3 cells, the header 2"


def test_blank_lines_are_no_rows_and_other_columns_are_kept():
    (record,) = read(b"ID,Text,City\n\n1,Two died.,Calder Bay\n\n", "a.csv")
    assert (record.external_id, record.text, record.extra) == ("1", "Two died.", '{"city":"Calder Bay"}')


def test_a_cell_in_another_encoding_is_decoded_by_itself():
    data = b"id,text\n" + b"1,plain\n" * 20_000 + "2,Два человека погибли в порту.\n".encode("cp1251")
    assert read(data, "a.csv")[-1].text == "Два человека погибли в порту."


def test_parquet_types_become_text_as_the_contract_reads_them():
    table = pl.DataFrame(
        {
            "id": [7],
            "text": ["Two died."],
            "published": [dt.datetime(2024, 3, 5, 10, tzinfo=dt.UTC)],
            "authors": [["Ann Li", "Bo Ek"]],
            "source": [{"name": "Calder Times"}],
            "day": [dt.date(2024, 3, 5)],
        }
    )
    out = io.BytesIO()
    table.write_parquet(out)
    (record,) = read(out.getvalue(), "a.parquet")
    assert (record.external_id, record.text, record.author, record.outlet) == (
        "7",
        "Two died.",
        "Ann Li; Bo Ek",
        "Calder Times",
    )
    assert record.published == "2024-03-05T10:00:00+00:00"
    assert record.extra == '{"day":"2024-03-05"}'


def test_parquet_without_rows_and_rows_without_text():
    out = io.BytesIO()
    pl.DataFrame({"text": []}, schema={"text": pl.String}).write_parquet(out)
    assert codes(read(out.getvalue(), "a.parquet")) == ["no_records"]
    out = io.BytesIO()
    pl.DataFrame({"id": [1, 2], "text": ["x", None]}).write_parquet(out)
    assert codes(read(out.getvalue(), "a.parquet")) == ["read", "no_text"]


def test_columns_of_one_name_are_all_kept():
    (record,) = read(b"text,text,note,note,note_2,note\nTwo died.,b,c,d,e,f\n", "a.csv")
    assert record.text == "Two died."
    assert json.loads(record.extra or "") == {"text_2": "b", "note": "c", "note_2": "d", "note_2_2": "e", "note_3": "f"}
