"""Feeds that are asked again: what each has that the ledger lacks, and what is wrong with those that have nothing.

A web address is known for a feed once its entries were read; from then on it is asked for what changed, and of a new
answer only the entries are read that it did not have before, or not with this content.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, BinaryIO, cast

import polars as pl

from flows.addresses import is_web, shown_uri
from flows.feed_requests import Answer, Question, RequestLimits, ask_all
from flows.listing import Listed, Unlisted
from flows.settings import Settings
from transforms.formats import Limits, read_records
from transforms.formats.feed_entries import entry_of, is_feed
from warehouse.connection import Connection
from warehouse.polled_feeds import FeedAnswer, has_feeds, known_entries, known_feeds

_MOST_RECORDS_LONG = 4  # a feed may be as large as so many records
_HEAD_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched(Listed):
    """A feed with something new, as it answered."""

    body: bytes
    reached: str | None  # the address that redirects led to

    def open(self) -> BinaryIO:
        """Its bytes."""
        return cast(BinaryIO, io.BufferedReader(_Body(self)))


class _Body(io.RawIOBase):
    def __init__(self, feed: Fetched) -> None:
        super().__init__()
        self._body, self.reached = io.BytesIO(feed.body), feed.reached  # see `flows.listing.reached_by`

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._body.readinto(buffer)


@dataclass(frozen=True, slots=True)
class Poll:
    """What asking came to: what was found at each address, and what the ledger is to be told of it."""

    found: dict[str, Listed | Unlisted | None] = field(default_factory=dict[str, "Listed | Unlisted | None"])
    answers: list[FeedAnswer] = field(default_factory=list[FeedAnswer])


@dataclass(frozen=True, slots=True)
class Feeds:
    """What the ledger knows of feeds."""

    known: pl.DataFrame  # columns uri, etag, last_modified, retry_at
    entries: pl.DataFrame  # columns uri, entry_id
    bounds: RequestLimits
    limits: Limits

    @classmethod
    def of(cls, settings: Settings, known: pl.DataFrame, entries: pl.DataFrame) -> "Feeds":
        """With the bounds that ``settings`` set for one answer."""
        limits = settings.limits
        request = RequestLimits(settings.feed_seconds, _MOST_RECORDS_LONG * limits.max_record_bytes)
        return cls(known, entries, request, limits)

    def entries_of(self, uri: str) -> set[str]:
        """Keys of the entries that were read of the feed at ``uri``."""
        return set(self.entries.filter(pl.col("uri") == uri)["entry_id"])

    def passed_over(self, paths: Iterable[str]) -> Poll:
        """Take those of ``paths`` that are known feeds as unchanged, without asking."""
        known = set(self.known["uri"])
        return Poll({path: None for path in paths if is_web(path) and shown_uri(path) in known})

    def poll(self, paths: Iterable[str], now: datetime) -> Poll:
        """Ask those of ``paths`` that are known feeds; of the others nothing is said."""
        rows = {row["uri"]: row for row in self.known.iter_rows(named=True)}
        chosen = {path: rows[uri] for path in paths if is_web(path) and (uri := shown_uri(path)) in rows}
        poll = Poll()
        due: dict[str, dict[str, Any]] = {}
        for path, row in chosen.items():
            if row["retry_at"] is not None and row["retry_at"] > now:
                told = f"feed_waits: it asked not to be asked again before {row['retry_at']:%Y-%m-%d %H:%M} UTC"
                poll.found[path] = Unlisted(row["uri"], told)
            else:
                due[path] = row
        questions = [Question(path, row["etag"], row["last_modified"]) for path, row in due.items()]
        for question, answer in zip(questions, ask_all(questions, self.bounds, now), strict=True):
            self._take(poll, question, answer, now)
        return poll

    def _take(self, poll: Poll, question: Question, answer: Answer, now: datetime) -> None:
        uri = shown_uri(question.url)
        said = FeedAnswer(uri, "ok", now, moved_to=answer.moved_to, retry_at=answer.retry_at)
        problem, has_news = (answer.problem, False) if answer.body is None else self._look_into(answer.body, uri)
        if has_news and answer.body is not None:
            stamp = f"{len(answer.body)}|{answer.last_modified or ''}|{answer.etag or ''}"
            poll.found[question.url] = Fetched(
                uri, question.url, stamp, len(answer.body), None, answer.body, answer.reached
            )
        elif problem is not None:
            said = replace(said, status="gone" if answer.is_gone else "failing", problem=problem)
            poll.found[question.url] = Unlisted(uri, problem)
        else:
            said = replace(said, etag=answer.etag, last_modified=answer.last_modified)
            poll.found[question.url] = None
        poll.answers.append(said)

    def _look_into(self, body: bytes, uri: str) -> tuple[str | None, bool]:
        """(what is wrong, whether it has an entry that was not read)."""
        name = uri.partition("?")[0]
        if not is_feed(body[:_HEAD_BYTES], name):
            return "not_a_feed: it answers with something else, such as a page; its address may have changed", False
        known, problem = self.entries_of(uri), None
        for record in read_records(io.BytesIO(body), name, self.limits):
            entry = entry_of(record)
            if entry is None and record.reason is not None:
                problem = record.reason
            elif entry is None or entry.entry_id not in known:
                return None, True
        return problem, False


def no_feeds(settings: Settings) -> Feeds:
    """Before there is a ledger."""
    entries = {"uri": pl.String, "entry_id": pl.String}
    known = {"uri": pl.String, "etag": pl.String, "last_modified": pl.String, "retry_at": pl.Datetime}
    return Feeds.of(settings, pl.DataFrame(schema=known), pl.DataFrame(schema=entries))


def feeds_among(warehouse: Connection, settings: Settings, paths: Iterable[str]) -> Feeds:
    """Those of ``paths`` that the ledger knows for feeds."""
    uris = [shown_uri(path) for path in paths if is_web(path)]
    if not uris or not has_feeds(warehouse):
        return no_feeds(settings)
    return Feeds.of(settings, known_feeds(warehouse), known_entries(warehouse, uris))
