"""Feeds that are asked again: only what is new is read, and every kind of answer has an outcome."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.look import look, record_nothing_new
from flows.request import Request
from flows.settings import Settings
from tests.conftest import Rows
from tests.flows.feed_server import STORY, FeedServer, entry, rss
from tests.flows.quick_ingest import quick_ingest, settings_at

FEED = "SELECT status, split_part(coalesce(problem, ''), ':', 1), n_failures FROM feeds"
RECORDS = "SELECT external_id, outcome FROM records ORDER BY external_id, outcome"


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    says = FeedServer(rss(entry(1, STORY.format(12)), entry(2, STORY.format(7))))
    server = says.start()
    yield says
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_at(tmp_path / "home", feed_seconds=20)


def ingest(settings: Settings, url: str) -> bool:
    """One look and, if it has news, the run; returns whether it had."""
    found = look(Request((url,), settings))
    if found.has_news:
        quick_ingest(settings, url)
    else:
        record_nothing_new(settings, found)
    return found.has_news


def test_what_did_not_change_costs_one_request_without_an_answer(feed: FeedServer, settings: Settings, rows: Rows):
    assert ingest(settings, feed.url())
    assert rows(settings.home, RECORDS) == [("tag:1", "loaded"), ("tag:2", "loaded")]
    feed.asked.clear()
    assert not ingest(settings, feed.url())
    assert feed.asked == [("GET", "/feed.xml", 304)]
    assert rows(settings.home, "SELECT count(*) FROM records") == [(2,)]


@pytest.mark.parametrize("is_conditional", [True, False])
def test_only_new_and_changed_entries_are_read(
    feed: FeedServer, settings: Settings, rows: Rows, *, is_conditional: bool
):
    feed.is_conditional = is_conditional
    ingest(settings, feed.url())
    feed.body = rss(entry(3, STORY.format(31)), entry(1, STORY.format(14)), entry(2, STORY.format(7)))
    assert ingest(settings, feed.url())
    last = "SELECT n_files, n_records, n_loaded FROM runs ORDER BY started_at DESC LIMIT 1"
    assert rows(settings.home, last) == [(1, 2, 2)]
    versions = "SELECT url, version, is_current FROM article_versions ORDER BY version"
    assert rows(settings.home, versions) == [
        ("https://news.example/1", 1, False),
        ("https://news.example/1", 2, True),
    ]
    assert not ingest(settings, feed.url())


def test_a_feed_that_is_made_anew_without_news_starts_no_run(feed: FeedServer, settings: Settings, rows: Rows):
    feed.is_conditional = False
    ingest(settings, feed.url())
    feed.body = feed.body.replace(
        b"<channel>", b"<channel><lastBuildDate>Wed, 07 Jan 2026 09:00:00 GMT</lastBuildDate>"
    )
    feed.is_conditional = True
    assert not ingest(settings, feed.url())
    assert not ingest(settings, feed.url())
    assert feed.gets[-2:] == [200, 304], "what it said of an answer without news is remembered"
    assert rows(settings.home, "SELECT count(*) FROM records") == [(2,)]


PROBLEMS = {
    "gone": ({"status": 410}, "gone", "feed_gone"),
    "missing": ({"status": 404}, "failing", "feed_failed"),
    "broken": ({"status": 500}, "failing", "feed_failed"),
    "busy": ({"status": 503, "headers": {"Retry-After": "3600"}}, "failing", "feed_busy"),
    "a page": ({"body": b"<!DOCTYPE html><html><body><p>Welcome</p></body></html>"}, "failing", "not_a_feed"),
    "empty": ({"body": b""}, "failing", "not_a_feed"),
    "slow": ({"body": rss(entry(9, "x")), "pause": 5}, "failing", "feed_slow"),
    "cut off": ({"body": rss(entry(9, STORY.format(9))), "n_cut_off": 40}, "failing", "feed_truncated"),
    "ends early": ({"body": rss(entry(1, STORY.format(12)))[:-10]}, "failing", "truncated"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_feed_that_fails_has_an_outcome_and_is_told_once(feed: FeedServer, settings: Settings, rows: Rows, name: str):
    ingest(settings, feed.url())
    good = feed.body
    told, status, code = PROBLEMS[name]
    if name == "slow":
        settings = settings.model_copy(update={"feed_seconds": 0.5})
    for attribute, value in told.items():
        setattr(feed, attribute, value)
    found = look(Request((feed.url(),), settings))
    assert found.has_news, "its first failure is a record"
    assert [item.reason.partition(":")[0] for item in found.plan.refused] == [code]
    record_nothing_new(settings, found)
    assert rows(settings.home, FEED) == [(status, code, 1)]
    feed.body, feed.status, feed.headers, feed.pause, feed.n_cut_off = good, 200, {}, 0, 0
    feed.asked.clear()
    assert not ingest(settings, feed.url())
    if name in ("gone", "busy"):
        assert feed.asked == [], "it said when it wants to be asked again"
    else:
        assert rows(settings.home, FEED) == [("ok", "", 0)]


def test_a_feed_that_fails_is_one_failed_record_until_it_fails_otherwise(
    feed: FeedServer, settings: Settings, rows: Rows
):
    ingest(settings, feed.url())
    feed.status = 404
    assert ingest(settings, feed.url())
    assert not ingest(settings, feed.url()), "the same trouble is no news"
    failed = "SELECT split_part(reason, ':', 1) FROM records WHERE outcome = 'failed'"
    assert rows(settings.home, failed) == [("feed_failed",)]
    assert rows(settings.home, FEED) == [("failing", "feed_failed", 2)]


def test_a_feed_whose_server_is_down_holds_up_no_other(feed: FeedServer, settings: Settings):
    ingest(settings, feed.url())
    other = FeedServer()
    server = other.start()
    server.shutdown()
    server.server_close()
    found = look(Request((feed.url(), other.url()), settings))
    assert [item.reason.partition(":")[0] for item in found.plan.refused] == ["unreachable"]
    assert found.plan.n_seen == 1


def test_a_feed_that_moved_is_read_and_says_where_it_is(feed: FeedServer, settings: Settings, rows: Rows):
    ingest(settings, feed.url("/old.xml"))
    feed.moved = {"/old.xml": (301, "/new.xml?token=abc"), "/away.xml": (302, "/new.xml")}
    feed.body = rss(entry(3, STORY.format(31)))
    ingest(settings, feed.url("/old.xml"))
    assert rows(settings.home, "SELECT status, moved_to FROM feeds") == [("ok", feed.url("/new.xml?token=..."))]
    assert rows(settings.home, "SELECT count(*) FROM records WHERE outcome = 'loaded'") == [(3,)]


def test_a_redirect_for_now_is_no_move(feed: FeedServer, settings: Settings, rows: Rows):
    ingest(settings, feed.url("/away.xml"))
    feed.moved = {"/away.xml": (302, "/new.xml")}
    feed.body = rss(entry(3, STORY.format(31)))
    ingest(settings, feed.url("/away.xml"))
    assert rows(settings.home, "SELECT status, moved_to FROM feeds") == [("ok", None)]


def test_a_json_feed_is_a_feed(feed: FeedServer, settings: Settings, rows: Rows):
    def answer(*numbers: int) -> bytes:
        items = [
            {"id": str(n), "url": f"https://news.example/{n}", "title": f"Part {n}", "content_text": STORY.format(n)}
            for n in numbers
        ]
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Calder", "items": items}).encode()

    feed.body = answer(3, 4)
    ingest(settings, feed.url("/feed.json"))
    feed.body = answer(3, 4, 5)
    ingest(settings, feed.url("/feed.json"))
    assert rows(settings.home, RECORDS) == [("3", "loaded"), ("4", "loaded"), ("5", "loaded")]


def test_credentials_of_a_feed_are_nowhere(feed: FeedServer, settings: Settings):
    ingest(settings, feed.url("/feed.xml?api_key=hunter2"))
    feed.body = rss(entry(3, STORY.format(31)))
    ingest(settings, feed.url("/feed.xml?api_key=hunter2"))
    kept = [path for path in settings.home.rglob("*") if path.is_file() and b"hunter2" in path.read_bytes()]
    assert kept == []
