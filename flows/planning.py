"""What a run will read: what is new where it was told to look, and what can be read now and could not before."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flows.inbox import Plan, Rules, discover
from flows.opening import for_writing
from flows.run import Run
from warehouse.polled_feeds import note_answers


def planned(run: Run, paths: Sequence[str]) -> Plan:
    """The plan of ``run`` for ``paths``; what feeds answered is in the ledger when it is made."""
    poll = run.feeds.poll(paths, datetime.now(UTC))
    if poll.answers:
        with for_writing(run.settings) as warehouse:
            note_answers(warehouse, poll.answers)
    plan = discover(paths, run.seen, Rules.of(run.settings, run.started_at), poll)
    plan.new.extend(retry.kept(run.archive) for retry in run.retries)
    return plan
