"""Looking before anything is started: what is new, without Prefect, Great Expectations or another process.

A look that finds nothing is a run of its own in the ledger (a row of zeros), so that one sees that somebody looked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import polars as pl

from flows.alerts import alert
from flows.inbox import SEEN, Plan, Rules, discover
from flows.manifest import must_have_warehouse, reconcile
from flows.opening import for_reading, for_writing
from flows.polling import Feeds, feeds_among, no_feeds
from flows.reading import leaves_a_record, refusal_id
from flows.request import Request
from flows.retries import possible_retries
from flows.run import clear, new_run_id, version_now
from flows.settings import Settings
from flows.watching.observed import write_metrics
from warehouse import ledger, polled_feeds
from warehouse.corrections import take_in
from warehouse.errors import WarehouseEmptyError


@dataclass(frozen=True)
class Look:
    """What a look found."""

    looked_at: datetime
    plan: Plan
    has_news: bool  # there is something that a run would put into the ledger


@dataclass(frozen=True)
class _Known:
    """What the ledger knows of what may be there."""

    seen: pl.DataFrame  # SEEN: addresses and fingerprints of every file ever read
    recorded: set[str]  # keys of what could not be read
    feeds: Feeds
    has_retries: bool  # some file could not be read for want of a package that is here now


def look(request: Request, *, asks_feeds: bool = True) -> Look:
    """List the inboxes, ask the feeds and compare with the ledger; changes nothing. Raises WarehouseError."""
    settings, now = request.settings, datetime.now(UTC)
    known = _known(settings, request.paths)
    poll = known.feeds.poll(request.paths, now) if asks_feeds else known.feeds.passed_over(request.paths)
    plan = discover(request.paths, known.seen, Rules.of(settings, now), poll)
    fresh = [item for item in plan.refused if leaves_a_record(item) and refusal_id(item) not in known.recorded]
    return Look(now, plan, bool(plan.new or fresh or known.has_retries))


def record_nothing_new(settings: Settings, found: Look) -> dict[str, Any]:
    """Enter the look as a run that read nothing, and clear up after a killed run; returns its row of `runs`.

    Only while the run lock is held. The row takes the place of a look before it that found nothing either: a
    service that looks every minute adds one row for each quiet time, which counts its looks.
    """
    clear(settings)
    with for_writing(settings) as warehouse:
        reconcile(settings, warehouse)
        take_in(warehouse, settings.home)
        run_id = new_run_id(found.looked_at)
        ledger.record_look(warehouse, run_id, found.looked_at, version_now(), settings.model_dump(mode="json"))
        polled_feeds.note_answers(warehouse, found.plan.answers)
        row = ledger.run_row(warehouse, run_id)
    write_metrics(settings)
    if any(answer.problem for answer in found.plan.answers):
        alert(settings)
    left = [(item.uri, item.reason) for item in found.plan.left]
    return {**row, "n_seen": found.plan.n_seen, "left": left}


def _known(settings: Settings, paths: Sequence[str]) -> _Known:
    must_have_warehouse(settings)
    nothing = _Known(SEEN.to_frame(), set(), no_feeds(settings), has_retries=False)
    if not settings.place.exists():
        return nothing
    try:
        with for_reading(settings) as warehouse:
            return _Known(
                ledger.seen_files(warehouse),
                ledger.refused_contents(warehouse),
                feeds_among(warehouse, settings, paths),
                bool(possible_retries(warehouse)),
            )
    except WarehouseEmptyError:  # who made the file was killed before it had tables; a run makes them
        return nothing
