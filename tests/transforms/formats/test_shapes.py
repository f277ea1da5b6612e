"""Answers of news APIs, exports and data sets as they come: each story one record, and nothing without an outcome."""

# ruff: noqa: E501 -- answers as they come, a line an object

import csv
import io
import json

import pytest

from tests.transforms.formats.reading import codes, read
from transforms.formats import Limits

TEXT = "A minibus left the road near Tarn Hollow before dawn. Six passengers died, the county police said."
DAY = "2023-11-04"
URL = "https://calder.example/tarn-hollow"
HTML = f"<p>{TEXT}</p>"


def story(number: int = 1, **more: object) -> dict[str, object]:
    return {"title": f"Bus crash {number}", "content": f"{TEXT} ({number})", **more}


ANSWERS: dict[str, tuple[object, int]] = {
    "newsapi.org": (
        {"status": "ok", "totalResults": 2, "articles": [
            {"source": {"id": None, "name": "Calder Times"}, "author": "Ann Li", "title": "Bus crash", "description": "x",
             "url": URL, "publishedAt": f"{DAY}T06:10:00Z", "content": TEXT + "… [+912 chars]"},
            {"source": {"id": None, "name": "Calder Times"}, "title": "Other", "url": URL, "content": None}]}, 2),
    "GNews": (
        {"totalArticles": 1, "articles": [{"title": "Bus crash", "description": "x", "content": TEXT + " [912 chars]",
         "url": URL, "publishedAt": f"{DAY}T06:10:00Z", "source": {"name": "Calder Times", "url": "https://x.example"}}]}, 1),
    "newsdata.io": (
        {"status": "success", "results": [
            {"article_id": "a1", "title": "Bus crash", "link": URL, "creator": ["Ann Li"], "content": TEXT,
             "description": "x", "pubDate": f"{DAY} 06:10:00", "source_name": "Calder Times", "source_id": "calder",
             "source_url": "https://x.example", "language": "english"},
            {"article_id": "a2", "title": "Paid", "link": URL, "content": "ONLY AVAILABLE IN PAID PLANS"}]}, 2),
    "Event Registry": (
        {"articles": {"page": 1, "results": [
            {"uri": "77", "lang": "eng", "date": "2023-11-05", "dateTimePub": f"{DAY}T06:10:00Z", "url": URL, "body": TEXT,
             "title": "Bus crash", "source": {"uri": "x.example", "title": "Calder Times"}, "authors": [{"name": "Ann Li"}]}]}},
        1),
    "Guardian": (
        {"response": {"status": "ok", "results": [
            {"id": "uk/1", "webPublicationDate": f"{DAY}T06:10:00Z", "webTitle": "Bus crash", "webUrl": URL,
             "fields": {"byline": "Ann Li", "bodyText": TEXT, "trailText": "x", "publication": "Calder Times"}}]}}, 1),
    "Guardian, one item": (
        {"response": {"status": "ok", "content": {
            "id": "uk/1", "webPublicationDate": f"{DAY}T06:10:00Z", "webTitle": "Bus crash", "webUrl": URL,
            "fields": {"byline": "Ann Li", "body": HTML, "publication": "Calder Times"}}}}, 1),
    "NYT": (
        {"status": "OK", "response": {"docs": [
            {"_id": "nyt://1", "web_url": URL, "abstract": "x", "lead_paragraph": TEXT, "pub_date": f"{DAY}T06:10:00+0000",
             "headline": {"main": "Bus crash", "kicker": None}, "byline": {"original": "Ann Li", "person": []},
             "source": "Calder Times", "multimedia": [{"url": "x.jpg", "caption": "y"}]}], "meta": {"hits": 1}}}, 1),
    "mediastack": (
        {"pagination": {"limit": 1}, "data": [
            {"author": "Ann Li", "title": "Bus crash", "description": TEXT, "url": URL, "source": "Calder Times",
             "language": "en", "published_at": f"{DAY}T06:10:00+00:00"}]}, 1),
    "NewsCatcher": (
        {"status": "ok", "articles": [
            {"title": "Bus crash", "author": "Ann Li", "published_date": f"{DAY} 06:10:00", "link": URL, "summary": TEXT,
             "clean_url": "x.example", "name_source": "Calder Times", "excerpt": "x", "language": "en", "_id": "9"}]}, 1),
    "ReliefWeb": (
        {"count": 1, "data": [{"id": "5", "fields": {
            "title": "Bus crash", "body": TEXT, "body-html": HTML, "url": URL,
            "date": {"changed": "2023-12-01T00:00:00+00:00", "created": "2023-11-06T00:00:00+00:00", "original": f"{DAY}T00:00"},
            "source": [{"id": 1, "name": "Calder Times"}], "language": [{"id": 267, "name": "English", "code": "en"}]}}]}, 1),
    "JSON:API": (
        {"data": [{"type": "news", "id": "5", "attributes": {"title": "Bus crash", "body": TEXT, "created_at": DAY, "url": URL,
         "publisher": "Calder Times"}, "relationships": {"tags": {"data": [{"type": "tag", "id": "1"}]}}}]}, 1),
    "Elasticsearch": (
        {"took": 3, "hits": {"total": {"value": 1}, "hits": [{"_index": "n", "_id": "5", "_source": {
            "title": "Bus crash", "text": TEXT, "published": DAY, "url": URL, "source": "Calder Times"}}]}}, 1),
    "JSON Feed": (
        {"version": "https://jsonfeed.org/version/1.1", "title": "Calder Times", "language": "en", "items": [
            {"id": "1", "url": URL, "title": "Bus crash", "content_html": HTML, "date_published": f"{DAY}T06:10:00Z",
             "authors": [{"name": "Ann Li"}]}]}, 1),
    "ninjs 1": (
        {"uri": "urn:x:1", "firstcreated": f"{DAY}T06:10:00Z", "versioncreated": "2023-11-09T00:00:00Z", "byline": "Ann Li",
         "headline": "Bus crash", "body_text": TEXT, "language": "en", "provider": "Calder Times", "url": URL}, 1),
    "ninjs 2": (
        {"uri": "urn:x:1", "contentcreated": f"{DAY}T06:10:00Z", "headlines": [{"role": "main", "value": "Bus crash"}],
         "bodies": [{"contenttype": "text/html", "value": HTML}, {"contenttype": "text/plain", "value": TEXT}],
         "by": "Ann Li", "provider": {"name": "Calder Times"}, "url": URL}, 1),
    "AP": (
        {"data": {"items": [{"meta": {"score": 1}, "item": {
            "uri": URL, "headline": "Bus crash", "firstcreated": f"{DAY}T06:10:00Z", "versioncreated": "2023-11-09T00:00:00Z",
            "bylines": [{"by": "Ann Li"}], "body_nitf": HTML, "provider": "Calder Times", "url": URL}}]}}, 1),
    "schema.org": (
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bus crash", "datePublished": f"{DAY}T06:10:00Z",
         "articleBody": TEXT, "author": {"@type": "Person", "name": "Ann Li"}, "mainEntityOfPage": {"@id": URL},
         "publisher": {"@type": "Organization", "name": "Calder Times"}}, 1),
    "schema.org graph": (
        {"@graph": [{"@type": "WebSite", "name": "x", "url": "y"}, {"@type": "NewsArticle", "headline": "Bus crash",
         "datePublished": DAY, "articleBody": TEXT, "url": URL, "publisher": {"name": "Calder Times"}}]}, 1),
    "WordPress": (
        [{"id": 5, "date": f"{DAY}T06:10:00", "link": URL, "title": {"rendered": "Bus crash"}, "author": 3,
          "content": {"rendered": HTML, "protected": False}, "excerpt": {"rendered": "x"}, "source": "Calder Times"}], 1),
    "RSS as JSON": (
        {"status": "ok", "feed": {"title": "Calder Times", "link": "x", "description": "y"}, "items": [
            {"title": "Bus crash", "pubDate": f"{DAY} 06:10:00", "link": URL, "guid": "g", "author": "Ann Li",
             "description": "x", "content": HTML}]}, 1),
    "keyed by id": ({"-Na1": story(1, date=DAY, url=URL, source="Calder Times"), "-Na2": story(2)}, 2),
    "two lists": ({"home": [story(1, date=DAY, url=URL, source="Calder Times")], "abroad": [story(2), story(3)]}, 3),
    "sections of lists": ({"sections": [{"name": "a", "stories": [
        story(1, date=DAY, url=URL, source="Calder Times")]}, {"name": "b", "stories": [story(2)]}]}, 2),
    "pages in an array": ([[story(1, date=DAY, url=URL, source="Calder Times")], [story(2)]], 2),
    "a data frame by columns": ({
        "title": {"0": "Bus crash", "1": "B"}, "text": {"0": TEXT, "1": TEXT}, "date": {"0": DAY, "1": DAY},
        "url": {"0": URL, "1": URL}, "source": {"0": "Calder Times", "1": "x"}}, 2),
    "a data frame, split": ({
        "columns": ["title", "text", "date", "url", "source"], "index": [0],
        "data": [["Bus crash", TEXT, DAY, URL, "Calder Times"]]}, 1),
    "a flattened answer": (
        [{"_source.title": "Bus crash", "_source.text": TEXT, "_source.date": DAY, "_source.url": URL,
          "source.name": "Calder Times"}], 1),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_read_as_it_comes(name: str):
    answer, n_records = ANSWERS[name]
    records = read(json.dumps(answer).encode(), "answer.json")
    first = records[0]
    assert len(records) == n_records
    assert first.reason is None
    assert (first.text or first.html or "").replace("<p>", "").startswith(TEXT[:60])
    assert "chars]" not in (first.text or "")
    assert (first.published or "").startswith(DAY)
    assert (first.url, first.outlet) == (URL, "Calder Times")
    assert first.title is not None
    assert first.author in (None, "Ann Li")


def test_what_an_answer_holds_without_text_fails_by_name():
    records = read(json.dumps(ANSWERS["newsapi.org"][0]).encode(), "a.json")
    assert codes(records) == ["read", "no_text"]
    assert "articles 2 has no text; its fields are content, source, title, url" in (records[1].reason or "")
    assert codes(read(json.dumps(ANSWERS["newsdata.io"][0]).encode(), "a.json")) == ["read", "no_text"]


def test_a_cut_text_says_how_much_is_missing():
    assert (
        json.loads(read(json.dumps(ANSWERS["GNews"][0]).encode(), "a.json")[0].extra or "")["truncated"]
        == "912 characters"
    )
    (kept,) = read(json.dumps({"text": "The file has [12 chars] in it."}).encode(), "a.json")
    assert kept.text == "The file has [12 chars] in it."


def test_a_summary_stands_for_a_text_only_where_the_source_has_none():
    (told,) = read(json.dumps({"title": "A", "description": TEXT, "url": URL}).encode(), "a.json")
    assert (told.text, json.loads(told.extra or "")["text_field"]) == (TEXT, "description")
    (empty,) = read(json.dumps({"title": "A", "description": TEXT, "content": None}).encode(), "a.json")
    assert codes([empty]) == ["no_text"]


def test_an_object_keyed_by_id_gives_its_keys_as_ids():
    assert [r.external_id for r in read(json.dumps(ANSWERS["keyed by id"][0]).encode(), "a.json")] == ["-Na1", "-Na2"]


def test_what_stands_among_stories_is_never_passed_over():
    answer = {"items": [story(1), "a string", None, {"title": "no text", "views": 3}], "note": {"text": "About us."}}
    assert codes(read(json.dumps(answer).encode(), "a.json")) == [
        "read", "not_an_object", "not_an_object", "no_text", "no_story",
    ]  # fmt: skip


def test_pictures_and_comments_of_a_story_are_no_records():
    (only,) = read(
        json.dumps(story(1, images=[{"title": "x", "url": "y"}], comments=[{"author": "z", "text": "Sad."}])).encode(),
        "a.json",
    )
    assert json.loads(only.extra or "")["comments"] == [{"author": "z", "text": "Sad."}]


def test_parts_of_a_telegram_message_are_joined_as_they_stand():
    message = {
        "id": 4,
        "type": "message",
        "date": f"{DAY}T06:10:00",
        "from": "Calder Wire",
        "text": [
            "Rescuers say ",
            {"type": "bold", "text": "14"},
            " people died in ",
            {"type": "link", "text": "Tarn"},
            ".",
        ],
    }
    export = {"name": "Calder Wire", "type": "public_channel", "id": 1,
              "messages": [message, {"id": 5, "type": "service", "action": "pin", "text": ""}]}  # fmt: skip
    said, service = read(json.dumps(export).encode(), "result.json")
    assert (said.text, said.outlet, said.external_id) == ("Rescuers say 14 people died in Tarn.", "Calder Wire", "4")
    assert codes([service]) == ["no_text"]


LIMITS = Limits(max_record_bytes=20_000)


def large(n_stories: int, **more: object) -> bytes:
    """A wrapper that is far larger than a record may be, of stories that are not."""
    return json.dumps({"status": "ok", **more, "articles": [story(n, date=DAY) for n in range(n_stories)]}).encode()


@pytest.mark.parametrize("wrap", [b"%b", b'{"response": %b}', b"[%b]", b'{"a": {"b": [%b]}}'])
def test_the_limit_is_a_storys_and_not_the_wrappers(wrap: bytes):
    records = read(wrap.replace(b"%b", large(1000)), "a.json", LIMITS)
    assert codes(records) == ["read"] * 1000
    assert [record.title for record in records] == [f"Bus crash {n}" for n in range(1000)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_line_of_many_stories_is_taken_apart_and_the_lines_beside_it_are_read(name: str):
    lines = [json.dumps(story(7000)).encode(), large(300), large(200), json.dumps(story(7001)).encode()]
    records = read(b"\n".join(lines) + b"\n", name, LIMITS)
    assert codes(records) == ["read"] * 502
    assert [record.title for record in records][:2] == ["Bus crash 7000", "Bus crash 0"]


def test_a_long_line_that_breaks_off_or_is_no_story_is_one_failed_record_more():
    lines = [large(300)[:-70], b'{"text": "' + b"x" * 30_000 + b'"}', json.dumps(story(1)).encode()]
    records = read(b"\n".join(lines), "a.jsonl", LIMITS)
    assert codes(records) == ["read"] * 299 + ["truncated", "record_too_large", "read"]


def test_a_story_too_large_in_a_large_wrapper_fails_alone():
    answer = {"articles": [story(1), story(2, text="x" * 30_000), *[story(n) for n in range(200)]]}
    assert codes(read(json.dumps(answer).encode(), "a.json", LIMITS)) == ["read", "record_too_large", *["read"] * 200]


def test_a_large_export_keeps_the_name_of_its_feed():
    export = {
        "name": "Calder Wire",
        "type": "public_channel",
        "messages": [{"id": n, "date": DAY, "text": TEXT} for n in range(500)],
    }
    assert {record.outlet for record in read(json.dumps(export).encode(), "a.json", LIMITS)} == {"Calder Wire"}


@pytest.mark.parametrize("limits", [Limits(), LIMITS])
def test_a_wrapper_that_breaks_off_keeps_what_came_before(limits: Limits):
    records = read(large(300)[:-70], "a.json", limits)
    assert codes(records) == ["read"] * 299 + ["truncated"]


TABLES = {
    "All the News 2": (
        ["date", "author", "title", "article", "url", "publication"],
        [DAY, "nan", "Crash", TEXT, URL, "Vox"],
    ),
    "CNN/DailyMail": (["id", "article", "highlights"], ["f1", TEXT, "x"]),
    "XSum": (["document", "summary", "id"], [TEXT, "x", "1"]),
    "CC-News": (
        ["title", "plain_text", "published_date", "requested_url", "sitename"],
        ["Crash", TEXT, DAY, URL, "Vox"],
    ),
    "HuffPost": (
        ["link", "headline", "category", "short_description", "authors", "date"],
        [URL, "Crash", "x", TEXT, "", DAY],
    ),
    "A Million News Headlines": (["publish_date", "headline_text"], ["20231104", TEXT]),
}


def table(name: str, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(TABLES[name])
    return out.getvalue().encode()


@pytest.mark.parametrize("name", TABLES)
def test_columns_of_public_data_sets(name: str):
    (record,) = read(table(name), "data.csv")
    assert (record.text, record.reason, record.author) == (TEXT, None, None)


@pytest.mark.parametrize("suffix", ["csv", "txt"])
def test_the_separator_line_of_excel(suffix: str):
    (record,) = read(b"sep=;\r\n" + table("XSum", ";"), f"a.{suffix}")
    assert (record.text, record.external_id) == (TEXT, "1")
    ragged = read(b"sep=;\nid;text\n1;2;3\n", "a.csv")[0]
    assert ragged.reason == "ragged_row: line 3 has 3 cells, the header 2"


@pytest.mark.parametrize("word", ["nan", "NaN", "None", "null", "NaT", "N/A", "<NA>"])
def test_a_word_for_nothing_is_nothing(word: str):
    record = read(json.dumps({"text": TEXT, "author": word, "source": word, "byline": "Ann Li"}).encode(), "a.json")[0]
    assert (record.author, record.outlet) == ("Ann Li", None)


def test_an_error_of_an_api_is_one_failed_record():
    (only,) = read(b'{"status": "error", "code": "apiKeyInvalid", "message": "Your key is wrong."}', "a.json")
    assert only.reason == "no_text: element 1 has no text; its fields are code, message, status"


def test_a_listing_of_reddit_and_an_answer_of_perigon_are_read_by_their_names():
    post = {"id": "p1", "title": "Bus crash", "selftext": TEXT, "created_utc": 1767690000.0, "author": "ann"}
    listing = {"kind": "Listing", "data": {"after": None, "children": [{"kind": "t3", "data": post}] * 2}}
    records = read(json.dumps(listing).encode(), "a.json")
    assert [(record.title, record.text, record.author) for record in records] == [("Bus crash", TEXT, "ann")] * 2
    answer = {"articles": [{"title": "Bus crash", "content": TEXT, "authorsByline": "Ann Li", "pubDate": DAY}] * 2}
    assert [record.author for record in read(json.dumps(answer).encode(), "a.json")] == ["Ann Li"] * 2
