"""Structured records: the contract's field names, and what people put into them."""

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.formats.reading import codes, read
from transforms.formats import Limits, RawRecord
from transforms.formats.fields import plain_record, to_record
from transforms.formats.record import Origin


def record(**fields: object) -> RawRecord:
    (only,) = read(json.dumps(fields).encode(), "a.json")
    return only


@pytest.mark.parametrize(
    ("column", "names"),
    [
        ("external_id", ["id"]),
        ("url", ["url"]),
        ("title", ["title", "headline"]),
        ("text", ["text", "body", "content", "maintext"]),
        ("html", ["html"]),
        ("published", ["published", "published_at", "date", "date_publish", "publish_date"]),
        ("language", ["language"]),
        ("outlet", ["source", "outlet", "publisher", "source_domain"]),
        ("author", ["author", "authors", "byline"]),
    ],
)
def test_the_first_name_that_is_present_wins_and_the_others_are_kept(column: str, names: list[str]):
    story = {} if column in ("text", "html") else {"text": "Two died."}
    for rank, name in enumerate(names):
        got = record(**story, **{later: later for later in reversed(names[rank:])})
        assert getattr(got, column) == name
        assert orjson.loads(got.extra or b"{}") == {later: later for later in names[rank + 1 :]}


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_a_field_without_value_is_not_present(empty: object):
    assert record(text=empty, body="Two died.").text == "Two died."


@pytest.mark.parametrize(
    ("fields", "column", "value"),
    [
        ({"published": 1709632800}, "published", "1709632800"),
        ({"published": 1709632800.5}, "published", "1709632800.5"),
        ({"published": "Tue, 05 Mar 2024 10:00:00 GMT"}, "published", "Tue, 05 Mar 2024 10:00:00 GMT"),
        ({"published": {"$date": "2024-03-05T10:00:00Z"}}, "published", "2024-03-05T10:00:00Z"),
        ({"authors": ["Ann Li", "Bo Ek"]}, "author", "Ann Li; Bo Ek"),
        ({"author": [{"name": "Ann Li"}, {"name": "Bo Ek"}]}, "author", "Ann Li; Bo Ek"),
        ({"author": {"name": "Ann Li", "url": "x"}}, "author", "Ann Li"),
        ({"source": {"id": None, "name": "Calder Times"}}, "outlet", "Calder Times"),
        ({"title": {"rendered": "Ferry sinks"}}, "title", "Ferry sinks"),
        ({"id": 17}, "external_id", "17"),
        ({"id": {"$oid": "65e6"}}, "external_id", "65e6"),
        ({"language": True}, "language", None),
    ],
)  # fmt: skip
def test_values_become_text_as_written(fields: dict[str, object], column: str, value: str | None):
    assert getattr(record(text="Two died.", **fields), column) == value


def test_paragraphs_as_a_list_are_paragraphs():
    assert record(text=["Two died.", "One was hurt."]).text == "Two died.\n\nOne was hurt."


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<p>Two died.</p>", True),
        ("Two died.<br/>One was hurt.", True),
        ("Two <b>died</b>.", True),
        ("Two died, 3 < 5 and 5 > 3.", False),
        ("He wrote <ann@example.test> about <p> values.", True),
        ("The mayor <ann@example.test> said so.", False),
        ("Pacific Oil <P> rose 1/2.", False),  # a company code of wire copy
        ("<P>Two died.</P>", True),
    ],
)
def test_markup_in_a_text_field_becomes_html(text: str, is_html: bool):
    got = record(content=text)
    assert (got.html if is_html else got.text) == text
    assert (got.text if is_html else got.html) is None


def test_text_wins_over_html():
    assert record(text="Two died.", html="<p>Two</p>")[7:9] == ("Two died.", None)


@pytest.mark.parametrize(
    "wrapped",
    [
        {"_index": "news", "_source": {"id": "7", "text": "Two died."}},
        {"article": {"id": "7", "body": "Two died."}, "crawler": "x"},
        {"data": {"attributes": {"id": "7", "content": "Two died."}}},
        {"ID": "7", "Body": "Two died."},
    ],
)
def test_a_record_inside_an_object_or_in_capitals_is_found(wrapped: dict[str, object]):
    got = record(**wrapped)
    assert (got.external_id, got.text) == ("7", "Two died.")


def test_unknown_fields_are_kept_as_json():
    got = record(text="Two died.", views=12, tags=["a", "é"], geo={"lat": 1.5}, big=2**80, odd="\ud800")
    assert json.loads(got.extra or "") == {
        "views": 12,
        "tags": ["a", "é"],
        "geo": {"lat": 1.5},
        "big": 2**80,
        "odd": "\ufffd",
    }


def test_a_record_without_text_names_the_fields_it_had():
    got = record(id="7", summary="x", **{"red\x1b[31m": 1})
    assert got.reason == "no_text: element 1 has no text; its fields are id, red%1B[31m, summary"
    assert got.external_id == "7"
    many = record(**{f"field{number:02}": 1 for number in range(25)})
    assert (many.reason or "").endswith("field19 and 5 more")


def test_newsapi_dumps_hold_their_articles_in_a_list():
    dump = {"status": "ok", "articles": [{"title": "A", "content": "Two died."}, {"title": "B", "content": "No one."}]}
    assert codes(read(json.dumps(dump).encode(), "feed.json")) == ["read", "read"]


def test_what_names_say_is_remembered_and_what_fields_hold_is_not():
    rows = [
        {"headline": "Ferry sinks", "text": "Two died.", "body": "n/a", "title": " None "},
        {"headline": "Mine floods", "text": "", "body": "Six died.", "title": "Shaft 4"},
        {"text": "Nine died.", "headline": "Dam bursts", "body": "Late.", "title": None},
    ]
    got = read("\n".join(map(json.dumps, rows)).encode(), "a.jsonl")
    assert [(story.title, story.text) for story in got] == [
        ("Ferry sinks", "Two died."),
        ("Shaft 4", "Six died."),
        ("Dam bursts", "Nine died."),
    ]
    assert [orjson.loads(story.extra or b"{}") for story in got] == [{}, {"headline": "Mine floods"}, {"body": "Late."}]


def test_a_record_of_very_many_fields_is_read_by_the_same_names():
    others = {f"f{number}": number for number in range(500)}
    got = record(**others, Body="Two died.", headline="Ferry sinks")
    assert (got.text, got.title) == ("Two died.", "Ferry sinks")
    assert orjson.loads(got.extra or b"{}") == others


@pytest.mark.parametrize(
    "nothing", ["NaN", "\u3000n/a\u00a0", "<NA>", "[Removed]", "Only available in paid plans", " "]
)
def test_words_that_stand_for_nothing_are_known_by_their_first_sign(nothing: str):
    assert record(title=nothing, headline="Ferry sinks", text="Two died.").title == "Ferry sinks"


NAMES = st.sampled_from("id url title headline text body html date published source author tags n x_1 TEXT".split())
WORDS = st.sampled_from(
    [
        "",
        " ",
        "nan",
        "None",
        "Nobody",
        "a\x00b",
        "é",
        "Ten died.",
        "Ten <p>died</p>",
        "x [+12 chars]",
        "x\x1f",
        7,
        None,
        True,
    ]
)


@given(st.dictionaries(NAMES, WORDS, max_size=6))
def test_the_quick_way_says_what_the_long_way_says(fields: dict[str, object]):
    quick = plain_record(fields, Origin("a", Limits(), "a"), "t", "utf-8")
    assert quick in (None, to_record(fields, Origin("a", Limits(), "a"), "t", "utf-8", "line 1"))


def test_plain_words_go_the_quick_way():
    fields = {"id": "7", "title": "Fire", "text": "Ten died.", "tags": 3}
    assert plain_record(fields, Origin("a", Limits(), "a"), "t", "utf-8") is not None
