"""Whether a home is in health, for a supervisor: a few things that are cheap to ask. `doctor` looks at all the rest."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from flows.watching.facts import Facts

_SCARCE = 256 << 20  # bytes free
_LATE = timedelta(minutes=15)  # a look may wait for a run in progress


class Sign(NamedTuple):
    """One thing that was asked: whether it is well, and what was seen."""

    name: str
    is_well: bool
    seen: str


def signs(facts: Facts, max_age_hours: float) -> Iterator[Sign]:
    """Everything that is asked; ``max_age_hours``: the last look may be so old."""
    yield _warehouse(facts)
    yield _newest(facts)
    yield _schedule(facts, timedelta(hours=max_age_hours))
    yield Sign("disk", facts.free_bytes >= _SCARCE, f"{facts.free_bytes / 1e9:,.1f} GB free")


def report(facts: Facts, max_age_hours: float) -> tuple[bool, dict[str, Any]]:
    """Whether all is well, and what was seen, as JSON can hold it."""
    found = list(signs(facts, max_age_hours))
    is_well = all(sign.is_well for sign in found)
    said = {sign.name: {"well": sign.is_well, "seen": sign.seen} for sign in found}
    return is_well, {"status": "well" if is_well else "ill", "asked_at": facts.asked_at.isoformat(), "signs": said}


def _warehouse(facts: Facts) -> Sign:
    if facts.problem is not None:
        return Sign("warehouse", False, facts.problem)
    seen = "a run is writing" if facts.is_busy else "it can be read"
    return Sign("warehouse", True, seen)


def _newest(facts: Facts) -> Sign:
    newest = facts.ledger.newest if facts.ledger else None
    if newest is None:
        return Sign("last_run", facts.is_busy, "there was none yet")
    said = f"{newest['run_id']} {newest['status']}" + (f": {newest['error']}" if newest["error"] else "")
    if newest["status"] == "running" and facts.holder is None:
        return Sign("last_run", False, f"{newest['run_id']} was interrupted; the next one goes on from there")
    return Sign("last_run", newest["status"] in ("completed", "running"), said)


def _schedule(facts: Facts, max_age: timedelta) -> Sign:
    look = facts.look
    if look is None:
        return Sign("schedule", False, "nobody has looked yet")
    if facts.holder is not None:
        return Sign("schedule", True, f"{facts.holder['command']} has been running since {facts.holder['since']}")
    if look.next_run_at is not None and facts.asked_at - look.next_run_at > _LATE:
        return Sign("schedule", False, f"a run was due at {look.next_run_at:%Y-%m-%d %H:%M} UTC; is serve running?")
    is_recent = facts.asked_at - look.looked_at <= max_age
    return Sign("schedule", is_recent, f"the last look was at {look.looked_at:%Y-%m-%d %H:%M} UTC")
