"""Alerts by Apprise: one digest a run of what somebody should look at, and the same trouble not twice."""

import logging
import warnings
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from flows.console import note
from flows.settings import Settings
from transforms.ids import stable_id
from warehouse.connection import open_reader, open_writer
from warehouse.sql import load_sql

Severity = Literal["critical", "warning", "info"]
_RANK = {"critical": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Trouble:
    """One thing to look at in a run: a broken expectation, one that could not run, or how the run itself ended."""

    name: str
    severity: Severity
    line: str


@dataclass(frozen=True)
class Digest:
    """What is sent. ``troubles`` are the most severe first."""

    run_id: str
    troubles: tuple[Trouble, ...]
    counts: str

    @property
    def subject(self) -> str:
        """The names of its troubles, the same whatever the run."""
        return ", ".join(sorted(trouble.name for trouble in self.troubles))

    @property
    def title(self) -> str:
        """One line: the worst of it and how much more."""
        worst, more = self.troubles[0], len(self.troubles) - 1
        return f"newsledger: {worst.name} ({worst.severity})" + (f" and {more} more" if more else "")

    @property
    def body(self) -> str:
        """The run, a line each trouble, and the next command."""
        lines = [f"Run {self.run_id}: {self.counts}", "", *(trouble.line for trouble in self.troubles)]
        return "\n".join([*lines, "", f"Look at it with: newsledger checks --run {self.run_id} --failing"])


@contextmanager
def alert_on_exit(settings: Settings) -> Generator[None]:
    """Send the digest of the run inside, however it ends: completed, blocked or failed."""
    try:
        yield
    finally:
        alert(settings)


def alert(settings: Settings, sent_at: datetime | None = None) -> bool | None:
    """Send the digest of the newest run, if it has news; returns whether it was delivered, None if nothing was sent.

    News is a trouble at least as severe as `alert_on` that no digest delivered in the last `alert_repeat_hours` named.
    A service that cannot be reached is told on the console; the next run tries again.
    """
    if not settings.alert_urls:
        return None
    now = sent_at or datetime.now(UTC)
    digest = _digest(settings)
    if digest is None or {trouble.name for trouble in digest.troubles} <= _delivered(settings, now):
        return None
    is_delivered = _send(settings, digest)
    _record(settings, digest, is_delivered, now)
    return is_delivered


def _digest(settings: Settings) -> Digest | None:
    ((run_id, status, error, counts),) = _ask(settings, "alert_run")
    troubles = [Trouble(name, severity, line) for name, severity, line in _ask(settings, "alert_checks", run_id=run_id)]
    troubles += [Trouble(*row) for row in _ask(settings, "alert_feeds")]
    if status in ("blocked", "failed"):
        troubles.append(Trouble(f"run {status}", "critical", f"critical  the run {status}: {error}"))
    heard = [trouble for trouble in troubles if _RANK[trouble.severity] <= _RANK[settings.alert_on]]
    heard.sort(key=lambda trouble: (_RANK[trouble.severity], trouble.name))
    return Digest(run_id, tuple(heard), counts) if heard else None


def _delivered(settings: Settings, now: datetime) -> set[str]:
    """Names of the troubles that were delivered within `alert_repeat_hours`."""
    rows: Iterable[Any] = _ask(settings, "alert_delivered", now=now, hours=settings.alert_repeat_hours)
    return {name for (subject,) in rows for name in subject.split(", ")}


def _ask(settings: Settings, query: str, **parameters: object) -> list[tuple[Any, ...]]:
    with open_reader(settings.place, settings.warehouse_wait_seconds) as warehouse:
        return warehouse.execute(load_sql(query), parameters).fetchall()


def _send(settings: Settings, digest: Digest) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Apprise's plugins import modules that Python 3.13 drops
        is_delivered = _notify(settings, digest)
    if not is_delivered:
        note(f"The alert was not delivered to all {len(settings.alert_urls)} services; the next run tries again.")
    return is_delivered


def _notify(settings: Settings, digest: Digest) -> bool:
    from apprise import Apprise, NotifyType

    logging.getLogger("apprise").addHandler(logging.NullHandler())  # what it would say, we say
    services = Apprise()
    refused = sum(not services.add(url.get_secret_value()) for url in settings.alert_urls)
    kind = NotifyType.FAILURE if digest.troubles[0].severity == "critical" else NotifyType.WARNING
    return bool(services.notify(title=digest.title, body=digest.body, notify_type=kind)) and not refused


def _record(settings: Settings, digest: Digest, is_delivered: bool, now: datetime) -> None:
    row = [
        stable_id("d", digest.run_id, digest.subject, now.isoformat()), digest.run_id, digest.subject,
        digest.troubles[0].severity, digest.title, digest.body, len(settings.alert_urls), is_delivered, now,
    ]  # fmt: skip
    with open_writer(settings.place, settings.warehouse_wait_seconds) as warehouse:
        warehouse.execute(f"INSERT INTO alerts VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - only marks
