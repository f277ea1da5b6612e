"""Which files are new: a listing, one anti-join with what was seen, and what is left for later."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Self

import polars as pl

from flows.listing import Listed, Unlisted, list_path
from flows.polling import Fetched, Poll
from flows.settings import Settings
from warehouse.polled_feeds import FeedAnswer

#: What the ledger must know of earlier runs: the columns of its table `inbox_files` that decide.
SEEN = pl.Schema({"uri": pl.String, "fingerprint": pl.String})
_TOO_YOUNG = "too_young"
_SMALL = 1 << 20  # bytes of new files, which take a second or two to prepare
_WAITS = "feed_waits:"
#: Names that programs give to a file while they write it.
_PARTIAL = (".part", ".partial", ".tmp", ".crdownload", ".filepart", "~")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will read, and what it will not."""

    new: list[Listed] = field(default_factory=list[Listed])  # in the order of their addresses
    n_seen: int = 0  # unchanged since an earlier run
    waiting: list[Unlisted] = field(default_factory=list[Unlisted])  # for the next run: may still be being written
    #: Not to be read at all: missing, too large, no permission, a loop, a device.
    refused: list[Unlisted] = field(default_factory=list[Unlisted])
    answers: list[FeedAnswer] = field(default_factory=list[FeedAnswer])  # of the feeds that were asked

    @property
    def n_bytes(self) -> int:
        """Bytes to read, as far as they are known."""
        return sum(item.n_bytes for item in self.new)

    @property
    def is_small(self) -> bool:
        """Whether one worker process is enough: its imports take longer than its work."""
        return self.n_bytes <= _SMALL

    @property
    def n_files(self) -> int:
        """Files that are there."""
        return len(self.new) + self.n_seen + len(self.waiting)

    @property
    def is_being_written(self) -> bool:
        """Whether some file was modified too recently to be read."""
        return any(item.reason.startswith(_TOO_YOUNG) for item in self.waiting)

    @property
    def left(self) -> list[Unlisted]:
        """All that is there and not read in this run."""
        return self.waiting + self.refused


@dataclass(frozen=True, slots=True)
class Rules:
    """What is left out of a plan."""

    now: float  # seconds since 1970
    min_age_seconds: float  # files modified less than this before now wait for the next run
    max_file_bytes: int
    excluded: Path | None = None  # a folder that is never entered: our own home

    @classmethod
    def of(cls, settings: Settings, now: datetime) -> Self:
        """What ``settings`` say, at the moment ``now``."""
        return cls(now.timestamp(), settings.min_age_seconds, settings.limits.max_file_bytes, settings.home)


def discover(paths: Iterable[str], seen: pl.DataFrame, rules: Rules, poll: Poll | None = None) -> Plan:
    """List ``paths`` and leave out what ``seen`` (schema SEEN, more columns allowed) holds.

    Of addresses in ``poll`` it holds what was found there; they are not listed again.
    """
    poll, paths = poll or Poll(), list(paths)
    listed, refused = _split(found for path in paths for found in _at(path, rules, poll))
    fetched = [item for item in listed if isinstance(item, Fetched)]
    new = [*_unseen([item for item in listed if not isinstance(item, Fetched)], seen), *fetched]
    n_unchanged = sum(path in poll.found and poll.found[path] is None for path in set(paths))
    plan = Plan([], len(listed) - len(new) + n_unchanged, [], [], poll.answers)
    for item in refused:
        (plan.waiting if item.reason.startswith(_WAITS) else plan.refused).append(item)
    for item in new:
        waits = _why_it_waits(item, rules.now - rules.min_age_seconds)
        if waits is not None:
            plan.waiting.append(Unlisted(item.uri, waits))
        elif item.n_bytes > rules.max_file_bytes:
            plan.refused.append(Unlisted(item.uri, f"file_too_large: {item.n_bytes:,} bytes"))
        else:
            plan.new.append(item)
    return plan


def _at(path: str, rules: Rules, poll: Poll) -> Iterable[Listed | Unlisted]:
    if path not in poll.found:
        return list_path(path, rules.excluded)
    found = poll.found[path]
    return [found] if found is not None else []


def _split(found: Iterable[Listed | Unlisted]) -> tuple[list[Listed], list[Unlisted]]:
    """Files, each address once and in order; and the rest."""
    listed: dict[str, Listed] = {}
    refused: dict[str, Unlisted] = {}
    for item in found:
        if isinstance(item, Listed):
            listed[item.uri] = item
        else:
            refused[item.uri] = item
    return sorted(listed.values(), key=attrgetter("uri")), list(refused.values())


def _unseen(listed: list[Listed], seen: pl.DataFrame) -> list[Listed]:
    """What is not in ``seen``; a file without fingerprint may have changed, so it always is new."""
    frame = pl.DataFrame(
        {"uri": [item.uri for item in listed], "fingerprint": [item.fingerprint for item in listed]}, schema=SEEN
    ).with_row_index()
    known = seen.select("uri", "fingerprint").filter(pl.col("fingerprint") != "")
    new = frame.join(known, on=["uri", "fingerprint"], how="anti", maintain_order="left")
    return [listed[position] for position in new["index"]]


def _why_it_waits(item: Listed, newest: float) -> str | None:
    if item.name.lower().endswith(_PARTIAL):
        return "partial_name: its name says that it is being written"
    if item.modified_at is not None and item.modified_at > newest:
        return f"{_TOO_YOUNG}: modified too recently to be sure that it is complete"
    return None
