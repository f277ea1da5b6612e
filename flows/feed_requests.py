"""Asking feeds over HTTP, several at a time: only for what changed, and within bounds of time and size.

Redirects keep the policy of `flows.redirects`; sessions, proxies and headers of your own are those that fsspec is
configured with.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from flows.addresses import shown_uri
from flows.redirects import Reached, RedirectRefusedError
from flows.remote import as_os_error, file_system

if TYPE_CHECKING:
    import aiohttp

_AT_A_TIME = 8
_BLOCK = 1 << 16
_LONGEST_WAIT = timedelta(days=7)  # that a Retry-After is believed
_ACCEPTED = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8"
_PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """What one answer may take."""

    seconds: float
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Question:
    """An address, credentials included, and what its newest answer said of itself."""

    url: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question: a body, nothing new (neither body nor problem), or a problem ("<code>: <detail>")."""

    body: bytes | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None  # for good, as shown
    reached: str | None = None  # by redirects of any kind, with everything in it
    problem: str | None = None
    is_gone: bool = False
    retry_at: datetime | None = None


def ask_all(questions: Sequence[Question], bounds: RequestLimits, now: datetime) -> list[Answer]:
    """The answer to each question, in order; raises nothing."""
    if not questions:
        return []
    try:
        files, _ = file_system(questions[0].url)
        from fsspec.asyn import sync

        return cast(list[Answer], sync(files.loop, _ask_all, files, questions, bounds, now))
    except Exception as problem:  # noqa: BLE001 - a missing package, a broken configuration: told of each
        return [Answer(problem=f"unreachable: {as_os_error(problem).strerror}")] * len(questions)


async def _ask_all(files: Any, questions: Sequence[Question], bounds: RequestLimits, now: datetime) -> list[Answer]:
    gate = asyncio.Semaphore(_AT_A_TIME)

    async def within(question: Question) -> Answer:
        async with gate:
            return await _ask(files, question, bounds, now)

    return await asyncio.gather(*map(within, questions))


async def _ask(files: Any, question: Question, bounds: RequestLimits, now: datetime) -> Answer:
    try:
        async with asyncio.timeout(bounds.seconds):
            return await _answer(files, question, bounds, now)
    except TimeoutError:
        return Answer(problem=f"feed_slow: no full answer within {bounds.seconds:g} seconds")
    except Exception as problem:  # noqa: BLE001 - whatever a library raises is this feed's outcome
        from aiohttp import ClientPayloadError

        if isinstance(problem, ClientPayloadError):
            return Answer(problem="feed_truncated: the answer broke off before its end")
        told = as_os_error(problem)
        code = "redirect_refused" if isinstance(told, RedirectRefusedError) else "unreachable"
        return Answer(problem=f"{code}: {told.strerror}")


async def _answer(files: Any, question: Question, bounds: RequestLimits, now: datetime) -> Answer:
    session: aiohttp.ClientSession = await files.set_session()
    reached, headers = Reached(), _headers(question, files.kwargs.get("headers") or {})
    options: dict[str, Any] = {**files.kwargs, "headers": headers, "trace_request_ctx": reached}
    async with session.get(files.encode_url(question.url), **options) as response:
        moved_to = _moved_to(response)
        if response.status == HTTPStatus.NOT_MODIFIED:
            return Answer(moved_to=moved_to)
        if response.status != HTTPStatus.OK:
            return _problem(response, now)
        body = bytearray()
        async for block in response.content.iter_chunked(_BLOCK):
            body += block
            if len(body) > bounds.n_bytes:
                return Answer(problem=f"record_too_large: more than {bounds.n_bytes:,} bytes in one feed")
        etag, last_modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
        return Answer(bytes(body), etag, last_modified, moved_to, reached.url)


def _headers(question: Question, own: Mapping[str, str]) -> dict[str, str]:
    headers = {"Accept": _ACCEPTED, "User-Agent": "newsledger", **own}
    if question.etag:
        headers["If-None-Match"] = question.etag
    if question.last_modified:
        headers["If-Modified-Since"] = question.last_modified
    return headers


def _moved_to(response: "aiohttp.ClientResponse") -> str | None:
    """Where redirects that say "for good" led, before the first that does not."""
    hops = [*response.history, response]
    n_hops = next((n for n, hop in enumerate(response.history) if hop.status not in _PERMANENT), len(hops) - 1)
    return shown_uri(str(hops[n_hops].url)) if n_hops else None


def _problem(response: "aiohttp.ClientResponse", now: datetime) -> Answer:
    said = f"the server answers {response.status} {response.reason or ''}".strip()
    if response.status == HTTPStatus.GONE:
        told = f"feed_gone: {said}: it was taken away for good; leave its address out"
        return Answer(problem=told, is_gone=True, retry_at=now + timedelta(days=1))
    code = "feed_busy" if response.status in _BUSY else "feed_failed"
    retry_at = _retry_at(response.headers.get("Retry-After"), now)
    return Answer(problem=f"{code}: {said}", retry_at=retry_at)


def _retry_at(said: str | None, now: datetime) -> datetime | None:
    """The moment that a Retry-After names, in seconds from now or as a date; at most a week away."""
    if not said:
        return None
    try:
        moment = now + timedelta(seconds=int(said)) if said.strip().isdecimal() else parsedate_to_datetime(said)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return min(moment, now + _LONGEST_WAIT)
