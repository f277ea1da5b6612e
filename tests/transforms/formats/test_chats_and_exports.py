"""Chats, exports of monitoring services, and what holds no stories and says so."""

import json

import pytest

from tests.transforms.formats.reading import codes, read

TEXT = "A minibus left the road near Tarn Hollow before dawn. Six passengers died, the county police said."
MORE = "Snow closed the pass for the night, drivers said."
ANDROID = f"""04/11/2023, 06:10 - Messages and calls are end-to-end encrypted.
04/11/2023, 06:12 - Ann Li: {TEXT}
{MORE}
04/11/2023, 06:15 - Ben: <Media omitted>
14/11/2023, 07:00 - Ann Li: {MORE}
"""


def test_each_message_of_a_chat_is_a_record_with_its_day():
    told = read(ANDROID.encode(), "chat.txt")
    assert codes(told) == ["read", "no_text", "read"]
    assert [record.author for record in told] == ["Ann Li", "Ben", "Ann Li"]
    assert told[0].text == f"{TEXT}\n{MORE}"
    assert [record.published for record in told] == ["2023-11-04", "2023-11-04", "2023-11-14"]
    assert "line 4" in str(told[1].reason)


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("[04.11.23, 06:12:00] ", "[14.11.23, 06:15:00] ", ["2023-11-04", "2023-11-14"]),
        ("\u200e[11/4/23, 6:12:00\u202fAM] ", "[11/14/23, 6:15:00\u202fPM] ", ["2023-11-04", "2023-11-14"]),
        ("2023-11-04, 06:12 - ", "2023-11-14, 06:15 - ", ["2023-11-04", "2023-11-14"]),
        ("4/5/23, 06:12 - ", "4/5/23, 06:15 - ", ["4/5/23", "4/5/23"]),
        ("4/5/23, 06:12 - ", "3/6/23, 06:15 - ", ["2023-05-04", "2023-06-03"]),
    ],
)
def test_which_number_is_the_month_is_told_by_the_whole_chat(first: str, second: str, days: list[str]):
    told = read(f"{first}Ann: {TEXT}\n{second}Ben: {MORE}\n".encode(), "chat.txt")
    assert [record.published for record in told] == days


def test_a_chat_of_another_language_is_read_by_its_shape():
    chat = (
        f"04/11/2023 à 06:10 - Les messages sont chiffrés.\n04/11/2023 à 06:12 - Zoé: {TEXT}\n"
        "14/11/2023 à 06:15 - Zoé: <Médias omis>\n14/11/2023 à 06:16 - Zoé: IMG-1.jpg (fichier joint)\n"
    )
    told = read(chat.encode(), "chat.txt")
    assert codes(told) == ["read", "no_text", "no_text"]
    assert (told[0].text, told[0].author, told[0].published) == (TEXT, "Zoé", "2023-11-04")


def test_a_chat_of_notes_of_the_application_alone_says_so():
    chat = "04/11/2023, 06:10 - Messages are encrypted.\n04/11/2023, 06:11 - Ann created the group\n"
    assert codes(read(chat.encode(), "chat.txt")) == ["no_records"]


def test_a_day_that_cannot_be_is_kept_as_it_is_written():
    told = read(f"99/99/2023, 06:10 - Ann: {TEXT}\n45/13/2023, 06:11 - Ben: {MORE}\n".encode(), "chat.txt")
    assert [record.published for record in told] == ["99/99/2023", "45/13/2023"]


def test_a_chronology_is_no_chat():
    (record,) = read(f"04/11/2023, 06:10 - {TEXT}\n05/11/2023 {MORE}\n".encode(), "notes.txt")
    assert record.media_type == "text/plain"


TABLES = {
    "ACLED": (
        "event_id_cnty,event_date,source,notes,fatalities",
        f'"XAA1","4 November 2023","Calder Times","{TEXT}",6',
    ),
    "CrowdTangle": (
        "Page Name,Post Created,URL,Message,Link Text",
        f'"Calder Times","2023-11-04 06:10:00 GMT","https://x.example/1","{TEXT}","Bus crash"',
    ),
    "Instapaper": (
        "URL,Title,Selection,Folder,Timestamp",
        f'"https://x.example/1","Bus crash","{TEXT}","Unread","1699078200"',
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_fields_with_general_names_are_told_by_those_beside_them(name: str):
    (record,) = read("\n".join(TABLES[name]).encode(), "a.csv")
    assert (record.text, record.reason) == (TEXT, None)
    assert record.published == ("2023-11-04 06:10:00 GMT" if name == "CrowdTangle" else None)


def test_a_message_beside_articles_is_no_story():
    answer = {"message": "ok", "articles": [{"title": "Bus crash", "content": TEXT, "name": "x"}]}
    assert [record.text for record in read(json.dumps(answer).encode(), "a.json")] == [TEXT]


def test_news_of_bing_are_read_by_their_names():
    item = {
        "name": "Bus crash",
        "url": "https://x.example/1",
        "description": TEXT,
        "provider": [{"_type": "Organization", "name": "Calder Times"}],
        "datePublished": "2023-11-04T06:10:00.0000000Z",
    }
    answer = {"_type": "News", "queryContext": {"originalQuery": "x"}, "value": [item, {**item, "name": "Other"}]}
    told = read(json.dumps(answer).encode(), "a.json")
    assert [(record.title, record.text, record.outlet) for record in told] == [
        ("Bus crash", TEXT, "Calder Times"),
        ("Other", TEXT, "Calder Times"),
    ]


def test_a_page_of_factiva_gives_each_of_its_stories():
    def article(key: str, title: str, notice: str) -> str:
        return (
            f'<div class="article enArticle" id="article-{key}"><div id="hd"><b>{title}</b></div><div>312 words</div>'
            f"<div>4 November 2023</div><div>Calder Times</div><div>CALT</div><div>English</div>{notice}"
            f"<p>{TEXT}</p><p>{MORE}</p><p>Document {key}</p></div>"
        )

    notice = "<div>Copyright 2023 Calder Times. All rights reserved.</div>"
    keys = ("CALT000020231104ejb40001", "CALT000020231104ejb40002")
    page = "<html><body>" + article(keys[0], "Bus crash", notice) + article(keys[1], "Snow", "") + "</body></html>"
    told = read(page.encode(), "Factiva.html")
    assert [(r.external_id, r.title, r.text, r.published, r.outlet) for r in told] == [
        (key, title, f"{TEXT}\n\n{MORE}", "4 November 2023", "Calder Times")
        for key, title in zip(keys, ("Bus crash", "Snow"), strict=True)
    ]


def test_a_page_of_factiva_without_a_story_leaves_a_record_that_says_so():
    page = '<html><body><!-- <div class="article enArticle" id="article-CALT000020231104ejb40001"> --></body></html>'
    assert codes(read(page.encode(), "Factiva.html")) == ["no_records"]


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (f"TY  - NEWS\nTI  - Bus crash\nAB  - {TEXT}\nER  - \n", "a.ris", "RIS"),
        ("@article{crash23,\n  title = {Bus crash},\n}\n", "a.bib", "BibTeX"),
        ('<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://x.example">a</A></DL>', "a.html", "bookmarks"),
        (
            "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
            '<li><a href="https://x.example" time_added="1699" tags="">a</a></li></ul></body></html>',
            "a.html",
            "bookmarks",
        ),
    ],
)
def test_what_holds_no_stories_is_named(data: str, name: str, what: str):
    (record,) = read(data.encode(), name)
    assert str(record.reason).startswith("unsupported_format: ")
    assert what in str(record.reason)


def test_an_article_about_such_a_list_is_an_article():
    page = f"<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><p>{TEXT}</p></body></html>"
    (record,) = read(page.encode(), "a.html")
    assert record.reason is None


def test_a_text_that_begins_with_a_handle_is_a_text():
    (record,) = read(f"@calder {{sic}} wrote: {TEXT}".encode(), "a.txt")
    assert record.reason is None
